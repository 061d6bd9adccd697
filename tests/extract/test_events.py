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


ONE_WAY_OR_ANOTHER = [
    ("The mill went into operation on Monday.", "launch", "2025-08-18"),
    ("The mill came on stream in May 2024.", "launch", "2024-05"),
    ("In 2019 Norvik launched the Tern.", "launch", "2019"),
    ("On Monday Norvik opened a plant.", "opening", "2025-08-18"),
    ("Norvik was shaken by the March 12 crash.", "crash", "2025-03-12"),
    ("The ship involved in Tuesday's accident was old.", "accident", "2025-08-19"),
    ("The regatta took place on Sunday.", "regatta", "2025-08-17"),
    ("A wedding held in Osten on 3 May was to blame.", "wedding", "2025-05-03"),
    ("The results are due on Monday.", "result", "2025-08-25"),
    ("The letter of 3 May 2024 names nobody.", "letter", "2024-05-03"),
    ("Next regatta: 7 August 2026", "regatta", "2026-08-07"),
    ("In the early hours of 9 June a fire broke out in the kitchen.", "outbreak", "2025-06-09"),
    ("On Monday, after the mayor resigned, the council approved the plan.", "adoption", "2025-08-18"),
    ("The jet crashed shortly after taking off on Sunday.", "crash", "2025-08-17"),
    ("The hearing has been adjourned until 9 October.", "hearing", "2025-10-09"),
    ("Norvik delayed the launch until 2027.", "launch", "2027"),
    ("The union called a strike for 9 September.", "strike", "2025-09-09"),
    ("Norvik unveiled the Tern 9 at the Osten motor show in March.", "presentation", "2025-03"),
    ("The two companies called off their merger in June.", "cancellation", "2025-06"),
    ("Rebels took the town on Sunday.", "taking", "2025-08-17"),
    ("The 2011 uprising toppled the king.", "uprising", "2011"),
    ("Norvik said on Tuesday it had agreed to buy Tern Works.", "announcement", "2025-08-19"),
    ("The minister on Monday denied that taxes would rise.", "denial", "2025-08-18"),
    ("The bridge has been closed to traffic since Monday.", "closure", "2025-08-18"),
    ("First power is expected in the second quarter of 2027.", "power", "2027-Q2"),
    ("Her first marathon, in 2020, took her four hours.", "marathon", "2020"),
    ("The capsule will be back on Earth in November 2027.", "return", "2027-11"),
    ("It anticipates a decision no later than June 2026.", "decision", "2026-06"),
    ("A court in March sentenced him to death.", "sentence", "2025-03"),
    ("Norvik, a maker of buses, on Tuesday confirmed the loss of the order.", "confirmation", "2025-08-19"),
    ("Talks go on, and just last week North Osten fired four missiles.", "firing", "2025-08-11/2025-08-17"),
    ("Norvik to launch hydrogen bus next month", "launch", "2025-09"),
    ("The trains bumped into each other on Tuesday.", "bumping", "2025-08-19"),
    ("The station came hurtling to Earth in 1979.", "hurtling", "1979"),
    ("The Lions lost to Osten in the 2002 semi-finals.", "defeat", "2002"),
    ("She won gold at the 2004 Osten Games.", "win", "2004"),
    ("Schools in the province are to stay closed until Oct 20.", "closure", "2025-10-20"),
    ("Both candidates are set for a debate on Monday.", "debate", "2025-08-25"),
    ("Landing is set for Friday.", "landing", "2025-08-22"),
    ("The hall was hit by a lorry in May.", "impact", "2025-05"),
    ("On Monday the city measured 47.3°C, a national record.", "record", "2025-08-18"),
    ("The number of patients rose to 1,200 on Monday, the highest ever.", "record", "2025-08-18"),
    ("The previous record of 48.7 C had been set in July 2003.", "record", "2003-07"),
    ("He has agreed a contract that runs until June 2031.", "end", "2031-06"),
    ("Norvik has bought Tern Works, the company said on Tuesday.", "announcement", "2025-08-19"),
    ("Her team prepares for next weekend's trials in Osten.", "trial", "2025-08-30/2025-08-31"),
    ("The two sides reached a settlement earlier Monday.", "agreement", "2025-08-18"),
    ("It was the first mission since July 29, when a valve leak led to a loss.", "leak", "2025-07-29"),
    ("The club earned most by the 40 million euro sale of Ben Tolley to Osten last month.", "sale", "2025-07"),
    (
        "The side have signed Leo Nonato for 46 million euros ($53 million), the club said on Tuesday.",
        "announcement",
        "2025-08-19",
    ),
    ("On Sunday, a small aircraft operated by two pilots crashed in the hills.", "crash", "2025-08-17"),
    ("The centre trains leaders, but this week announced a new course.", "announcement", "2025-08-18/2025-08-24"),
    ("The fine is larger than the $215 million paid by Corvane Credit in 2019.", "payment", "2019"),
    ("It must have half of them in orbit by March 2027.", "deadline", "2027-03"),
    ("Osten started putting satellites into orbit in 2003.", "start", "2003"),
    ("The group's abduction of a priest in April 2014 caused outrage.", "abduction", "2014-04"),
    ("Orvane today reported that its new tablet met the main goal.", "announcement", "2025-08-20"),
    ("Fuel prices are due to go up by 2 crowns a litre on September 1.", "increase", "2025-09-01"),
    ("The monthly pass goes up by 4 euros on 1 October.", "increase", "2025-10-01"),
    ("The tax on liquor rises by 8% from September 1.", "increase", "2025-09-01"),
    ("A jury on Friday ordered Basin Freight to pay $48 million.", "order", "2025-08-15"),
    ("Town host Marlpool on Tuesday.", "hosting", "2025-08-26"),
    ("A third trial, in 800 patients, is expected to report in March 2026.", "publication", "2026-03"),
    ("The copper price reached a 16-year high in October 2004.", "record", "2004-10"),
    ("In June the trust sold its first carbon credits, 900 of them.", "sale", "2025-06"),
    ("A gas explosion leveled a row of shops on Friday night.", "explosion", "2025-08-15"),
    ("A pill cut the risk by 27%, researchers at Osten reported on Monday in a journal.", "publication", "2025-08-18"),
    ("A dividend of 34 cents, payable Dec. 16, is small.", "payment", "2025-12-16"),
    ("She took the best artist title at last year's Osten Awards.", "win", "2024"),
    ("The fair, the largest of its kind, runs from 14 to 17 October.", "fair", "2025-10-14/2025-10-17"),
    ("They lost out to Norland in May.", "defeat", "2025-05"),
    ("Asia Aid will be held in Osten on 3 October.", "event", "2025-10-03"),
    ("And last June Sam Amoah, a Norlander who set up two firms, was jailed.", "arrest", "2025-06"),
    ("The oil company Orvane is due in court on Monday.", "hearing", "2025-08-25"),
    ("The city will ration water as of September 1.", "rationing", "2025-09-01"),
]


@pytest.mark.parametrize(("text", "name", "period"), ONE_WAY_OR_ANOTHER)
def test_acts_are_found_however_they_are_told(text: str, name: str, period: str) -> None:
    assert [(e.metric, e.period) for e in events(text)] == [(name, period)]


NO_EVENTS = [
    "The plant will close, police said on Tuesday.",
    "Profit rose by 5 %, the company said on Tuesday.",
    "Speaking to reporters on Tuesday, the mayor said that the bridge was safe.",
    "Each of them usually opens in May.",
    "Sales for July opened the door to growth.",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_what_is_said_or_done_again_and_again_is_no_event(text: str) -> None:
    assert events(text) == []


def test_a_planned_act_of_a_day_lies_ahead() -> None:
    (event,) = events("All is ready for Friday's planned launch.")
    assert (event.metric, event.period, event.modality) == ("launch", "2025-08-22", "plan")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("North Osten fired a missile on Friday.", "firing"),
        ("Norvik fired its chief on Friday.", "dismissal"),
        ("The firm released its report on Friday.", "publication"),
        ("The firm released the Tern 4 on Friday.", "launch"),
        ("The ministers met on Friday.", "meeting"),
        ("Two men were taken into custody on Friday.", "arrest"),
        ("The new law came into effect on Friday.", "start"),
        ("He took over as coach on Friday.", "appointment"),
        ("They failed to agree on Friday.", "failure"),
        ("She set a world record on Friday.", "record"),
    ],
)
def test_what_stands_behind_a_verb_names_the_event(text: str, name: str) -> None:
    assert [e.metric for e in events(text)] == [name]


def test_two_dates_joined_are_two_events() -> None:
    found = events("Norvik launched satellites in May and July of 2016.")
    assert [(e.metric, e.period) for e in found] == [("launch", "2016-05"), ("launch", "2016-07")]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The mayor resigned on 3 August. Two days later Brandt was arrested.", "2025-08-05"),
        ("The mayor resigned on 3 August. A week earlier the council had met.", "2025-07-27"),
        ("The fire broke out on 3 August. That evening the army arrived.", "2025-08-03"),
        ("The fire broke out on 3 August. The following morning the army arrived.", "2025-08-04"),
    ],
)
def test_days_are_counted_from_the_day_before_them(text: str, day: str) -> None:
    assert [e.period for e in events(text)] == ["2025-08-03", day]


def test_days_are_not_counted_from_a_month() -> None:
    assert [e.period for e in events("The plant opened in May 2024. Two days later it closed.")] == ["2024-05"]


def test_a_weekday_behind_said_that_is_the_documents() -> None:
    (event,) = events("He said that Thursday's release was no swap.")
    assert (event.metric, event.period) == ("release", "2025-08-14")


def test_what_was_agreed_is_past_whatever_follows_from_it() -> None:
    (event,) = events("About 500 jobs are to go under the agreement reached with the council on 28 May.")
    assert (event.metric, event.period, event.modality) == ("agreement", "2025-05-28", "actual")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Revenue for 2025, published two weeks ago, was 5 million euros; "
            "finance chief Noor Lind said she would update it with results on 12 November.",
            [("publication", "2025-08-04/2025-08-10", "actual"), ("updating", "2025-11-12", "plan")],
        ),
        (
            "Aquila 7 is to leave Osten in October, and Kestria intends to launch its rover, 350 kilograms, in 2028.",
            [("departure", "2025-10", "plan"), ("launch", "2028", "plan")],
        ),
        (
            "The agency said the site had failed and would be offered again by 1 June 2026.",
            [("offering", "2026-06-01", "plan")],
        ),
        ("The probe flew four men round the Moon in May.", [("flight", "2025-05", "actual")]),
        ("Norvik built 300 buses in May.", []),
    ],
)
def test_what_is_to_come_lies_ahead(text: str, found: list[tuple[str, str, str]]) -> None:
    assert [(e.metric, e.period, e.modality) for e in events(text)] == found


def test_a_quotation_ends_no_clause() -> None:
    (event,) = events('Norvik issued a "travel note" in March 2025 warning guests.')
    assert (event.metric, event.subject) == ("publication", "Norvik")


def test_a_plan_within_a_pledge() -> None:
    found = events("Norvik pledged in March to cut emissions by 2030.")
    assert [(e.metric, e.period, e.modality) for e in found] == [
        ("pledge", "2025-03", "actual"),
        ("cut", "2030", "target"),
    ]


@pytest.mark.parametrize(
    ("text", "name", "what"),
    [
        ("The council scrapped a law adopted in May 2013.", "adoption", "law"),
        ("The Tern 4, released on 11 August in Osten, sells well.", "launch", "Tern 4"),
    ],
)
def test_a_participle_befalls_what_stands_before_it(text: str, name: str, what: str) -> None:
    (event,) = [e for e in events(text) if e.metric == name]
    assert event.subject is None
    assert event.object is not None
    assert what in event.object


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
        "Lind said on Monday that he was tired.",
        "On Wednesday, the minister said he wants to make sure that all is well.",
        "Officials in August said they were worried.",
        "The rocket has flown fewer missions this year.",
        "It was the worst crash in Kestria since 1989.",
        "The 410,000 buses of 2025 were mostly red.",
        "The 2016 final is remembered for its referee.",
        "Shares closed at 40.15 euros on Thursday.",
        "Some 200 people have been killed since Monday.",
        "The town has been used as a port since Monday.",
        "The firm usually waits until September to unveil its phones.",
        "From March to May, the army made tests every two weeks.",
        "A station named Aquila will fall to Earth in March.",
        "The tram came off the rails at 6 am on Wednesday.",
        "The team has played in Osten since 2004.",
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


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A tram crashed in Port Ellery on Wednesday.", "Port Ellery"),
        ("The ferry sank off Castlebridge in May 2024.", "Castlebridge"),
        ("The tram crashed at 6.10 am on Wednesday.", None),
        ("Norvik launched the Tern 4 in May 2024.", None),
    ],
)
def test_the_place_is_a_named_one(text: str, place: str | None) -> None:
    assert [event.place for event in events(text)] == [place]


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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nine roofs fell during Hurricane Orla in May 2019.", "hurricane"),
        ("Operation Heron took place in May 2019.", "operation"),
    ],
)
def test_an_event_with_a_name_of_its_own_is_told_by_its_kind(text: str, name: str) -> None:
    assert name in {event.metric for event in events(text)}


def test_the_quarter_of_reported_figures_is_no_publication() -> None:
    assert not events("Norvik reported sales of 41 million euros for the second quarter.")
    assert not events("Norvik posted a profit of 4 million euros in the first half.")
    assert [e.metric for e in events("Norvik published its results on Monday.")] == ["publication"]
