"""Who may be given a figure that its sentence gives to nobody, and what a later sentence's pronoun means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.vocabulary.owners import Owner
from tests.extract.reading import quantities, vocabulary


def subject(text: str, printed: str) -> str | None:
    found = [c.subject for c in quantities(text) if c.printed == printed]
    assert len(found) == 1, found
    return found[0]


def test_a_metric_has_an_owner_of_one_sort() -> None:
    owners = vocabulary().owners
    assert owners["deaths"] is Owner.HAPPENING
    assert owners["revenue"] is Owner.ORGANISATION
    assert set(owners) <= set(vocabulary().metrics.by_name)


MARLO = "Marlo Foods makes jam. Marlo Foods said so. Marlo Foods went on. "


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        (MARLO + "Revenue rose to 48 million euros.", "48 million euros", "Marlo Foods"),
        (MARLO + "In a storm nearby, 14 people died.", "14", None),
        (MARLO + "Unemployment rose to 4.2%.", "4.2%", None),
        (MARLO + "Nobody had come for nine days.", "nine days", None),
    ],
)
def test_the_topic_owns_what_such_a_one_has(text: str, printed: str, wanted: str | None) -> None:
    assert subject(text, printed) == wanted


def test_a_place_that_a_text_speaks_of_owns_no_revenue() -> None:
    text = "It rained in Larchford. They met in Larchford. Shops in Larchford closed. Revenue fell to 3 million euros."
    assert subject(text, "3 million euros") is None


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("Prosecutor Ana Brill spoke of the attack, in which 31 people died.", "31", None),
        ("Bolder Polls found that a bridge closed and that 47 people died.", "47", None),
    ],
)
def test_one_who_tells_is_no_owner(text: str, printed: str, wanted: str | None) -> None:
    assert subject(text, printed) == wanted


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        (
            "Orla Pumps closed a plant. Norva Bank says that demand will fall. It employs 240 people.",
            "240",
            "Orla Pumps",
        ),
        ("Orla Pumps said it would close a plant. It employs 240 people.", "240", "Orla Pumps"),
        ("Norva Bank sold a tower. Orla Pumps itself lost a client. It employs 240 people.", "240", "Orla Pumps"),
        ("The winner will be Orla Pumps, which once failed. It employs 240 people.", "240", "Orla Pumps"),
        ("Orla Pumps announced a new plant, as buyers had expected. It employs 240 people.", "240", "Orla Pumps"),
    ],
)
def test_what_a_pronoun_means(text: str, printed: str, wanted: str) -> None:
    assert subject(text, printed) == wanted


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("The Blues had donations of £4m. Lord Draye, a brewer, gave £500,000 in May.", "£500,000", "Lord Draye"),
        ("The river Orle rose from 2.1 metres to 8.4 metres.", "8.4 metres", "Orle"),
        ("Ana Vale had a 48-yard run on the first play of the day.", "48-yard", "Ana Vale"),
    ],
)
def test_owners_in_the_clause_come_first(text: str, printed: str, wanted: str) -> None:
    found = subject(text, printed)
    assert found is not None
    assert found.endswith(wanted.split()[-1])


_TELLING = st.sampled_from(["Norva Bank", "The ministry", "Ana Brill", "Police", "Mayor Ana Brill", "Analysts"])
_HAPPENING = st.sampled_from(["14 people died", "31 people were injured", "26 homes were destroyed"])


@settings(max_examples=40, deadline=None)
@given(_TELLING, st.sampled_from(["said", "told reporters that", "confirmed that", "added that"]), _HAPPENING)
def test_who_tells_of_a_happening_never_owns_it(teller: str, verb: str, happening: str) -> None:
    for claim in quantities(f"{teller} {verb} {happening} in a fire."):
        assert claim.subject is None or claim.subject.lower() not in teller.lower()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Norva Glass sold a plant. Revenue rose to 3 million euros.", "Norva Glass"),
        ("Norva Glass sold a plant. Orla Pumps bought it. Revenue rose to 3 million euros.", None),
        ("Orla Pumps left.\n\nNorva Glass sold a plant. Revenue rose to 3 million euros.", "Norva Glass"),
        ("Shares in Orla Pumps fell. Orla Pumps sold a plant. Revenue rose to 3 million euros.", "Orla Pumps"),
    ],
)
def test_the_one_thing_that_a_paragraph_is_about(text: str, wanted: str | None) -> None:
    assert subject(text, "3 million euros") == wanted


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("Bonds issued by Orla Pumps weighed 40 tonnes.", "40 tonnes", "bonds"),
        ("Shares in Orla Pumps, which have lost 40% since May, rose.", "40%", "Orla Pumps"),
        ("They saw a third site, Tarn Hill, with a capacity of 500 MW.", "500 MW", "Tarn Hill"),
        ("The union, which represents 3,400 of the port's 4,150 workers, wants more.", "4,150", "port"),
        ("Norva Glass sold its port, whose revenue was 3 million euros.", "3 million euros", "Norva Glass"),
        ("The Otto 2 sings. Norva Glass wants to sell it; the company, which is new, has debt of 3 million euros.",
         "3 million euros", "Norva Glass"),
        ("Norva Glass sold a plant. Ana Lomax expects sales of 3 million euros.", "3 million euros", "Norva Glass"),
    ],
)  # fmt: skip
def test_phrases_that_lead_to_the_owner(text: str, printed: str, wanted: str) -> None:
    assert subject(text, printed) == wanted


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Orla Bank left. Norva Bank stayed. The bank has debt of 3 million euros.", "3 million euros"),
        ("The Tarn Agency said so. The Tarn Agency left. The company has debt of 3 million euros.", "3 million euros"),
        ("Norva Glass grew. Norva Glass hired. Two men and four of his friends came.", "four"),
    ],
)
def test_an_owner_that_is_not_plain_is_nobody(text: str, printed: str) -> None:
    found = subject(text, printed)
    assert found is None or not found[0].isupper()


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("They sold Tarn Hill, a 500 MW plant, to a fund.", "500 MW", "Tarn Hill"),
        ("Also among the gifts were 24 paintings from Norva Glass.", "24", "Norva Glass"),
        ("Built by four friends in a shed, the Otto 2 has been a success.", "four", "Otto 2"),
        ("The miller, who left at nine with Ana Brill, has 14 geese.", "14", "miller"),
        ("A developer, Norva Glass, has sold 14 flats.", "14", "Norva Glass"),
    ],
)
def test_more_phrases_that_lead_to_the_owner(text: str, printed: str, wanted: str) -> None:
    assert subject(text, printed) == wanted


@pytest.mark.parametrize("act", ["The decision", "A new law", "The deal", "His plan", "That ruling"])
def test_an_act_has_no_sales(act: str) -> None:
    found = subject(f"Norva Glass makes jam. Norva Glass grew. {act} will cut sales by 13% in May.", "13%")
    assert found is None or found.lower() not in act.lower()


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("A bridge fell and 12 people died. Later 14 people died.", "14"),
        ("Most South Koreans left. Some South Korean banks closed. It owns 14 boats.", "14"),
        ("The Tarn Accident Office came. The accident involved 14 boats.", "14"),
    ],
)
def test_names_that_only_stand_near(text: str, printed: str) -> None:
    found = subject(text, printed)
    assert found is None or not found[0].isupper()


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("Home Larder owns 400 kilns.", "400", "Home Larder"),
        ("World Kiln Board loans rose 3%.", "3%", "World Kiln Board"),
        ("The Bank of Varland has left interest rates on hold at 4.75%.", "4.75%", "Bank of Varland"),
        ("Light crude closed at $40.15.", "$40.15", "light crude"),
        ("The firm Norva Glass ignored orders to stop 14 kilns.", "14", "Norva Glass"),
        ("About 190 mills and yards were sold.", "190", None),
        ("The man convicted of selling a lottery ticket can be fined up to £5,000.", "£5,000", "man"),
        ("Orla Pumps reported a 52% rise in net profit. Profit was 3 million euros.", "3 million euros", "Orla Pumps"),
        (
            "Early that day several men of the National Kiln Office (NKO) came to see it. The NKO said output fell 4%.",
            "4%",
            None,
        ),
    ],
)
def test_names_and_heads(text: str, printed: str, wanted: str | None) -> None:
    assert subject(text, printed) == wanted


def test_a_short_form_in_brackets_is_the_same_name() -> None:
    text = "On Monday men of the Marlo Foods Board (XQB) came to see the hall. The XQB owns 14 boats."
    assert subject(text, "14") == "Marlo Foods Board"


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("The Blue Alliance, three seats short of control, will open talks.", "three", "Blue Alliance"),
        ("Orla Pumps opened and, by the end of the week, had 62 guests.", "62", "Orla Pumps"),
        ("Rescue teams came at nine, bringing the death toll to 64.", "64", None),
        ("Residents of the town, located 20 miles from the sea, were asked to leave.", "20 miles", "town"),
        ("Orla Pumps plans to cut 230 of its 4,100 jobs.", "4,100", "Orla Pumps"),
        ("Orla Pumps ran 69 yards and Norva Glass had six wins.", "six", "Norva Glass"),
        ("Norva Glass said so. We have six days to wait.", "six days", None),
        ("It is a chance for the 26-year-old to win in the Norva Indoor Hall.", "26-year-old", None),
        ("Orla Pumps lost 6-3 in the last game of the old cup at Larchford.", "6-3", "Orla Pumps"),
    ],
)
def test_clauses_of_many_forms(text: str, printed: str, wanted: str | None) -> None:
    assert subject(text, printed) == wanted


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("In Varland, sales of lamps are down by 4.7%.", "4.7%", "Varland"),
        ("São Tomado, a state of 11.2 million people, opened a second ward.", "11.2 million", "São Tomado"),
        ("The yard gave work to 7.5% of men, compared to 6.7% in Varland and 15.8% in Tarnia.", "15.8%", "Tarnia"),
        ("The Blues will take three seats from the Greens.", "three", "Blues"),
        ("The state health secretary Ana Lomax came. The state employs 2,900 of these nurses.", "2,900", "state"),
        ("A 9-kilogram robot built by Norva Glass is stuck in its box.", "9-kilogram", "robot"),
        ("At noon 31 patients were brought in by ambulance.", "31", None),
        ("In all, 30 such transfers have occurred since May.", "30", None),
    ],
)
def test_places_and_things(text: str, printed: str, wanted: str | None) -> None:
    assert subject(text, printed) == wanted


def test_a_topic_gives_way_to_another_that_acts() -> None:
    text = MARLO + "\n\nNorva Glass promised to train all 120 employees."
    assert subject(text, "120") != "Marlo Foods"


@pytest.mark.parametrize(
    ("text", "printed", "wanted"),
    [
        ("Orla Pumps led with a market share of 20.3%, then Norva (18.2%) and Tarn (12.3%).", "18.2%", "Norva"),
        ("Norva Glass: €58.2 million", "€58.2 million", "Norva Glass"),
        ("The union of crews, 5,600 strong, doubts it.", "5,600", "union"),
        ("The night express, with 318 passengers and a crew aboard, hit a van.", "318", "night express"),
        ("The raft drew near the rock Hesper, a body some 11 km across, and sank.", "11 km", "Hesper"),
        ("A trader in Port Saigne who handles 15,000 tonnes a month left.", "15,000 tonnes a month", "trader"),
        ("Moru led with 61 million handsets, ahead of Kestrel on 52.8 million.", "52.8 million", "Kestrel"),
        ("Karim Haddad, her husband, is old; he drives for 12 hours a day.", "12 hours a day", "Karim Haddad"),
        ("The tariff is odd. The minister says it protects 12,000 jobs.", "12,000", None),
        ("Norva Bank told us that hackers came. The stock lost 8.6%.", "8.6%", "Norva Bank"),
        ("Rains in the east are 38% of what they were.", "38%", None),
        ("Some men of Norva Glass left. The makers hold 74% of the market.", "74%", "makers"),
        ("Turnout was 61% in May. In Northmoor it was 71.3%.", "71.3%", "Northmoor"),
    ],
)  # fmt: skip
def test_lists_brackets_and_labels(text: str, printed: str, wanted: str | None) -> None:
    found = subject(text, printed)
    assert found == wanted or (wanted is not None and found is not None and found.endswith(wanted))
