"""Events that wording ties to a date: what is to report, what is asked for, what happened within a span."""

from __future__ import annotations

import pytest

from tests.extract.reading import events

TOLD = [
    ("The panel is to report by March 2026.", "publication", "2026-03", "plan"),
    ("Villagers asked for a bus stop in 2019.", "request", "2019", "actual"),
    ("In June two funds asked Norvik to study the risks.", "request", "2025-06", "actual"),
    ("Rebels handed over 21 hostages to the army on Monday.", "handover", "2025-08-18", "actual"),
    ("Askel polled a sample of 1,900 voters on 14-16 July.", "poll", "2025-07-14/2025-07-16", "actual"),
    ("Officers searched 14 houses in May 2024.", "search", "2024-05", "actual"),
    ("The couple welcomed a son in May 2024.", "birth", "2024-05", "actual"),
    ("The trial enrolled 1,100 patients between May 2019 and June 2022.", "enrolment", "2019-05/2022-06", "actual"),
    ("Halden Radio paid fines totalling $2 million in 1995.", "sentence", "1995", "actual"),
    ("On Tuesday Norvik made an unsolicited, $40 billion offer for its rival.", "offer", "2025-08-19", "actual"),
    ("A second probe is planned for 2031 for about €90 million.", "probe", "2031", "plan"),
    ("A new contract will keep Lind at the club until June 2029.", "end", "2029-06", "plan"),
    ("A jury on Monday ordered trucking company Tern Freight to pay $40 million.", "order", "2025-08-18", "actual"),
    ("In May the agency revealed stunning footage of the comet.", "presentation", "2025-05", "actual"),
    ("The river reached its peak of 8.2 metres on Sunday.", "peak", "2025-08-17", "actual"),
    ("The deadliest avalanche of the region buried 54 people in February 1970.", "avalanche", "1970-02", "actual"),
    ("Lind broke her leg in training on Tuesday.", "injury", "2025-08-19", "actual"),
    ("The second leg is on 27 August.", "leg", "2025-08-27", "plan"),
    ("VAT was raised to 21% in January.", "increase", "2025-01", "actual"),
    ("The subsidy runs out at the end of December.", "end", "2025-12", "plan"),
    ("The satellite re-entered the atmosphere on Monday.", "entry", "2025-08-18", "actual"),
    ("She was last seen on 2 August.", "sighting", "2025-08-02", "actual"),
    ("The fraud came to light in 2021.", "disclosure", "2021", "actual"),
    ("The evacuation order was lifted on Tuesday.", "repeal", "2025-08-19", "actual"),
    ("Coach Ilse Brandt took over in November.", "inauguration", "2024-11", "actual"),
    ("Three halls with 200 desks in all opened in Osten on 6 May.", "opening", "2025-05-06", "actual"),
    ("The Kestrels open at home against Tern on 26 October.", "opening", "2025-10-26", "plan"),
    ("The tin price hit a record high of 8,412 on 3 July.", "record", "2025-07-03", "actual"),
    ("The government has promised a first payment by 1 September.", "payment", "2025-09-01", "target"),
    ("The next election must be held by May 2026.", "election", "2026-05", "plan"),
    ("The Greens first entered parliament in 1987.", "entry", "1987", "actual"),
    ("GDP figures are out on Friday.", "publication", "2025-08-22", "plan"),
    ("Lind turned professional in 2018.", "debut", "2018", "actual"),
    ("The drug is expected to reach the market in 2027.", "launch", "2027", "forecast"),
    ("The tax break, a gift to builders, ends in December.", "end", "2025-12", "plan"),
    ("Norvik is a company that only started producing buses in 2024.", "start", "2024", "actual"),
    ("She will next run in Osten on 12 September.", "race", "2025-09-12", "plan"),
]


@pytest.mark.parametrize(("text", "name", "period", "modality"), TOLD)
def test_wording(text: str, name: str, period: str, modality: str) -> None:
    assert [(e.metric, e.period, e.modality) for e in events(text)] == [(name, period, modality)]


def test_what_is_hoped_for_is_an_aim() -> None:
    """The clause of what somebody hopes for tells an aim, though its verb is conditional."""
    (found,) = events("Norvik said it hoped the works would open by June 2027.")
    assert (found.metric, found.modality) == ("opening", "target")


def test_what_a_past_clause_looks_ahead_to_is_the_nearer_day() -> None:
    """A past clause tells what came before a meeting: the meeting's day may lie ahead."""
    (ahead,) = events("The club had agreed to a moratorium ahead of its meeting on 27 August.")
    (behind,) = events("The club had agreed to a pause ahead of its session on 12 August.")
    assert (ahead.period, ahead.modality) == ("2025-08-27", "plan")
    assert (behind.period, behind.modality) == ("2025-08-12", "actual")


def test_the_time_since_a_happening_tells_no_doubt_of_it() -> None:
    """What would be otherwise leaves the known happening before it a fact."""
    (found,) = events("Without the repairs done since the storm of 2003 the bill would have reached 7,000.")
    assert (found.metric, found.period, found.modality) == ("storm", "2003", "actual")


@pytest.mark.parametrize(
    "text",
    [
        "The chairman asked whether sales had grown in May.",
        "Ruan Tal worked for a dredging company from 1991 to 1996.",
        "It was his first win since the Halden Open in June 2023.",
        "Norvik has a search engine of its own, used since 2019.",
    ],
)
def test_no_event(text: str) -> None:
    assert events(text) == []
