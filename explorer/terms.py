"""How text becomes search terms: one way for the index, for queries and for marking what matched.

A term is a run of letters and digits in lower case without diacritics. A printed number is one term: `81,302` is
`81302`, the point of `20.6` becomes POINT. Scripts without spaces give a term a character. Numbers are also indexed by
value, with terms that no text can hold (private use characters of a text are dropped).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from explorer.model import Span

EXACT = "\ue000"
"""Starts the term of a value: `81302` is EXACT + `81302e4`."""
ROUNDED = ("\ue001", "\ue002")
"""Start the terms of a value rounded to three and to two significant digits, where it has more."""
POINT = "\ue003"
"""The decimal point inside a term."""

PASSAGE_LENGTH = 600

_UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fdf\u3041-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff"
    "\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_MARKS = "\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u064b-\u065f\u0670\u1ab0-\u1aff\u1dc0-\u1dff\ufe20-\ufe2f"
_MARK = re.compile(f"[{_MARKS}]+")
_PRIVATE = re.compile("[\ue000-\uf8ff]")
_NUMBER = re.compile(r"(?<![0-9])[0-9]++(?:[.,][0-9]++)+")
_GROUPED = re.compile(r"[0-9]{1,3}(?:,[0-9]{2,3})*,[0-9]{3}(?![0-9,])(?:\.[0-9]+)?(?![0-9.,])")
_CHARACTER = re.compile(f"[{_UNSPACED}]")
_OTHER = re.compile(f"(?:[^\\w{POINT}]|_)+")
_TERM = re.compile(f"(?:[^\\W_]|{POINT})+")
_WORD = re.compile(f"[{_UNSPACED}]|(?:[^\\W_{_UNSPACED}]|[{_MARKS}]|(?<=[0-9])[.,](?=[0-9]))+")
_NUMBER_WORD = re.compile(r"(?<![0-9])[0-9]++(?:[.,][0-9]++)+[A-Za-z0-9]*")
_SIGNS = "“”‘’–—…€£·\u00a0"
_LOWER = bytes(ord(chr(code).lower()) if chr(code).isalnum() else 32 for code in range(128)) + bytes(range(128, 256))
_LOWER_TEXT = _LOWER.decode("latin-1")
_PLAIN = re.compile(r"(?:[a-z0-9]|(?<=[0-9])[.,](?=[0-9]))+")
_BREAK = re.compile(r"\s(?:(?<=\n)|(?<=[.!?]\s))\s*")
"""Begins with a set of characters rather than a choice, so that a search skips what cannot begin it."""
_SPACE = re.compile(r"\s+")


class Token(NamedTuple):
    """A word of a text: where it stands, and the term that it is searched by."""

    start: int
    end: int
    term: str


def folded(text: str) -> str:
    """`text` in lower case, without diacritics and private use characters. Its length may change."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return _PRIVATE.sub(" ", unicodedata.normalize("NFC", _MARK.sub("", text)))


def index_text(text: str) -> str:
    """`text` as it goes into the index: SQLite's unicode61 finds in it the terms that `tokens` finds in `text`."""
    text = _NUMBER.sub(_one_term, folded(text))
    return _CHARACTER.sub(r" \g<0> ", _OTHER.sub(" ", text)) if not text.isascii() else text


def aligned_index_text(text: str) -> str | None:
    """`text` as it goes into the index, every term where it stands in `text`; None where that cannot be.

    A slice of it is as good as the slice through `index_text`, and one pass over a document does for all of them.
    """
    plain = _without_signs(text)
    return _NUMBER_WORD.sub(_term_in_place, plain.lower()) if plain.isascii() else None


def terms_of(text: str) -> list[str]:
    """The terms of `text`, in order."""
    if text.isascii():
        words = _PLAIN.findall(text.lower())
        return [word if word.isalnum() else _NUMBER.sub(_one_term, word) for word in words]
    return _TERM.findall(index_text(text))


def quick_terms(text: str, numbers: bool) -> list[bytes]:
    """The terms of `text` in UTF-8, for comparing many texts with a query.

    Printed numbers come in their parts, unless `numbers` asks for them.
    """
    plain = _without_signs(text)
    if not plain.isascii():
        return [term.encode() for term in terms_of(plain)]
    if numbers:
        plain = _NUMBER.sub(_one_term, plain)
    return plain.encode().translate(_LOWER).split()


def plain_words(text: str) -> str | None:
    """`text` with all but its words as spaces, in lower case, a space before and after it; None where words need more.

    A word at offset n of the result stands at n - 1 of `text`. Printed numbers come in their parts.
    """
    plain = _without_signs(text)
    return f" {plain.translate(_LOWER_TEXT)} " if plain.isascii() else None


def _without_signs(text: str) -> str:
    """`text` with a space for every usual sign beyond ASCII."""
    if not text.isascii():
        for sign in _SIGNS:
            if sign in text:
                text = text.replace(sign, " ")
    return text


def tokens(text: str) -> Iterator[Token]:
    """The words of `text` with their places."""
    for match in _WORD.finditer(text):
        word = match[0]
        term = word.lower() if word.isascii() and word.isalnum() else " ".join(terms_of(word))
        if term:
            yield Token(match.start(), match.end(), term)


def value_terms(value: float | None) -> tuple[str, ...]:
    """The terms by which a value is found: exactly, and by those who round it. The sign is left out."""
    if value is None or value - value != 0:
        return ()
    digits, _, exponent = f"{abs(value):.11e}".partition("e")
    significant = digits.replace(".", "").rstrip("0") or "0"
    terms = [f"{EXACT}{significant}e{int(exponent)}"]
    for mark, places in zip(ROUNDED, (3, 2), strict=True):
        if len(significant) > places:
            terms.append(mark + _rounded(value, places))
    return tuple(terms)


def value_query(value: float) -> tuple[str, ...]:
    """The terms that a searched value asks for, the best first: itself, what rounds to it, what it rounds to."""
    own = value_terms(value)
    if not own:
        return ()
    key = own[0][1:]
    places = len(key.partition("e")[0])
    if places > 3:
        return (own[0], EXACT + _rounded(value, 3))
    return (own[0], ROUNDED[3 - places] + key) if places > 1 else (own[0],)


def _rounded(value: float, places: int) -> str:
    digits, _, exponent = f"{abs(value):.{places - 1}e}".partition("e")
    return f"{digits.replace('.', '').rstrip('0') or '0'}e{int(exponent)}"


def _one_term(match: re.Match[str]) -> str:
    printed = match[0]
    if _GROUPED.match(printed):
        printed = printed.replace(",", "")
    return printed.replace(",", POINT).replace(".", POINT)


def _term_in_place(match: re.Match[str]) -> str:
    return _one_term(match).ljust(len(match[0]))


def passages(text: str) -> list[Span]:
    """`text` cut into passages of at most PASSAGE_LENGTH characters, at ends of lines or sentences where it can be."""
    ends = [0]
    best = 0
    for match in _BREAK.finditer(text):
        while match.end() - ends[-1] > PASSAGE_LENGTH:
            ends.append(best if best > ends[-1] else _space_before(text, ends[-1]))
        best = match.end()
    while len(text) - ends[-1] > PASSAGE_LENGTH:
        ends.append(best if best > ends[-1] else _space_before(text, ends[-1]))
        best = 0
    if len(text) > ends[-1]:
        ends.append(len(text))
    return [Span(start, end) for start, end in pairwise(ends)]


def _space_before(text: str, start: int) -> int:
    """Where to cut a passage that holds no better end: after its last space, or else at its full length."""
    end = start + PASSAGE_LENGTH
    last = max(text.rfind(" ", start, end), text.rfind("\n", start, end))
    return last + 1 if last > start else end
