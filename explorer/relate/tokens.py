"""What kind of word a word of a clause is: a part of a name, of a number, or a number that is a noun's name."""

from __future__ import annotations

import re

from explorer.relate.words import Lexicon, fold, stem

_NOUN_BEFORE = re.compile(r"([^\W\d_]{3,}) $")
_TENS = frozenset(
    """thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
    ninety""".split()  # noqa: SIM905
)
_MEASURED = re.compile(
    r"[.,]?\d|\s?(?:%|per ?cent\b|percent\b|(?:basis |percentage )?points?\b|times\b|million|billion)"
)
"""What follows a number that measures: "jumped 31% to", "climbed 4 points"."""
_NUMBERED = re.compile(r" \d{1,3}(?![\d.,%]*[\d%]| ?(?:per|million|billion|thousand)\b)")
"""A small number behind a name: "Orvane 2 lifted off"."""


def is_name(word: str, position: int, sentence: str, lexicon: Lexicon) -> bool:
    """Whether a word is a part of a name; the first of a sentence only where what follows shows it."""
    if not word[0].isupper():
        return False
    if sentence[:position].strip(" \"'“‘(") == "":
        end = position + len(word)
        following = sentence[end : end + 2]
        possessive = word.endswith(("'s", "’s")) or (following[:1] in "'’" and following[:1] != "")
        if stem(fold(word)) in lexicon.neutral or fold(word) in lexicon.times:
            return word[1:2].isupper()
        return possessive or following[1:2].isupper() or word[1:2].isupper() or bool(_NUMBERED.match(sentence, end))
    return True


def is_number(word: str, folded: str, lexicon: Lexicon) -> bool:
    """Whether a word of the evidence is part of the number rather than of what is counted."""
    base = lexicon.stem(folded)
    spelled = folded.partition("-")[0] in _TENS
    return word[0].isdigit() or len(word) == 1 or spelled or base in lexicon.neutral or base in lexicon.restricting


def numbered(sentence: str, at: int, length: int, lexicon: Lexicon) -> bool:
    """Whether a small number names its noun ("phase 2", "route 7") rather than counting something."""
    before = _NOUN_BEFORE.search(sentence, max(0, at - 30), at)
    if _MEASURED.match(sentence, at + length):
        return False
    return length < 4 and bool(before) and stem(fold(before[1] if before else "")) not in lexicon.neutral
