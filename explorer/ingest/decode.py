"""Bytes to clean text: the encoding is known or guessed once, and said where it was guessed."""

from __future__ import annotations

import codecs

from explorer.errors import ReadError
from explorer.gate import storable
from explorer.ingest.guess import guessed, shifted

_MARKS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(raw: bytes) -> tuple[str, tuple[str, ...]]:
    """The clean text of `raw`, and notes on what had to be guessed. Raises ReadError for binary data."""
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return storable(raw.decode(encoding, "replace")), ()
    if b"\x00" in raw[:65536]:
        return _guess(raw, wide=True)
    japanese = shifted(raw)
    if japanese is not None:
        return storable(japanese), ("encoding guessed: ISO-2022-JP",)
    try:
        return storable(raw.decode("utf-8")), ()
    except UnicodeDecodeError:
        pass
    repaired = raw.decode("utf-8", "replace")
    if repaired.count("\ufffd") * 200 < len(repaired):
        return storable(repaired), ("some bytes were no UTF-8 and are shown as \ufffd",)
    controls = sum(byte < 32 and byte not in (9, 10, 12, 13) for byte in raw[:65536])
    if controls * 20 > min(len(raw), 65536):
        raise ReadError("is binary data, not text")
    return _guess(raw, wide=False)


def _guess(raw: bytes, *, wide: bool) -> tuple[str, tuple[str, ...]]:
    found = guessed(raw, wide=wide)
    if found is None:
        raise ReadError("is binary data, not text")
    text, encoding = found
    return storable(text), (f"encoding guessed: {encoding}",)
