"""Sentences that only list things with their figures: "Aldermoor 62 (64), Brackwater 71", "Rain: Kelby 12; Orrin 4".

In prose a bare number behind a name belongs to the name ("Airbus 320"), and one in brackets is a reference. In such a
list neither is: each is the thing's figure.
"""

from __future__ import annotations

import re

_HEAD = re.compile(r"[^:;]{1,60}:\s+(?=[A-Za-zÀ-ÿ])")
_CUT = re.compile(r"[;,·|]\s+(?:and\s+)?|(?<=[\d)%])\s+and\s+(?=[A-Za-zÀ-ÿ])")
_PAIR = re.compile(
    r"[A-Za-zÀ-ÿ][^\d:;,()]{0,40}?:? [-+−~<>]?(?:[$€£¥₹])?\d[\d.,]*(?:\s?%|\s[a-zµ]{1,4}[²³]?)?"
    r"(?:\s\([-+−]?[$€£]?\d[\d.,]*\s?%?\))?[.]?"
)
_LONGEST = 600
_MIN, _SHARE = 2, 0.75


def is_list(text: str) -> bool:
    """Whether a sentence is a list of at least two names with a figure each, a label before them apart."""
    if len(text) > _LONGEST:
        return False
    head = _HEAD.match(text)
    pieces = _CUT.split(text[head.end() :] if head else text)
    pairs = sum(_is_pair(piece) for piece in pieces)
    return pairs >= _MIN and pairs >= _SHARE * len(pieces)


def _is_pair(piece: str) -> bool:
    """Whether a piece is a name of up to four words and its figure, with no word that only prose has."""
    return bool(_PAIR.fullmatch(piece.strip())) and len(piece.split()) <= 6 and not _PROSE.search(piece)


_PROSE = re.compile(r"\b(?:a|an|the|of|in|on|at|by|for|from|with|was|were|is|are|has|had|and|to|his|her|its)\b")
