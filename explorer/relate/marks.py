"""Marks of a claim's clause, kept among the words of its sketch: its figure's time, bounds and share."""

from __future__ import annotations

import re
from functools import lru_cache

from explorer.model import Claim, ClaimKind, Modality
from explorer.relate.words import TOKEN, Lexicon, fold, stem, words_of

_NEAR = re.compile(
    r"\b(?:nearly|almost|close to|approaching"
    r"|(?:just|slightly|a little|barely) (?:over|under|above|below|short of|more than))"
    r"[ ][^\w\n]{0,3}(?:[A-Z]{2,3}[ $])?$",
    re.IGNORECASE,
)
NEAR = "~"
"""Stands among the words where the text says that the figure is nearly reached or just passed."""
FORMER, LATEST = "<", ">"
"""Stand among the words where the clause says that its figure has been replaced since, or is the one that holds now."""
BARE = "."
"""Stands among the words of a claim whose document is a passage of a sentence or a few: nothing else tells its time."""
RUNNING = "+"
"""Stands among the words where the clause counts up to the day it is said ("since May", "so far this season")."""
NAMING = "@"
"""Stands among the words of an event whose date names it ("the 2024 election"): another date is another event."""
EACH = "*"
"""Stands among the words where the sentence gives a rate beside two figures or more ("12 at $90,000 apiece")."""
TOTAL = "="
"""Stands among the words where the text calls the figure a total."""
IS, WAS = "!", "?"
"""Stand among the words where the clause tells what is now, or what was."""
_IS = re.compile(
    r"\b(?:is|are|has|have)\b(?! (?:not |already |also |now )?(?:been|had|won|sold|lost|made|[a-z]+e[dn])\b)"
)
_WAS = re.compile(r"\b(?:was|were|had)\b")
MARKS = frozenset({IS, WAS, NEAR, FORMER, LATEST, BARE, RUNNING, NAMING, EACH, TOTAL})
_EACH = re.compile(
    r"\b(?:each|apiece|per [a-z]+"
    r"|an? (?:share|head|day|week|month|year|piece|unit|ton|tonne|barrel|seat|ticket|person|household|night))\b"
)
_FIGURES = re.compile(r"(?<![\w.,])\d[\d.,]*")
_RATED = 3
"""Figures that a sentence needs for a rate, a count and what they give."""
_TOTAL = (
    re.compile(r"\b(?:total of|totalling|totaling|or) (?:[A-Z]{0,3}[$€£¥₹])?$"),
    re.compile(r"[^,.;]{0,20}\b(?:in total|in all|altogether|all told)\b"),
)
_RUNNING = re.compile(
    r"\b(?:since|so far|to date|until now|this (?:season|year|month)|still"
    r"|toll(?: [\w'’-]+){0,6}? (?:ris|ros|climb|hit|reach|mount|jump|pass|top|surpass|grow|grew|now|at|up)[a-z]*)\b",
    re.IGNORECASE,
)
_PASSAGE = 700
"""Characters up to which a document is a passage."""
_SHARE_OF = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten"
    r"|some|most|many|half|several|few|all but|none|a third|a quarter)"
    r" of (?:the|these|those|its|his|her|their|them)\b",
    re.IGNORECASE,
)
PARTIAL = "#of"
"""Stands among the words where the clause speaks of some of a group ("three of the …")."""


def marks_of(
    claim: Claim, sentence: str, figure: tuple[int, int], own: tuple[int, int], length: int, lexicon: Lexicon
) -> set[str]:
    """The marks of a claim: `figure` and its clause `own` as offsets in `sentence`, `length` of the document's text."""
    clause = {word.stem for word in words_of(sentence) if own[0] <= word.start and word.end <= own[1]}
    found = _told_of_time(claim, clause, lexicon)
    if _NEAR.search(sentence[max(0, figure[0] - 40) : figure[0]]):
        found.add(NEAR)
    found.update(mark for mark, pattern in ((IS, _IS), (WAS, _WAS)) if pattern.search(sentence, *own))
    if _RUNNING.search(sentence, *own):
        found.add(RUNNING)
    if length <= _PASSAGE:
        found.add(BARE)
    if any(not share.start() <= figure[0] < share.end() for share in _SHARE_OF.finditer(sentence, *own)):
        found.add(PARTIAL)
    if _is_rated(sentence):
        found.add(EACH)
    if _TOTAL[0].search(sentence, 0, figure[0]) or _TOTAL[1].match(sentence, figure[1]):
        found.add(TOTAL)
    if claim.kind == ClaimKind.EVENT and _names_it(claim, sentence, figure):
        found.add(NAMING)
    return found


@lru_cache(maxsize=64)
def _is_rated(sentence: str) -> bool:
    """Whether a sentence gives a rate beside two figures or more. Remembered: each of its figures asks."""
    return _EACH.search(sentence) is not None and len(_FIGURES.findall(sentence)) >= _RATED


def _names_it(claim: Claim, sentence: str, date: tuple[int, int]) -> bool:
    """Whether the date stands right with the event's noun: "the 2024 election", "the election of 2024"."""
    words = {stem(fold(word)) for word in (claim.phrase or "", claim.metric or "") if word}
    behind = TOKEN.match(sentence, date[1] + 1)
    before = TOKEN.findall(sentence[: date[0]])[-2:]
    return bool(behind and stem(fold(behind[0])) in words) or (before[1:] == ["of"] and stem(fold(before[0])) in words)


def _told_of_time(claim: Claim, clause: set[str], lexicon: Lexicon) -> set[str]:
    """Whether the clause says that its figure is a former one or the latest; aims are raised and cut, sums are not."""
    aim = claim.modality in (Modality.TARGET, Modality.PLAN, Modality.FORECAST)
    latest = lexicon.latest | lexicon.moving if aim else lexicon.latest
    return {mark for mark, cues in ((FORMER, lexicon.former), (LATEST, latest)) if clause & cues}
