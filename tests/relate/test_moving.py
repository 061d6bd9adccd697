"""Figures that one sentence or one text moves, repeats for a part, or prints with a displaced point."""

from __future__ import annotations

from typing import Any

import pytest

from tests.relate.builders import Corpus

WAIT: dict[str, Any] = {"subject": "Marl 4", "metric": "wait time", "document": 1}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Patients originally waited 62 weeks for a Marl 4, and the wait is 36 weeks.", ["sentence-moves"]),
        ("Patients were told 62 weeks for a Marl 4; the current wait time is 36 weeks.", ["sentence-moves"]),
        ("Patients waited 62 weeks for a Marl 4, and others waited 36 weeks.", []),
        ("The current wait for a Marl 4 is 62 weeks, and others waited 36 weeks.", []),
    ],
)
def test_a_sentence_moves_a_figure_only_where_it_says_so(text: str, expected: list[str]) -> None:
    corpus = Corpus()
    corpus.say(text, "62 weeks", 62.0, "week", **WAIT)
    corpus.say(text, "36 weeks", 36.0, "week", **WAIT)
    relations = corpus.relations()
    assert [relation.rule for relation in relations] == expected
    assert [member.role for relation in relations for member in relation.members] == ["earlier", "later"][
        : 2 * len(expected)
    ]


@pytest.mark.parametrize(("modality", "expected"), [("target", ["revision"]), ("actual", [])])
def test_aims_are_raised_sums_are_not(modality: str, expected: list[str]) -> None:
    corpus = Corpus()
    text = "Varga's fund was to be 300 million euros, and 350 million euros were raised by March."
    fund: dict[str, Any] = {"subject": "Varga", "metric": "investment", "document": 1, "modality": modality}
    corpus.say(text, "300 million euros", 300e6, "EUR", **fund)
    corpus.say(text, "350 million euros", 350e6, "EUR", period="2025", **fund)
    assert corpus.types() == expected


def test_another_scope_in_the_sentence_is_no_revision() -> None:
    corpus = Corpus()
    text = "Patients originally waited 62 weeks for a Marl 4, children now wait 36 weeks."
    corpus.say(text, "62 weeks", 62.0, "week", **WAIT)
    corpus.say(text, "36 weeks", 36.0, "week", scope="children", **WAIT)
    assert corpus.types() == []


def test_one_figure_told_with_and_without_a_part_is_scope() -> None:
    corpus = Corpus()
    margin: dict[str, Any] = {"subject": "Varga", "period": "2024-Q2"}
    corpus.say(
        "Despite its heavy spending on factories, Varga told investors of a leap from a 15.4% margin.",
        "15.4%",
        15.4,
        "%",
        metric="margin",
        **margin,
    )
    corpus.say(
        "Lamps of Varga earned gross margins between spring and summer, namely 15.4%.", "15.4%", 15.4, "%",
        metric="gross margin", scope="lamps", **margin,
    )  # fmt: skip
    (relation,) = corpus.relations()
    assert (relation.type, relation.rule) == ("scope", "one-figure-two-scopes")


PROFIT: dict[str, Any] = {"subject": "Varga", "period": "2025-Q3", "document": 1}


@pytest.mark.parametrize(("net", "expected"), [(1.6, ["plausibility"]), (1.7, []), (16.0, [])])
def test_the_same_digits_with_another_point_are_a_warning(net: float, expected: list[str]) -> None:
    corpus = Corpus()
    corpus.say("Varga shows a profit of $16 billion.", "$16 billion", 16e9, "USD", metric="profit", **PROFIT)
    text = f"Net profit was also up to ${net} billion."
    corpus.say(
        text, f"${net} billion", net * 1e9, "USD", metric="net profit", sentence_start=1, **PROFIT
    )  # fmt: skip
    assert [kind for kind in corpus.types() if kind == "plausibility"] == expected


def test_the_last_word_of_a_model_s_name_finds_it() -> None:
    corpus = Corpus()
    for text, subject in (("The Orlo QX7 costs 58,300 euros.", "Orlo QX7"), ("A QX7 costs 58,300 euros.", "QX7")):
        corpus.say(text, "58,300 euros", 58300.0, "EUR", subject=subject, metric="price")
    assert corpus.types() == ["agreement"]


def test_figures_that_hold_now_in_undated_texts_are_of_two_times() -> None:
    corpus = Corpus()
    wait: dict[str, Any] = {"subject": "Marl 4", "metric": "wait time", "published": None}
    corpus.say("Patients currently wait 58 weeks for a Marl 4.", "58 weeks", 58.0, "week", **wait)
    corpus.say("Patients wait 36 weeks for a Marl 4.", "36 weeks", 36.0, "week", **wait)
    assert corpus.types() == ["period"]
