"""Whose figure it is, of which time and in what unit: each rule on sentences of its own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import Claim
from tests.extract.reading import quantities


def claim(text: str, printed: str, published: str | None = "2025-09-10") -> Claim:
    found = [c for c in quantities(text, published) if c.printed == printed]
    assert len(found) == 1, [c.printed for c in quantities(text, published)]
    return found[0]


NORRAIL = "Norrail said profit fell. Norrail, the rail operator, cut fares. The plan came from Norrail. "


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Peru exported 44 million tonnes of ore, Chile 13 million and Zambia 27 million.", "13 million", "Chile"),
        ("Peru exported 44 million tonnes of ore, Chile 13 million and Zambia 27 million.", "27 million", "Zambia"),
        (NORRAIL + "The operator has debt of 7 billion euros.", "7 billion euros", "Norrail"),
        ("Ana Lomax rides for a new team. Her team, Velo Brise, has taken 27 victories.", "27", "Velo Brise"),
        ("The agency unveiled the Kestrel 4 today. It weighs 31 grams.", "31 grams", "Kestrel 4"),
        ("The city's glaciers lost 273 tonnes of ice in 2023.", "273 tonnes", "glaciers"),
        (
            "Norva Glass opened a plant. Norva Glass employs 240 people.",
            "240",
            "Norva Glass",
        ),
        ("The Orla 5 has a 6.1-inch screen.", "6.1-inch", "Orla 5"),
    ],
)
def test_subject(text: str, printed: str, subject: str) -> None:
    assert claim(text, printed).subject == subject


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Health officials reported 1,214 new cases last week.", "1,214"),
        ("Turnout was 48 per cent in May.", "48 per cent"),
        ("Carbon dioxide emissions rose 6% in 2023.", "6%"),
    ],
)
def test_speakers_and_metrics_are_no_subjects(text: str, printed: str) -> None:
    subject = claim(text, printed).subject
    assert subject is None or subject.lower() not in ("health officials", "turnout", "carbon", "carbon dioxide")


def test_a_topic_is_no_subject_of_things_nobody_knows() -> None:
    text = "Norrail said so. Norrail agreed. Norrail went on. In a hall nearby 40 pigeons sat."
    assert claim(text, "40").subject != "Norrail"


@pytest.mark.parametrize(
    ("text", "printed", "period"),
    [
        ("The grocer said on Thursday that sales rose 6% to 812 million euros in 2024.", "6%", "2024"),
        ("The grocer said on Thursday that sales rose 6% to 812 million euros in 2024.", "812 million euros", "2024"),
        ("The hall, built in 1962, has 48 rooms.", "48", None),
        ("The ward saw 1,214 cases last week, twice as many as in May, and 19 deaths.", "19", "2025-09-01/2025-09-07"),
        ("The mine lost 210 million euros in 2024, compared with a loss of 95 million euros a year earlier.",
         "95 million euros", "2023"),
        ("Shares in the brewer fell 3.4% to 271 pence.", "3.4%", "2025-09-10"),
        ("In the second quarter of 2025 orders rose. The yard built 14 ships in the quarter.", "14", "2025-Q2"),
        ("The 2024 revenue rose 14% from a year earlier to 2.3 billion euros.", "2.3 billion euros", "2024"),
    ],
)  # fmt: skip
def test_period(text: str, printed: str, period: str | None) -> None:
    assert claim(text, printed).period == period


def test_the_day_of_the_document_is_marked_as_inferred() -> None:
    found = claim("Shares in the brewer fell 3.4% to 271 pence.", "3.4%")
    assert "period" in found.inferred
    assert claim("Shares in the brewer fell 3.4% to 271 pence.", "3.4%", published=None).period is None
    assert claim("Shares in the brewer have fallen 3.4%.", "3.4%").period is None


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        (
            "The club will spend 1.9 billion euros on the stadium. Italy has pledged 1.4 billion.",
            "1.4 billion",
            "EUR",
        ),
        ("The county cleared 12,000 hectares of brush and wants to clear another 5,000.", "5,000", "ha"),
        ("The shop sold 300 lamps. The census counted 2,587.", "2,587", None),
    ],
)
def test_unit_of_a_bare_number(text: str, printed: str, unit: str | None) -> None:
    assert claim(text, printed).unit == unit


def test_figures_inside_noun_phrases() -> None:
    assert claim("Police arrested a 24-year-old driver.", "24-year-old").metric == "age"
    assert claim("Firefighters cut a 40-hectare break.", "40-hectare").unit == "ha"
    assert not [c for c in quantities("They rent a two-bedroom flat.") if c.metric is not None and c.value == 10]


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet="AaBb ,.'’-–()1 9%$\ntheitsofquarter", max_size=300))
def test_any_text_gives_claims_within_it(text: str) -> None:
    for found in quantities(text):
        assert text[found.start : found.end] == found.printed


@pytest.mark.parametrize(
    "text", ["The farmers' lost 5% in May.", "The farmer's rose 5%.", "'s rose 5% to 's 7", "The city's 's 5%."]
)
def test_an_owner_without_a_noun_breaks_nothing(text: str) -> None:
    assert all(text[c.start : c.end] == c.printed for c in quantities(text))


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Ana Lind praised Tom Berg. He won 12 races.", "12", "Tom Berg"),
        ("Tom Berg praised Ana Lind. She won 12 races.", "12", "Ana Lind"),
        ("Mr Cole met Mrs Vane. The day after, she paid 300 euros.", "300 euros", "Vane"),
        ("Bill Vane spoke. Tom Berg has taught his 40 pupils at home.", "40", "Tom Berg"),
        ("Bill Vane spoke. A young mother with her 3 children left.", "3", "young mother"),
        ("Tom Berg resigned. Larchford-based Orvane employs 300 people.", "300", "Orvane"),
        ("Some of the drivers paid 300 euros.", "300 euros", "drivers"),
        ("Guam Bay is 3,380 km from Port Ellery.", "3,380 km", "Guam Bay"),
        (
            "Varland's deficit fell to 2 million euros, while its surplus fell to 1 million euros.",
            "1 million euros",
            "Varland",
        ),
    ],
)
def test_whom_a_pronoun_or_a_part_means(text: str, printed: str, subject: str) -> None:
    assert claim(text, printed).subject == subject


def test_who_brought_a_figure_in_is_its_subject() -> None:
    """Not the firm of the relative clause, whose figure would be too low for its profit."""
    before = "Tarnow earned 9 million euros. "
    text = before + "Vans and kiosks, which Tarnow books as one, brought in sales of 4 million euros."
    found = claim(text, "4 million euros")
    assert (found.subject, found.scope) in {("Vans and kiosks", None), ("Tarnow", "Vans and kiosks")}
    assert claim("Tarnow grew. Kiosks brought in sales of 4 million euros.", "4 million euros").subject == "kiosks"


def test_he_in_a_quote_is_not_its_speaker() -> None:
    text = 'Coach Tom Berg said: "Finch was great in the rain."\n\n"He had lost 12 races to me."'
    assert claim(text, "12").subject != "Tom Berg"


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Inflation in Varland quickened in July. Consumer prices rose 4.8%.", "4.8%", "Varland"),
        ("Varland's exports grew. The unemployment rate held at 8.2%.", "8.2%", "Varland"),
        ("Inflation in Varland quickened. Global growth was 3.1%.", "3.1%", None),
        ("The weather in Varland was fine. The unemployment rate held at 8.2%.", "8.2%", None),
        ("Separate figures showed that unemployment was at 8.2%.", "8.2%", None),
    ],
)
def test_a_countrys_figures_are_those_of_the_country_that_the_text_tells_of(
    text: str, printed: str, subject: str | None
) -> None:
    assert claim(text, printed).subject == subject


@pytest.mark.parametrize(
    ("text", "printed", "subject"),
    [
        ("Anna Cole spoke. A young driver crossed the line. He lost 3 fingers.", "3", "young driver"),
        ("Anna Cole spoke. The driver said he had lost 3 fingers.", "3", "driver"),
        ("Tom Cole has a son. A spokeswoman said he had lost 3 fingers.", "3", "Tom Cole"),
        ("Tom Berg drove. A 23-year-old student stormed a bar. He fired 40 shots.", "40", "student"),
        ("Tom Berg drove. The 30-year-old award went to 3 films.", "3", "award"),
        ("Winger Livio Sarr signed on Monday. The 22-year-old Gaulish player scored 17 goals.", "17", "Livio Sarr"),
        ("Tom Berg has won 9 caps for Varland.", "9", "Tom Berg"),
        ("Ana Lind spoke. The 28-year-old cleared 1.76 m.", "1.76 m", "Ana Lind"),
        (
            "Ana Lind won in 21.07 secs with Norlander Eva Berg second in 21.58 secs.",
            "21.58 secs",
            "Norlander Eva Berg",
        ),
        ("Tom Berg gave the party 3 million euros.", "3 million euros", "Tom Berg"),
        ("National Grid sold 40 plants.", "40", "National Grid"),
        ("United Mills (UM) cut jobs. UM's revenue rose to 5 million euros.", "5 million euros", "United Mills"),
        ("Prices in Varland eased. Norland's trade surplus was 2 billion euros.", "2 billion euros", "Norland"),
        ("Berg AG grew. Larch AG launched a bid of 3 million euros for the chain.", "3 million euros", "Larch"),
    ],
)
def test_persons_without_a_name_and_what_is_done_for_others(text: str, printed: str, subject: str) -> None:
    assert claim(text, printed).subject == subject
