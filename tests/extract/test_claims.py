"""Claims of whole documents: what the assembly promises of every claim, hostile text, and one reading per rule."""

from __future__ import annotations

import pickle
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract import explain, extract
from explorer.model import Claim, ClaimKind, Document, document_of
from explorer.resources import data_folder
from explorer.vocabulary.load import Vocabulary, load_vocabulary, vocabulary_paths

VOCABULARY = load_vocabulary(vocabulary_paths(data_folder()))
WORDS = [
    "revenue", "rose", "fell", "to", "from", "by", "the", "company", "Orvane", "5%", "$1.2bn", "in 2024", ",",
    ".", "and", "up", "12 people", "were killed", "(", ")", "RMB 3 billion", "a year earlier", "\n", "# Results",
    "- ", "said", "1,200", "units", "its", "of", "more than", "Q2 2025", "half", "twice", "|", "target", "not",
    "“", "”", "它", "𝟛",
]  # fmt: skip


def document(text: str, published: str | None = "2025-08-20", title: str | None = None) -> Document:
    """A document of nothing but text."""
    return Document(id=7, path="x.txt", format="text", text=text, sha256="", published=published, title=title)


def claims(text: str, published: str | None = "2025-08-20") -> list[Claim]:
    """The quantities of a text."""
    return [c for c in extract(document(text, published), VOCABULARY) if c.kind is ClaimKind.QUANTITY]


def one(text: str, printed: str, published: str | None = "2025-08-20") -> Claim:
    """The claim whose evidence starts with `printed`."""
    found = [c for c in claims(text, published) if c.printed.startswith(printed)]
    assert found, f"no claim {printed!r} in {text!r}"
    return found[0]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=40).map(" ".join))
def test_every_claim_is_grounded_ordered_and_local(text: str) -> None:
    read = document(text)
    found = extract(read, VOCABULARY)
    assert found == extract(read, VOCABULARY)
    assert all(a.id < b.id and a.start <= b.start for a, b in pairwise(found))
    ids = {claim.id for claim in found}
    for claim in found:
        assert text[claim.start : claim.end] == claim.printed != ""
        assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end
        assert document_of(claim.id) == 7
        assert claim.restates is None or claim.restates in ids - {claim.id}
        assert 0 < claim.confidence <= 1


SIGNS = ["20", "7,000", "kg", "m", "m3", "%", "$", "€", "<", ">", "(", ")", "[", "]", "{", "}", "|", "*", "_", "`",
         "~", "°", "C", "/", "per", "100", "and a half", "year", "-", "–", " ", " ", ".", ",", ":", "\n"]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(SIGNS), max_size=24).map("".join))
def test_no_claim_reaches_out_of_its_sentence(text: str) -> None:
    for claim in extract(document(text), VOCABULARY):
        assert 0 <= claim.sentence_start <= claim.start < claim.end <= claim.sentence_end <= len(text)


def test_a_unit_in_brackets_may_end_the_text() -> None:
    assert one("The crate weighs 20 <kg>", "20").printed == "20 <kg>"


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    extract(document(text), VOCABULARY)


@pytest.mark.parametrize(
    "text",
    [
        "word " * 20_000,
        "9" * 20_000,
        "1,2 " * 5_000,
        "(" * 3_000 + "5%" + ")" * 3_000,
        "UP 5% TO 3 BILLION " * 800,
        "and 5% " * 2_000,
        "Orvane " * 5_000 + "sold 5 cars.",
        "Выручка выросла на 5% 売上は5%増 " * 300,
        "from 1 to 2 from 3 to 4 " * 800,
        "\x00\x1b[31m 5% \u202e of sales",
    ],
    ids=["words", "digits", "list", "brackets", "capitals", "joined", "one name", "scripts", "ranges", "controls"],
)
def test_hostile_text_neither_hangs_nor_breaks(text: str) -> None:
    extract(document(text), VOCABULARY)


def test_the_vocabulary_travels_to_worker_processes() -> None:
    copy: Vocabulary = pickle.loads(pickle.dumps(VOCABULARY))
    text = "Orvane delivered 5,000 cars in 2024."
    assert extract(document(text), copy) == extract(document(text), VOCABULARY)


@pytest.mark.parametrize(
    ("text", "printed", "metric", "subject"),
    [
        ("Orvane delivered 5,000 cars in 2024.", "5,000", "deliveries", "Orvane"),
        ("Orvane's revenue rose 5% to $3 billion in 2024.", "$3", "revenue", "Orvane"),
        ("Revenue of Orvane rose 5% in 2024.", "5%", "revenue", "Orvane"),
        ("The blast at Tolm killed at least 37 people.", "37", "deaths", None),
        ("Orvane posted a 12 per cent rise in net profit.", "12", "net profit", "Orvane"),
        ("Orvane was fined $85 million in 2024.", "$85", "fine", "Orvane"),
        ("Unemployment is 4.1% in Varland.", "4.1", "unemployment rate", None),
        ("Shares in Orvane jumped 6.8%.", "6.8", "share price", "Orvane"),
        ("Orvane cut its dividend by 10% to $2.", "$2", "dividend", "Orvane"),
        ("The satellite weighs 2,150 kg.", "2,150", "weight", "satellite"),
        ("Orvane has a signal box 6.5 metres wide.", "6.5", "width", None),
        ("The union says that 70% of the members voted.", "70", "share of members who voted", None),
        ("Orvane received 200,000 orders in June.", "200,000", "orders", "Orvane"),
    ],
)
def test_metric_and_subject(text: str, printed: str, metric: str, subject: str | None) -> None:
    claim = one(text, printed)
    assert claim.metric == metric
    if subject is not None:
        assert claim.subject == subject


def test_a_second_currency_restates_the_first() -> None:
    first, second = claims("Orvane's revenue came to RMB 20.6 billion ($2.87 billion) in 2024.")
    assert second.restates == first.id
    assert (second.metric, second.period, second.unit) == (first.metric, first.period, "USD")


def test_a_chain_of_levels_has_a_period_each() -> None:
    text = "Orvane's gross margin was 31.8% in Q2 2025, after 29.6% in Q1 2025 and 18.7% in the same period last year."
    assert [(c.value, c.period, c.metric) for c in claims(text)] == [
        (31.8, "2025-Q2", "gross margin"),
        (29.6, "2025-Q1", "gross margin"),
        (18.7, "2024-Q2", "gross margin"),
    ]


def test_two_bases_behind_one_metric() -> None:
    text = "Orvane delivered 81,000 cars in Q2 2025, up 97.5% year-on-year and 7.1% from the first quarter."
    assert [(c.value, c.basis, c.period) for c in claims(text)] == [
        (81_000, None, "2025-Q2"),
        (97.5, "yoy", "2025-Q2"),
        (7.1, "qoq", "2025-Q2"),
    ]


@pytest.mark.parametrize(
    ("text", "basis"),
    [
        ("Month on month, prices were up 0.1 percent.", "mom"),
        ("Retail sales slid 1.3% month on month.", "mom"),
        ("On the year, output was down 2.1 percent.", "yoy"),
        ("Order books grew 2 percent on the quarter.", "qoq"),
        ("Prices rose 3 percent.", "change"),
        ("The pump was 3 percent faster on the road.", "change"),
    ],
)
def test_the_base_of_a_change_is_spelled_out(text: str, basis: str) -> None:
    assert [c.basis for c in claims(text)] == [basis]


def test_changes_of_one_metric_and_month_have_one_base() -> None:
    text = "Output in June rose 6% year on year to 212,000 cars. Output abroad grew 3% in June. Sales fell 2% in June."
    assert [c.basis for c in claims(text) if c.unit == "%"] == ["yoy", "yoy", "change"]


def test_a_base_of_last_year_is_a_year_before_the_month_of_the_section() -> None:
    text = "Prices rose 1.2% in June from a year earlier. Rents were 5.2% higher than in June last year."
    assert [c.basis for c in claims(text)] == ["yoy", "yoy"]


def test_a_bare_ordinal_goes_on_with_the_quarters() -> None:
    text = "The jobless rate fell to 6.7% in the second quarter of 2025 from 6.9% in the first."
    assert [c.period for c in claims(text)] == ["2025-Q2", "2025-Q1"]
    assert all("Q" not in str(c.period) for c in claims("He won 6.7% in the first, and 3% in the second."))


def test_what_is_agreed_or_foreseen_lies_ahead() -> None:
    assert [c.period for c in claims("Norvik sees copper at $9,000 by December.")] == ["2025-12"]
    found = claims("Norvik agreed on Monday to pump 390 tonnes a day from October.")
    assert [c.period for c in found if c.value == 390] == ["2025-10"]


def test_plants_of_a_firm_do_not_own_what_the_firm_sold() -> None:
    text = (
        "Norvik built 900 cars in June 2025. Output at home rose to 400; new plants built 500. Sales came to 700 cars."
    )
    assert one(text, "700").subject != "plants"
    central = one("Tern Foods sold 500 cars. The central bank targets inflation of 2 percent.", "2 percent")
    assert central.subject == "central bank"


def test_a_change_behind_the_day_of_the_report_is_of_the_quarter() -> None:
    text = "Norvik reported sales of 41 million euros for the second quarter on Monday, up 3.4% on the year."
    assert [c.period for c in claims(text) if c.kind == "quantity"] == ["2025-Q2", "2025-Q2"]


def test_an_inserted_speaker_does_not_own_what_follows() -> None:
    text = "Prices in Velm rose 2.9% in June, the office said, slowing from 3.3% in May and a peak of 8.1% in 2023."
    assert [(c.metric, c.subject) for c in claims(text)] == [("inflation", "Velm")] * 3


def test_analysts_do_not_own_what_they_foresee() -> None:
    assert one("Analysts had pencilled in a profit of 41 million euros.", "41").subject is None
    assert one("Investors hold 41 million shares.", "41").subject == "investors"


def test_gapping_gives_each_figure_its_own_subject() -> None:
    found = claims("Wait times are 41 weeks for the Kestrel and 58 weeks for the Merlin.")
    assert [(c.value, c.metric, c.subject) for c in found] == [
        (41, "wait time", "Kestrel"),
        (58, "wait time", "Merlin"),
    ]


def test_a_qualifier_in_the_verb_and_a_period_in_the_noun() -> None:
    claim = one("Orvane says its November deliveries exceeded 40,000 units.", "40,000", "2025-12")
    assert (claim.qualifier, claim.period, claim.metric) == ("over", "2025-11", "deliveries")


def test_a_bare_count_takes_its_noun_from_the_words_around() -> None:
    found = claims("Verdana opened 14 stores and closed three. Spectators: 60,000")
    assert [c.unit for c in found] == ["store", "store", "spectator"]


def test_ages_are_quantities_in_years() -> None:
    claim = one("Lina Okoro, 24, has scored nine goals.", "24")
    assert (claim.metric, claim.unit, claim.subject) == ("age", "year", "Lina Okoro")


def test_the_company_is_the_one_spoken_of() -> None:
    text = "Orvane opened a plant in Tolm. The company employs 4,300 people."
    claim = one(text, "4,300")
    assert (claim.subject, claim.metric) == ("Orvane", "employees")
    assert "subject" in claim.inferred


def test_an_inherited_period_is_told_as_inferred() -> None:
    text = "In July 2025, Varland's makers sold 2.5 million cars. Exports jumped 23 per cent to 575,000 units."
    claim = one(text, "575,000")
    assert claim.period == "2025-07"
    assert "period" in claim.inferred


def test_a_metric_outside_the_vocabulary_has_its_noun() -> None:
    assert one("The museum keeps 412 harpsichords.", "412").metric == "harpsichord"


def test_every_step_is_explained() -> None:
    read = document("Orvane's revenue rose 5% to $3 billion in 2024.")
    claim = extract(read, VOCABULARY)[0]
    steps = explain(read, VOCABULARY, claim).steps
    assert any(step.startswith("metric: 'revenue'") for step in steps)
    assert any(step.startswith("subject: 'Orvane'") for step in steps)
    assert any(step.startswith("period: 2024") for step in steps)


def test_explaining_once_more() -> None:
    """The name of the function stays the function's after its module was imported."""
    import explorer.extract

    read = document("Orvane's revenue rose 5% to $3 billion in 2024.")
    claim = extract(read, VOCABULARY)[0]
    first, second = (explorer.extract.explain(read, VOCABULARY, claim) for _ in range(2))
    assert first == second


SALAD = """
    the its this their , . and of for in by with from to than a said The It They company Orvane Velm city rose fell was
    had sold 5% 12 3,400 cars million euros $4.2 last year 2024 May more up most such one each per
""".split()  # noqa: SIM905


@settings(max_examples=150)
@given(st.lists(st.sampled_from(SALAD), max_size=30))
def test_word_salad_yields_claims_or_nothing_but_never_an_error(words: list[str]) -> None:
    assert all(claim.start < claim.end for claim in claims(" ".join(words) + "."))


def test_to_before_a_particle_is_no_verb_group() -> None:
    assert one("They plan to down grow 5% of it.", "5%").unit == "%"


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("It came before the Gulls' 81-70 victory over the Terns.", "81-70", "point"),
        ("Members will receive a 5-15 percent discount.", "5-15 percent", "%"),
        ("She was given a six-year prison term.", "six-year", "year"),
        ("There was a five-fold rise in cases.", "five-fold", "×"),
    ],
)
def test_figures_inside_a_noun_phrase(text: str, printed: str, unit: str) -> None:
    assert one(text, printed).unit == unit


def test_a_signed_figure_in_brackets_is_a_change() -> None:
    text = "The poll put the Union at 31% (+2) and the Alliance at 28% (-1)."
    assert [(c.value, c.unit, c.basis) for c in claims(text)] == [
        (31, "%", None), (2, "percentage point", "change"), (28, "%", None), (-1, "percentage point", "change"),
    ]  # fmt: skip


def test_a_figure_in_brackets_without_sign_is_no_change() -> None:
    assert [c.basis for c in claims("Storage was 62 per cent (64). It made $3m (-$1m).")] == [None] * 3


def test_an_amount_without_currency_is_in_the_only_one_of_the_text() -> None:
    text = "He got a fine of 9,000 euros. The state has earmarked 350 million for dikes, and paid 3 visits."
    assert [c.unit for c in claims(text)] == ["EUR", "EUR", "visit"]
    assert "unit" in one(text, "350").inferred
    assert one("The state has earmarked 350 million for dikes.", "350").unit is None
    assert one("It cost $9,000 or 8,000 euros. It has earmarked 350 million.", "350").unit is None


def test_an_age_keeps_its_unit() -> None:
    assert one("The girl is about 20 months old.", "20").unit == "month"


def test_figures_of_statistics_count_nothing() -> None:
    text = "Among 812 patients the score fell by 4.2 points (p = 0.003)."
    assert one(text, "0.003").unit is None


@pytest.mark.parametrize("text", ["The 10-year bond yield fell.", "The yen fell to a six-week low."])
def test_a_length_that_names_a_thing_is_no_claim(text: str) -> None:
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "printed", "unit"),
    [
        ("He killed five people and injured 10 others.", "10", "person"),
        ("Two firms left and three others stayed.", "three", "firm"),
    ],
)
def test_others_are_what_was_counted_before(text: str, printed: str, unit: str) -> None:
    assert one(text, printed).unit == unit
