"""Events: one for a dated act, none for a flow, a state or a statement."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.extract.reading import claims, events

ACTS = [
    ("Norvik launched the Tern 4 in May 2024.", "launch", "2024-05", "actual"),
    ("The Tern 4 made its debut in June 2025.", "debut", "2025-06", "actual"),
    ("In March 2025 the group raised $5.5 billion in a share sale.", "capital raising", "2025-03", "actual"),
    ("The court sentenced Karl Brandt to nine years on 10 April 2025.", "sentence", "2025-04-10", "actual"),
    ("Brightwater collapsed in August 2022.", "collapse", "2022-08", "actual"),
    ("Norvik plans to enter the Kestrian market by 2027.", "entry", "2027", "plan"),
    ("The terminal is due to open in the third quarter of 2027.", "opening", "2027-Q3", "plan"),
    ("Growth was helped by the launch of its second model in May 2024.", "launch", "2024-05", "actual"),
    ("Norvik has made 500 buses since April 2024, when it began producing the Tern.", "start", "2024-04", "actual"),
    ("Norvik, a bus maker, began delivering buses in April 2024.", "start", "2024-04", "actual"),
    ("The election is on 5 October 2025.", "election", "2025-10-05", "plan"),
    ("Anna Lind resigned on 3 March 2025.", "resignation", "2025-03-03", "actual"),
]


@pytest.mark.parametrize(("text", "name", "period", "modality"), ACTS)
def test_acts(text: str, name: str, period: str, modality: str) -> None:
    assert [(e.metric, e.period, e.modality) for e in events(text)] == [(name, period, modality)]


@pytest.mark.parametrize(
    "text",
    [
        "Norvik delivered 410,000 buses in 2024.",
        "Revenue rose 5 per cent in the second quarter of 2025.",
        "Norvik had two plants in 2024.",
        "Sales were 5 million euros in May 2025, the minister said on Monday.",
        "The rate is higher than in 2018.",
        "Since 2018 the county has cut 12,000 acres of brush.",
        "Figures for the fourth quarter of 2025 are not available.",
    ],
)
def test_flows_and_states_are_no_events(text: str) -> None:
    assert events(text) == []


def test_by_and_from_are_bounds() -> None:
    (by,) = events("Norvik plans to enter the Kestrian market by 2027.")
    (since,) = events("From 2027, Norvik plans to expand into Kestria.")
    assert (by.qualifier, since.qualifier) == ("at most", "at least")


def test_a_weekday_told_in_the_present_lies_ahead() -> None:
    (event,) = events("A vaccination campaign starts on Monday.", published="2025-01-28")
    assert event.period == "2025-02-03"


def test_passive_has_its_agent_as_subject() -> None:
    (event,) = events("The Tern works was bought by Norvik Group in May 2024.")
    assert event.metric == "acquisition"
    assert event.subject is not None
    assert "Norvik" in event.subject
    assert event.object is not None
    assert "Tern works" in event.object


def test_evidence_is_the_date() -> None:
    text = "Norvik launched the Tern 4 in May 2024."
    (event,) = events(text)
    assert text[event.start : event.end] == "May 2024" == event.printed


WORDS = st.sampled_from(
    [
        "Norvik",
        "launched",
        "in",
        "May 2024",
        "by",
        "from",
        "when it began making",
        "the debut of",
        "a deal",
        ",",
        "and",
        ";",
        "said that",
        "on Monday",
        "plans to enter",
        "is",
        "was due",
        "(",
        ")",
        "—",
        "since 2018",
        "will open",
        "if",
        "not",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(WORDS, max_size=25))
def test_any_order_of_words_is_read(parts: list[str]) -> None:
    text = " ".join(parts)
    found = claims(text)
    assert [claim.start for claim in found] == sorted(claim.start for claim in found)
    assert all(text[claim.start : claim.end] == claim.printed for claim in found)
