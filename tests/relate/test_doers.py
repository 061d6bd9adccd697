"""One act on one date that two are said to have done."""

from __future__ import annotations

from typing import Any

import pytest

from tests.relate.builders import Corpus, types_of
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


@pytest.mark.parametrize(
    ("other", "fields", "expected"),
    [
        ("Otto Krahn was acquitted of fraud on 5 May 2021.", {}, True),
        ("Otto Krahn was acquitted of bribery on 5 May 2021.", {}, False),
        ("Otto Krahn was acquitted of fraud on 5 May 2023.", {"period": "2023-05-05"}, False),
        ("Ilse Roth was acquitted of fraud on 5 May 2021.", {"object": "Ilse Roth"}, False),
        ("Otto Krahn was found guilty of fraud on 5 May 2021.", {}, False),
    ],
)
def test_one_charge_has_one_verdict_on_one_day(other: str, fields: dict[str, Any], expected: bool) -> None:
    """Guilty of one charge and cleared of another, or years later, is no conflict."""
    verdict = {"metric": "verdict", "object": "Otto Krahn", "period": "2021-05-05"}
    date = "5 May 2023" if "period" in fields else "5 May 2021"
    types = types_of(
        ("Otto Krahn was convicted of fraud on 5 May 2021.", "5 May 2021", None, None, verdict),
        (other, date, None, None, verdict | fields),
    )
    assert ("contradiction" in types) == expected, types


def test_a_singers_own_debut_is_no_other_album() -> None:
    """Who brought out an album and who made a debut is one person, and the two may be two works."""
    fields = {"subject": "Orla Venn", "published": None}
    types = types_of(
        ("Orla Venn released an album in 2014.", "2014", None, None,
         fields | {"metric": "launch", "object": "album", "period": "2014"}),
        ("Orla Venn recorded her debut, Low Water, in 2007.", "2007", None, None,
         fields | {"metric": "debut", "period": "2007"}),
    )  # fmt: skip
    assert "contradiction" not in types
