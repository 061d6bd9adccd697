"""No text makes reading super-linear: worst cases of every kind of pattern, repeated, through the whole extraction.

Time is measured as a ratio with a generous bound, best of several, above a floor: four times the length may take
twelve times as long, never sixteen as a quadratic rule would.
"""

from __future__ import annotations

import time

import pytest

from explorer.extract import extract
from explorer.ingest.read import make_document
from explorer.ingest.readers import Reading
from explorer.pipeline.texts import bundled_vocabulary

SHORT = 2_000
FACTOR = 4
WORST_RATIO = 12.0
ROUNDS = 4
"""How often what looks slow is measured again: a busy machine may have been the reason."""
FLOOR = 1.0
"""Seconds below which 8,000 characters are quick whatever the ratio."""
PIECES = (
    " ", "a", "A", "1", "1,", "1.", "1 ", "a ", "A ", "Aa ", ".", ",", "-", "–", "\n", "\n\n", "\t", "(", "((a", "[",
    "[a](", "$1 ", "1% ", "and ", "the ", "of ", "to 1 ", "2024 ", "1 million ", "about 1 ", "from 1 to ", "“a” ",
    "'s ", "|", "| a ", "http://a", "a@a.", "A. ", "U.S. ", "*", "_", "#", "=", "\u00a0", "é", "１", "Q1 ", "May 1, ",
    "1st ", "1-", "1/", ":", "; ", "aa / " * 29 + "a.\n",
)  # fmt: skip


def seconds(text: str, tries: int) -> float:
    vocabulary = bundled_vocabulary()
    document = make_document(Reading(pages=("x " + text,)), "a.txt", "text", "0" * 64, 1)
    best = float("inf")
    for _ in range(tries):
        started = time.process_time()
        extract(document, vocabulary)
        best = min(best, time.process_time() - started)
    return best


@pytest.mark.parametrize("piece", PIECES, ids=ascii)
def test_no_text_is_super_linear(piece: str) -> None:
    short, long = ((piece * length)[:length] for length in (SHORT, SHORT * FACTOR))
    if seconds(long, 1) > FLOOR:
        ratios: list[float] = []
        while len(ratios) < ROUNDS and (not ratios or min(ratios) >= WORST_RATIO):
            ratios.append(seconds(long, 2) / max(seconds(short, 3), 0.001))
        assert min(ratios) < WORST_RATIO, ratios
