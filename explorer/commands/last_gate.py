"""The last gate of the command line: what is printed to a terminal carries no control but the program's own.

Commands gate what they quote; should one forget it, this catches it. A pipe or a file gets what was written, so that
exports keep every character.
"""

from __future__ import annotations

import io
import re
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, TextIO, cast

from explorer.gate import shown

_OWN = r"(\x1b\[(?:[0-9]{1,3}(?:;[0-9]{1,3})*)?m|\x1b\[K|[\r\n\t])"
"""Colours, clearing a line, and white space: all that commands themselves write."""


def gated(text: str) -> str:
    """`text` with every control visible, but for those that commands write themselves."""
    if text.isascii() and text.isprintable():
        return text
    pieces = re.split(_OWN, text)
    return "".join(piece if number % 2 else shown(piece) for number, piece in enumerate(pieces))


class GatedStream:
    """A text stream that passes everything through `gated`; otherwise it is the stream that it wraps."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        """Write `text`; returns its length."""
        self._stream.write(gated(text))
        return len(text)

    def writelines(self, lines: Iterable[str]) -> None:
        """Write each of `lines`."""
        for line in lines:
            self.write(line)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)


def gated_stream(stream: TextIO) -> TextIO:
    """`stream` with the gate before it where it is a terminal; characters that it cannot encode are spelt out."""
    if isinstance(stream, io.TextIOWrapper):
        stream.reconfigure(errors="backslashreplace")
    return cast(TextIO, GatedStream(stream)) if stream.isatty() else stream


@contextmanager
def last_gate() -> Iterator[None]:
    """While this holds, stdout and stderr are gated."""
    before = sys.stdout, sys.stderr
    sys.stdout, sys.stderr = map(gated_stream, before)
    try:
        yield
    finally:
        sys.stdout, sys.stderr = before
