"""The gate for untrusted text: every string of a document, a file name or a store passes here before it is shown.

Each unsafe character becomes one visible character, so lengths, offsets and columns stay as they are and nothing is
lost without a trace. The raw text stays in the store.
"""

from __future__ import annotations

import os
import re
from typing import NewType

Shown = NewType("Shown", str)
"""Text that passed the gate. Widgets and terminals take nothing else."""

_BIDI = "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206b\u206c\u206d\u206e\u206f"
_INVISIBLE = (
    "\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180e\u180f\u200b\u200c\u200d"
    "\u2060\u2061\u2062\u2063\u2064\u2065\u3164\ufeff\uffa0\ufff9\ufffa\ufffb"
)

_PICTURES: dict[int, str] = {
    **{code: chr(0x2400 + code) for code in range(0x20)},
    0x7F: "\u2421",
    **dict.fromkeys(range(0x80, 0xA0), "\u2426"),
    **{ord(character): "\u21c4" for character in _BIDI},
    **{ord(character): "\u25cc" for character in _INVISIBLE},
    0x2028: "\u2424",
    0x2029: "\u2424",
}
_UNSAFE = re.compile(
    f"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff\U000e0000-\U000e0fff{_BIDI}{_INVISIBLE}]"
)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%", "＝", "＋", "－", "＠")


def _picture(match: re.Match[str]) -> str:
    character = match[0]
    picture = _PICTURES.get(ord(character))
    if picture is not None:
        return picture
    return "\u2311" if ord(character) >= 0xE0000 else "\ufffd"


def shown(text: str) -> Shown:
    """`text` for one line of a screen or terminal: same length, every unsafe character (line breaks too) visible."""
    return Shown(_UNSAFE.sub(_picture, text))


def shown_lines(text: str) -> Shown:
    """Like `shown`, but line feeds stay and tabs become spaces: for a pane of several lines. Same length."""
    return Shown(_UNSAFE.sub(lambda m: m[0] if m[0] == "\n" else " " if m[0] == "\t" else _picture(m), text))


def shown_flat(text: str) -> Shown:
    """Like `shown`, but line feeds and tabs become spaces: for an excerpt on one line. Same length."""
    return Shown(_UNSAFE.sub(lambda m: " " if m[0] in "\n\t" else _picture(m), text))


def shown_path(path: str | bytes | os.PathLike[str]) -> Shown:
    """A file name for the screen; undecodable bytes become U+FFFD."""
    return shown(_SURROGATES.sub("\ufffd", os.fsdecode(path)))


def storable(text: str) -> str:
    """`text` as a document keeps it: one line feed per line end, controls as pictures, no lone surrogates, no BOM."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = _CONTROLS.sub(lambda m: "\n" if m[0] in "\x0b\x0c\x85" else _picture(m), text)
    return _SURROGATES.sub("\ufffd", text)


def spreadsheet_cell(text: str) -> str:
    """`text` for a cell of a CSV file: what a spreadsheet would run as a formula starts with an apostrophe instead."""
    text = _SURROGATES.sub("\ufffd", text)
    return "'" + text if text.lstrip(" \u00a0").startswith(_FORMULA_STARTS) else text
