"""What a name, a scope, an hour or one more word says about two figures or dates being of one thing."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.model import Modality
from tests.relate.builders import Corpus, types_of

UNDATED: dict[str, Any] = {"published": None}


def day(subject: str | None, metric: str, date: str, **fields: Any) -> dict[str, Any]:
    """The fields of an undated event on a day."""
    return UNDATED | {"subject": subject, "metric": metric, "period": date} | fields


def test_one_last_name_is_no_one_person() -> None:
    """A husband's birthday is none of his wife's."""
    assert "contradiction" not in types_of(
        ("The potter Alma Quist was born on 7 May 1931.", "7 May 1931", None, None,
         day("Alma Quist", "birth", "1931-05-07")),
        ("Her husband Nils Quist was born on 17 May 1929.", "17 May 1929", None, None,
         day("Nils Quist", "birth", "1929-05-17")),
    )  # fmt: skip


def test_the_death_of_nobody_is_no_other_persons() -> None:
    """Whose death a clause tells must be known."""
    assert "contradiction" not in types_of(
        ("A niece of the late Count Orm died in Velle on 4 March 2002.", "4 March 2002", None, None,
         day(None, "death", "2002-03-04", place="Velle")),
        ("Count Orm died in 1970.", "1970", None, None, day("Orm", "death", "1970")),
    )  # fmt: skip


def test_one_more_word_before_a_kind_names_another_thing() -> None:
    """The Railway Museum of a town is not its Museum."""
    one = ("The Astry Museum opened in 1904.", "1904", None, None, day("Astry Museum", "opening", "1904"))
    other = day(None, "opening", "1914", object="Astry Railway Museum")
    same = day(None, "opening", "1914", object="Astry Museum")
    assert "contradiction" not in types_of(
        one, ("The Astry Railway Museum was opened in 1914.", "1914", None, None, other)
    )
    assert types_of(one, ("The Astry Museum was opened in 1914.", "1914", None, None, same)) == ["contradiction"]


def test_lift_off_is_a_launch() -> None:
    """Events have several names."""
    assert types_of(
        ("The probe Orpheon was launched on 14 March 2019.", "14 March 2019", None, None,
         day("Orpheon", "launch", "2019-03-14")),
        ("Orpheon lifted off on 24 March 2019.", "24 March 2019", None, None,
         day("Orpheon", "lift-off", "2019-03-24", phrase="lifted off")),
    ) == ["contradiction"]  # fmt: skip


FIGURES = [
    pytest.param(  # the hour of a state
        ("Turnout in Torva was 31% at noon.", "31%", 31.0, "%"), ("Turnout in Torva was 67%.", "67%", 67.0, "%"),
        {"subject": "Torva", "metric": "turnout", "period": "2024-05-12"}, {}, "", id="hour",
    ),
    pytest.param(  # what is said before the subject
        ("The Lorn pipeline is 412 km long.", "412 km", 412.0, "km"),
        ("At sea, the Lorn pipeline is 260 km long.", "260 km", 260.0, "km"),
        {"subject": "Lorn pipeline", "metric": "length"}, {}, "", id="setting",
    ),
    pytest.param(
        ("The Novo phone with 128 GB costs 699 euros.", "699 euros", 699.0, "EUR"),
        ("The Novo phone with 256 GB costs 799 euros.", "799 euros", 799.0, "EUR"),
        {"subject": "Novo", "metric": "price"}, {}, "", id="condition",
    ),
    pytest.param(
        ("The Skag wind farm will be extended to a capacity of 500 MW.", "500 MW", 500.0, "MW"),
        ("The Skag wind farm has a capacity of 350 MW.", "350 MW", 350.0, "MW"),
        {"subject": "Skag wind farm", "metric": "capacity"}, {"modality": Modality.PLAN}, "", id="extended",
    ),
    pytest.param(  # a scope that stands for the whole
        ("Pellam's government ran a budget deficit of 4.2 billion crowns in 2023.", "4.2 billion", 4.2e9, "crown"),
        ("The budget deficit of Pellam came to 5.1 billion crowns in 2023.", "5.1 billion", 5.1e9, "crown"),
        {"subject": "Pellam", "metric": "budget deficit", "period": "2023"}, {"scope": "government"},
        "contradiction", id="acting",
    ),
    pytest.param(  # a verb that shares its stem with a narrowing word
        ("Falk scored 24 goals for Aldmoor in 2022.", "24", 24.0, "goal"),
        ("Falk netted 29 goals for Aldmoor in 2022.", "29", 29.0, "goal"),
        {"subject": "Falk", "metric": "goals", "period": "2022"}, {}, "contradiction", id="netted",
    ),
    pytest.param(  # a name with a number at the beginning
        ("The Novo 5 phone costs 699 euros.", "699 euros", 699.0, "EUR"),
        ("Novo 5 costs 749 euros.", "749 euros", 749.0, "EUR"),
        {"subject": "Novo 5", "metric": "price"}, {}, "contradiction", id="numbered",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "fields", "first", "expected"), FIGURES)
def test_what_stands_beside_a_figure(
    one: tuple[Any, ...], other: tuple[Any, ...], fields: dict[str, Any], first: dict[str, Any], expected: str
) -> None:
    """Hours, settings, conditions and changes to come part two figures; other words for the same do not."""
    types = types_of((*one, fields | first), (*other, fields))
    assert ("contradiction" in types) == bool(expected), types


def test_a_central_bank_is_its_countrys() -> None:
    """A subject that narrows is no other thing where the other names it as scope."""
    corpus = Corpus()
    corpus.say(
        "The central bank of Sarn raised its rate to 5.5% on 9 May 2024.", "5.5%", 5.5, "%",
        subject="central bank", metric="interest rate", period="2024-05-09",
    )  # fmt: skip
    corpus.say(
        "Sarn's central bank raised its rate to 5.75% on 9 May 2024.", "5.75%", 5.75, "%",
        subject="Sarn", scope="central bank", metric="interest rate", period="2024-05-09",
    )  # fmt: skip
    assert corpus.types() == ["contradiction"]


def test_the_two_sides_of_a_sale_are_one_act() -> None:
    """What one bought from another the other sold to it."""
    fields = UNDATED | {"metric": "price"}
    assert types_of(
        ("Norwick bought the striker Lanz from Sarrano for 18 million euros.", "18 million euros", 18e6, "EUR",
         fields | {"subject": "Norwick"}),
        ("Sarrano sold the striker Lanz to Norwick for 21 million euros.", "21 million euros", 21e6, "EUR",
         fields | {"subject": "Sarrano"}),
    ) == ["contradiction"]  # fmt: skip


def test_two_gold_medals_of_a_day() -> None:
    """Of medals there are many in one place."""
    fields = {"metric": "win", "object": "Brelau", "period": "2023-03-04", "published": "2023-03-05"}
    assert "contradiction" not in types_of(
        ("Mira Sol won a gold medal in Brelau on 4 March 2023.", "4 March 2023", None, None,
         fields | {"subject": "Mira Sol"}),
        ("Tessa Grau won a gold medal in Brelau on 4 March 2023.", "4 March 2023", None, None,
         fields | {"subject": "Tessa Grau"}),
    )  # fmt: skip
