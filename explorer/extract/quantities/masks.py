"""Numbers that are no quantities: dates and clock times, names with digits, labels, references, addresses, codes."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from explorer.extract.quantities import mask_patterns as patterns
from explorer.extract.quantities.listed import is_list
from explorer.extract.quantities.wordlists import word_set
from explorer.model import Span

_DIGITS = re.compile(r"\d+")
_PREFIX_WORDS = word_set("c ca no to or and under over sub mid non of about some than from at by x s")
_NUMBER_WORDS = word_set(
    "one two three four five six seven eight nine ten twelve fifteen twenty thirty forty fifty hundred"
)
_LOOK_BACK = 40


class Masks:
    """The spans of one line that hold no quantity; answers whether a place is inside one."""

    def __init__(self, spans: Sequence[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start <= self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def covers(self, at: int) -> bool:
        """Whether the character at `at` is masked."""
        index = bisect_right(self._starts, at) - 1
        return index >= 0 and at < self._ends[index]

    def end_of(self, at: int) -> int:
        """Where the mask that covers `at` ends."""
        return self._ends[bisect_right(self._starts, at) - 1]

    def touches(self, start: int, end: int) -> bool:
        """Whether any character of the range is masked."""
        index = bisect_right(self._starts, end - 1) - 1
        return index >= 0 and self._ends[index] > start


def find_masks(
    text: str, start: int, end: int, given: Sequence[Span], signs: frozenset[str], *, in_cell: bool = False
) -> Masks:
    """All masks of `text[start:end]`: those given, and what this module finds. `signs` are currency signs and codes.

    In the cell of a table two bare numbers with "of" or a slash between them are figures, and so is one in brackets.
    """
    if in_cell and patterns.TWO_IN_A_CELL.fullmatch(text, start, end):
        return Masks([(s.start, s.end) for s in given])
    spans = [(s.start, s.end) for s in given]
    spans += _web(text, start, end)
    if (start == 0 or text[start - 1] == "\n") and (item := patterns.LIST_NUMBER.match(text, start, end)):
        spans.append(item.span())
    masks = Masks(spans)
    found: list[tuple[int, int]] = []
    reached = start
    for digits in _DIGITS.finditer(text, start, end):
        at = digits.start()
        if at < reached or masks.covers(at):
            continue
        for span in _around(text, start, end, at, signs, in_cell=in_cell):
            found.append(span)
            reached = max(reached, span[1])
    return Masks([*spans, *found]) if found else masks


def _web(text: str, start: int, end: int) -> list[tuple[int, int]]:
    if not any(text.find(sign, start, end) >= 0 for sign in patterns.WEB_SIGNS):
        return []
    return [m.span() for m in patterns.WEB.finditer(text, start, end)]


def _around(
    text: str, start: int, end: int, at: int, signs: frozenset[str], *, in_cell: bool
) -> Iterator[tuple[int, int]]:
    """The masks that begin at the run of digits at `at`, at the sign before it, or at the words before it."""
    before = text[at - 1] if at > start else " "
    if before in "+(['’[§¶ " and not (in_cell and before == "(") and (sign := _sign_at(text, start, at)) is not None:
        match = patterns.FROM_SIGN.match(text, sign, end)
        if match and not (
            text[sign] == "(" and (not _continues(text, start, sign) or _in_list(text, start, end, sign))
        ):
            yield match.span()
            return
    if not (before.isalnum() or before in ".,$€£_"):
        match = patterns.FROM_DIGIT.match(text, at, end)
        if match:
            yield match.span()
            return
    yield from _from_words(text, start, end, at, signs)


def _sign_at(text: str, start: int, at: int) -> int | None:
    """Where the sign before a number stands, one space allowed behind § and ¶."""
    if text[at - 1] != " ":
        return at - 1
    return at - 2 if at - 2 >= start and text[at - 2] in "§¶" else None


def _in_list(text: str, start: int, end: int, bracket: int) -> bool:
    """Whether a bracket stands behind a figure in a list of figures, so that it holds another one."""
    return text[max(start, bracket - 2) : bracket].rstrip(" ")[-1:].isdigit() and is_list(text[start:end])


def _continues(text: str, start: int, bracket: int) -> bool:
    """Whether a bracket stands behind a word, so that a bare number in it is a reference."""
    before = text[max(start, bracket - 2) : bracket].rstrip(" ")
    return bool(before) and (before[-1].isalnum() or before[-1] in '.,])’”"')


def _from_words(text: str, start: int, end: int, at: int, signs: frozenset[str]) -> Iterator[tuple[int, int]]:
    floor = max(start, at - _LOOK_BACK)
    token = _word_start(text, floor, at)
    if token < at:
        inside = token
        while inside < at and not text[inside].isalnum():
            inside += 1
        if inside < at:
            yield from _name(text, inside, end, at, signs)
            match = patterns.FROM_WORD.match(text, inside, end)
            if match and match.end() > at:
                yield match.span()
            return
    word_end = token
    while word_end > floor and text[word_end - 1] in " \u00a0":
        word_end -= 1
    word = _word_start(text, floor, word_end)
    while word < word_end and text[word] in "(“\"'‘[":
        word += 1
    if word < word_end:
        match = patterns.FROM_WORD.match(text, word, end)
        if match and match.end() > at:
            yield match.span()


def _word_start(text: str, floor: int, at: int) -> int:
    return max(text.rfind(" ", floor, at), text.rfind("\u00a0", floor, at), text.rfind("\n", floor, at), floor - 1) + 1


def _name(text: str, inside: int, end: int, at: int, signs: frozenset[str]) -> Iterator[tuple[int, int]]:
    """A name with digits in it, whose last run of letters ends at the number or at a joint before it."""
    begin = at - 1 if text[at - 1] in "-–−.’'" and at - 1 > inside else at
    letters = begin
    while letters > inside and text[letters - 1].isalpha() and text[letters - 1].isascii():
        letters -= 1
    match = patterns.LETTERS_DIGITS.match(text, letters, end)
    if not match or match.start(2) > at:
        return
    word, joint = match[1], match[2]
    code = joint == "." and word.isupper() and len(word) > 1
    prefix = joint and (word.lower() in _PREFIX_WORDS or word.lower() in _NUMBER_WORDS) and not code
    if word in signs or prefix or (joint == "." and len(word) > 3):
        return
    if joint in ("'", "’") or (word == "x" and not joint):
        return
    if joint in "-–−" and text[letters - 2 : letters].strip(" -")[-1:].isdigit():
        return  # a number with its unit and a dash: whoever reads numbers knows the units
    if letters > inside and text[letters - 1].isdigit() and not joint:
        return
    yield match.span()
