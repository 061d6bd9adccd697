"""Number words: "two hundred and five", "half a million", "a million and a half", "three-quarters", "a dozen"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from explorer.numerals import ONES, TENS

SCALES = {
    "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "quadrillion": 1e15, "lakh": 1e5, "crore": 1e7,
}  # fmt: skip
PARTS = {
    "half": 2, "halves": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "hundredth": 100, "thousandth": 1000,
    "thirds": 3, "quarters": 4, "fourths": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "ninths": 9,
    "tenths": 10, "hundredths": 100, "thousandths": 1000,
}  # fmt: skip

_CORE = "|".join([*sorted([*ONES, *TENS], key=len, reverse=True), "hundred", *SCALES, "dozen", "half"])
_SCALE = r"hundred|" + "|".join(SCALES) + "|dozen"
_ANCHOR = (
    rf"(?:{_CORE})(?![a-z])|an?[ -](?:{_SCALE})(?![a-z])|"
    r"an?[ -](?:half|third|quarter|fifth|tenth)(?![a-z])(?=[ -](?:of|a|an)\b)"
)
RUN = re.compile(rf"(?<![\w'’.-])(?:{_ANCHOR})|(?<=\b[a-z]-)(?:{_CORE})(?![a-z])", re.IGNORECASE)
"""Where a run of number words may begin."""

LEXICON = frozenset({*ONES, *TENS, *SCALES, *PARTS, "hundred", "dozen"})
"""Every word that may hold a number up: a line without any of them has no number in words."""

TOKEN = re.compile(r"([A-Za-z]+)(?:([ -]| {2}|\u00a0)(?=[A-Za-z]))?")
_MAX_TOKENS = 24


@dataclass(frozen=True, slots=True)
class WordNumber:
    """A number in words."""

    end: int
    value: float
    fraction: bool = False
    """A bare part of a whole ("two-thirds", "a quarter", "half")."""
    plain: bool = True
    """Made of ones and tens alone, hence a count that is exact."""


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    end: int
    gap: str


def parse(text: str, at: int, limit: int) -> WordNumber | None:
    """The longest number in words that begins at `at` and ends before `limit`, or None."""
    tokens: list[_Word] = []
    position = at
    while len(tokens) < _MAX_TOKENS and (found := TOKEN.match(text, position, limit)):
        word = found[1].lower()
        if not _belongs(word):
            break
        tokens.append(_Word(word, found.end(1), found[2] or ""))
        position = found.end()
        if not found[2]:
            break
    return _Parser(tokens).parse() if tokens else None


def _belongs(word: str) -> bool:
    word = word[:-1] if word.endswith("s") and word[:-1] in SCALES else word
    return word in ONES or word in TENS or word in SCALES or word in PARTS or word in _LINKS


_LINKS = frozenset({"a", "an", "and", "hundred", "dozen", "of", "point"})


class _Parser:
    """Recursive descent over a handful of tokens."""

    def __init__(self, tokens: list[_Word]) -> None:
        self.tokens = tokens
        self.at = 0

    def word(self, ahead: int = 0) -> str:
        index = self.at + ahead
        return self.tokens[index].text if index < len(self.tokens) else ""

    def parse(self) -> WordNumber | None:
        return self._half_of_scale() or self._fraction() or self._number()

    def _done(self, value: float, count: int, fraction: bool = False, plain: bool = False) -> WordNumber:
        return WordNumber(self.tokens[count - 1].end, value, fraction, plain)

    def _half_of_scale(self) -> WordNumber | None:
        """half a million, a half million, half-million, quarter of a million, half a dozen."""
        i = 1 if self.word() in ("a", "an", "one") else 0
        count = ONES.get(self.word(i), 0) if not i else 0
        i += count > 1
        part = PARTS.get(self.word(i).removesuffix("s") if count > 1 else self.word(i))
        if part is None or self.word(i).removesuffix("s") not in ("half", "quarter", "third", "tenth"):
            return None
        over, j = max(count, 1), i + 1
        if self.word(j) == "of":
            j += 1
        if self.word(j) in ("a", "an"):
            j += 1
        scale = self._scale(self.word(j))
        return self._done(over * scale / part, j + 1) if scale else None

    @staticmethod
    def _scale(word: str) -> float | None:
        return {"hundred": 100.0, "dozen": 12.0}.get(word) or SCALES.get(word)

    def _fraction(self) -> WordNumber | None:
        """two-thirds, three quarters, one-fifth, a quarter, a third; half."""
        first = self.word()
        if first == "half":
            return self._done(0.5, 1, fraction=True)
        over = PARTS.get(self.word(1))
        if over is None or (first not in ONES and first not in ("a", "an")):
            return None
        count = ONES.get(first, 1)
        plural = self.word(1).endswith("s") or self.word(1) == "halves"
        if plural != (count > 1) or count >= over or not count:
            return None
        return self._done(count / over, 2, fraction=True)

    def _number(self) -> WordNumber | None:
        """Ordinary numbers, with "and a half" behind."""
        total, length, plain = 0.0, 0, True
        last_scale = float("inf")
        while True:
            group, used = self._group(allow_and=last_scale == 1e3)
            if not used:
                break
            plain = plain and self._small
            self.at += used
            scale, count = 1.0, 0
            while (word := self.word(count)) in SCALES:
                scale *= SCALES[word]
                count += 1
            if scale >= last_scale:
                break
            self.at += count
            total += group * scale
            length = self.at
            plain = plain and not count
            last_scale = scale
            if scale == 1.0:
                break
        if not length:
            return None
        self.at = length
        return self._with_half(total, length, last_scale, plain)

    def _with_half(self, total: float, length: int, scale: float, plain: bool) -> WordNumber:
        self.at = length
        if self.word() == "and" and self.word(1) in ("a", "one") and PARTS.get(self.word(2)) in (2, 3, 4):
            part = 1 / PARTS[self.word(2)]
            after, count = SCALES.get(self.word(3)), 3
            if after:
                return self._done((total + part) * after, length + count + 1)
            return self._done(total + part * (scale if scale > 1 else 1), length + count)
        if self.word() == "point" and self.word(1) in ONES:
            digits, count = "", 1
            while self.word(count) in ONES and ONES[self.word(count)] < 10:
                digits += str(ONES[self.word(count)])
                count += 1
            if digits:
                factor = SCALES.get(self.word(count), 1.0)
                return self._done((total + float("0." + digits)) * factor, length + count + (factor > 1))
        return self._done(total, length, plain=plain)

    _small = True

    def _group(self, allow_and: bool) -> tuple[float, int]:
        """A group below a thousand: (value, tokens used); used is 0 where there is none."""
        i, value, found = 0, 0.0, False
        self._small = True
        if allow_and and self.word() == "and":
            i = 1
        if self.word(i) in ("a", "an") and not self.at:
            scale = self._scale(self.word(i + 1))
            if not scale:
                return 0.0, 0
            if scale in (100.0, 12.0):
                i += 1
            else:
                self._small = False
                return 1.0, 1
        if self.word(i) in ("hundred", "dozen") and i <= 1 and not (allow_and and i == 1):
            value, found, i = (100.0 if self.word(i) == "hundred" else 12.0), True, i + 1
            self._small = False
        else:
            small, used = self._below_hundred(i)
            if used:
                value, found, i = small, True, i + used
                if self.word(i) in ("hundred", "dozen"):
                    value *= 100 if self.word(i) == "hundred" else 12
                    self._small = False
                    i += 1
        if not found:
            return 0.0, 0
        if not self._small:
            skip = 1 if self.word(i) == "and" else 0
            small, used = self._below_hundred(i + skip)
            if used and not (skip and self.word(i + skip + used) in ("hundred", "dozen")):
                value, i = value + small, i + skip + used
        return value, i

    def _below_hundred(self, i: int) -> tuple[float, int]:
        word = self.word(i)
        if word in TENS:
            next_word = self.word(i + 1)
            if 0 < ONES.get(next_word, 0) < 10:
                return TENS[word] + ONES[next_word], 2
            return float(TENS[word]), 1
        if word in ONES:
            return float(ONES[word]), 1
        return 0.0, 0
