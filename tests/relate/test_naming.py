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


MORE = [
    pytest.param(  # growth beside the level is no condition of it
        ("Revenue at Quora Mills jumped 31% to 2.4 billion dollars in 2023.", "2.4 billion dollars", 2.4e9, "USD"),
        ("Quora Mills posted revenue of 2.9 billion dollars in 2023.", "2.9 billion dollars", 2.9e9, "USD"),
        {"subject": "Quora Mills", "metric": "revenue", "period": "2023"}, {}, "contradiction", id="growth beside",
    ),
    pytest.param(  # both expect it
        ("Brask expects a profit of 410 million dollars for 2024.", "410 million dollars", 4.1e8, "USD"),
        ("Brask forecasts a profit of 460 million dollars for 2024.", "460 million dollars", 4.6e8, "USD"),
        {"subject": "Brask", "metric": "profit", "period": "2024", "modality": Modality.FORECAST}, {},
        "contradiction", id="both forecasts",
    ),
    pytest.param(  # what stands before the owner's name
        ("The Skag wind farm has a capacity of 410 MW.", "410 MW", 410.0, "MW"),
        ("With a capacity of 350 MW, the Skag wind farm supplies 300,000 homes.", "350 MW", 350.0, "MW"),
        {"subject": "Skag wind farm", "metric": "capacity"}, {}, "contradiction", id="capacity in front",
    ),
    pytest.param(  # a name that holds a number word
        ("The lander Pioneer Seven weighs 1,750 kg.", "1,750 kg", 1750.0, "kg"),
        ("Pioneer Seven, the lander, has a weight of 1,970 kg.", "1,970 kg", 1970.0, "kg"),
        {"subject": "Pioneer Seven", "metric": "weight"}, {}, "contradiction", id="number word",
    ),
    pytest.param(
        ("The drug Corvex cut severe cases by 81%.", "81%", 81.0, "%"),
        ("The drug Corvex cut cases by 62%.", "62%", 62.0, "%"),
        {"subject": "Corvex", "metric": "cases", "basis": "change"}, {}, "", id="severe",
    ),
    pytest.param(
        ("Kell Airlines flew 9.4 million passengers in 2023.", "9.4 million", 9.4e6, "passenger"),
        ("Kell Airlines carried 8.9 million passengers in Asia in 2023.", "8.9 million", 8.9e6, "passenger"),
        {"subject": "Kell Airlines", "metric": "passengers", "period": "2023"}, {}, "", id="region",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other", "fields", "first", "expected"), MORE)
def test_figures_in_other_words(
    one: tuple[Any, ...], other: tuple[Any, ...], fields: dict[str, Any], first: dict[str, Any], expected: str
) -> None:
    """What another writer says beside the figure does not hide that it is of the same thing."""
    types = types_of((*one, fields | first), (*other, fields))
    assert ("contradiction" in types) == bool(expected), types


def test_fields_shared_out_in_two_ways_are_one_whole() -> None:
    """The display of a phone is the phone's screen."""
    assert types_of(
        ("The Novo has a 6.1-inch screen.", "6.1-inch", 6.1, "in", {"subject": "Novo", "metric": "screen length"}),
        ("The display of the Novo measures 6.7 inches.", "6.7 inches", 6.7, "in",
         {"subject": "display", "scope": "Novo", "metric": "display length"}),
    ) == ["contradiction"]  # fmt: skip


def test_the_subject_may_be_missing_where_the_clause_names_it() -> None:
    """Whoever received the dividend, the clause says whose it is."""
    fields = {"metric": "dividend", "period": "2023"}
    assert types_of(
        ("Ashgrove Bank set a dividend of 32 cents for 2023.", "32 cents", 0.32, "USD",
         fields | {"subject": "Ashgrove Bank"}),
        ("For 2023 the dividend of Ashgrove Bank is 38 cents.", "38 cents", 0.38, "USD", fields),
    ) == ["contradiction"]  # fmt: skip


AGED = {"subject": "Lena Hoch", "metric": "age"}


@pytest.mark.parametrize(
    ("other", "age", "fields", "expected"),
    [
        ("Sprinter Lena Hoch, {}, won the title in Graz.", 26, {}, True),
        ("Sprinter Lena Hoch, {}, won the title in Graz.", 24, {}, False),  # a birthday
        ("Lena Hoch was {} when she won her first title.", 19, {}, False),
        ("Lena Hoch, {}, won the title in 2014.", 17, {}, False),
        ("Her sister Ida Hoch, {}, came second.", 26, {"subject": "Ida Hoch"}, False),
        ("Sprinter Lena Hoch, {}, won the title in Graz.", 26, {"published": "2019-05-02"}, False),
    ],
)
def test_two_ages_of_one_person(other: str, age: int, fields: dict[str, Any], expected: bool) -> None:
    """A person has one age at a time, give or take a birthday."""
    types = types_of(
        ("The sprinter Lena Hoch is 23 years old.", "23 years old", 23.0, "year", AGED),
        (other.format(age), str(age), float(age), "year", AGED | fields),
    )
    assert ("contradiction" in types) == expected, types


def test_things_without_a_name_have_others_beside_them() -> None:
    """Papers of two years are two sets of papers."""
    assert "contradiction" not in types_of(
        ("They read 58 peer-reviewed papers published in 2017.", "2017", None, None,
         day(None, "publication", "2017", object="papers")),
        ("They read 300 peer-reviewed papers published in 2011.", "2011", None, None,
         day(None, "publication", "2011", object="papers")),
    )  # fmt: skip
