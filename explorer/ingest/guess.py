"""Guessing the encoding of text that does not say it and is no UTF-8, among those that texts are found in."""

from __future__ import annotations

import re

_SAMPLE = 20_000
_BY_LANGUAGE = {
    **dict.fromkeys(("Hungarian", "Czech", "Polish", "Slovak", "Slovene", "Croatian", "Romanian"), "cp1250"),
    **dict.fromkeys(("Lithuanian", "Latvian", "Estonian"), "cp1257"),
    "Turkish": "cp1254",
}
"""What is meant where several encodings make sense of a text in that language; cp1252 in all others."""
_WIDE = ("utf_16_le", "utf_16_be", "utf_32_le", "utf_32_be")
_NARROW = (
    "cp1252", "cp1250", "iso8859_2", "cp1251", "koi8_r", "iso8859_5", "cp866", "mac_cyrillic", "cp1253", "iso8859_7",
    "cp1254", "cp1255", "cp1256", "iso8859_6", "cp1257", "cp932", "euc_jp", "gb18030", "big5", "cp949", "cp874",
    "mac_roman", "cp850",
)  # fmt: skip
_SHIFTS = re.compile(rb"\x1b\$[@B]|\x1b\(J")
_BEYOND_SIGNS = re.compile(
    rb"[^\x00-\x7f\x80\x85\x91-\x97\x99\xa0\xa3\xa5\xa7\xa9\xab\xad\xae\xb0-\xb3\xb7\xbb-\xbe\xd7\xf7]"
)
"""A byte that is neither ASCII nor, in Windows-1252, a quote, a dash, a sign of money or of measure."""
_NAMES = {"cp1252": "Windows-1252"}


def shifted(raw: bytes) -> str | None:
    """The text of `raw` where it is Japanese that only looks like ASCII (ISO-2022-JP); None where it is not."""
    if not _SHIFTS.search(raw):
        return None
    try:
        return raw.decode("iso2022_jp")
    except UnicodeDecodeError:
        return None


def guessed(raw: bytes, *, wide: bool) -> tuple[str, str] | None:
    """The text of `raw` and the name of the encoding that makes most sense of it; None where none does.

    With `wide`, only encodings of two or four bytes a character are tried.
    """
    if not wide and not _BEYOND_SIGNS.search(raw):
        return raw.decode("cp1252"), _NAMES["cp1252"]  # too little to tell languages by, and it needs no telling
    encoding = _best(raw[: _SAMPLE - _SAMPLE % 4], _WIDE if wide else _NARROW)
    if encoding is None:
        return None
    return raw.decode(encoding, "replace"), _NAMES.get(encoding, encoding.replace("_", "-").upper())


def _best(sample: bytes, among: tuple[str, ...]) -> str | None:
    from charset_normalizer import from_bytes

    found = list(from_bytes(sample, cp_isolation=list(among), preemptive_behaviour=False))
    if not found:
        return None
    least = min((match.chaos, -match.coherence) for match in found)
    equal = [match for match in found if (match.chaos, -match.coherence) == least]
    fitting = {name for match in equal for name in (match.encoding, *match.could_be_from_charset)}
    preferred = _BY_LANGUAGE.get(str(equal[0].language), "cp1252")
    return preferred if preferred in fitting else next(name for name in among if name in fitting)
