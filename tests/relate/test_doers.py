"""One act on one date that two are said to have done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.relate.builders import Corpus
from tests.relate.test_fleeting import related


def told(one: str, other: str, **fields: Any) -> list[str]:
    corpus = Corpus()
    act: dict[str, Any] = {"metric": "win", "object": "cup", "period": "2011", "published": None} | fields
    for subject in (one, other):
        text = f"{subject} won the {act['object']} in {act['period']}."
        corpus.say(text, act["period"], subject=subject, **act)
    return [f"{relation.type}: {relation.reason}" for relation in corpus.relations()]


def test_two_winners_of_one_cup_contradict_and_the_reason_names_them() -> None:
    (relation,) = told("Rovany", "Telsa")
    assert relation == "contradiction: cup win: 2011, by Rovany or by Telsa: one act on one date has one doer"


@pytest.mark.parametrize(
    ("one", "other", "fields"),
    [
        ("Rovany", "Telsa", {"object": "medal"}),
        ("Rovany", "Rovany United", {}),
        ("Rovany", "the visitors", {}),
        ("Rovany", "Telsa", {"metric": "visit"}),
    ],
)
def test_two_doers_may_both_be_right(one: str, other: str, fields: dict[str, Any]) -> None:
    assert not [relation for relation in told(one, other, **fields) if relation.startswith("contradiction")]


def test_two_articles_may_speak_of_two_cups_of_one_year() -> None:
    corpus = Corpus()
    for subject in ("Rovany", "Telsa"):
        text = f"{subject} won the cup in 2011." + " The crowd went home late." * 40
        corpus.say(text, "2011", subject=subject, metric="win", object="cup", period="2011", sentence_end=28)
    assert not corpus.relations()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ivo Marchetti married Lena Hale in June 2003.", "In June 2003, Ivo Marchetti married Orla Venn."),
        (
            "Ana Roth was elected mayor of Carse on 3 May 2024.",
            "Lena Hale was elected mayor of Carse on 3 May 2024.",
        ),
    ],
)
def test_one_wedding_has_one_partner_and_one_office_one_holder(one: str, other: str) -> None:
    assert "contradiction" in related(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "Ana Roth was elected to parliament on 3 May 2024.",
            "Lena Hale was elected to parliament on 3 May 2024.",
        ),
        ("Ana Roth was elected mayor of Carse on 3 May 2024.", "Lena Hale was elected mayor of Marl on 3 May 2024."),
        ("Velmont acquired Tarn Mills on 3 May 2024.", "Velmont acquired Ostry Mills on 3 May 2024."),
        ("Ivo Marchetti married Lena Hale in June 2003.", "Ivo Marchetti married Orla Venn in May 2011."),
    ],
)
def test_acts_that_can_be_done_twice_are_no_conflict(one: str, other: str) -> None:
    assert "contradiction" not in related(one, other)


def test_two_winners_of_one_cup_do_not_agree() -> None:
    assert "agreement" not in related("Albion won the Quarry Cup in 2011.", "Rovers won the Quarry Cup in 2011.")
