"""What a figure is of: a reading per rule, in invented sentences of many fields, and what no rule may change."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.model import Claim
from tests.extract.reading import quantities

HELD_AND_PAID = [
    ("Osten Capital owns 12% of the shares.", "12%", "stake"),
    ("Osten Capital owns 12.5%.", "12.5%", "stake"),
    ("Norvik sold 30% of its buses.", "30%", "share of buses"),
    ("Norvik bought Tern in a deal valued at 160 million euros.", "160 million", "deal value"),
    ("Norvik is valued at 160 million euros.", "160 million", "market value"),
    ("A 5.8-magnitude earthquake struck Velm.", "5.8", "magnitude"),
    ("Norvik sees sales growth of 2%, against an earlier forecast of 4%.", "4%", "sales"),
    ("The bank will cut its main rate to 4.25%.", "4.25%", "interest rate"),
    ("Consumer prices in Velm rose 3%.", "3%", "inflation"),
    ("Norvik will invest 180 million euros in battery production.", "180", "investment"),
    ("The government holds reserves of $44bn.", "$44bn", "reserves"),
    ("Wheat prices in Velm rose 3%.", "3%", "price"),
]


@pytest.mark.parametrize(("text", "printed", "metric"), HELD_AND_PAID)
def test_stakes_deals_and_what_is_held_against_an_aim(text: str, printed: str, metric: str) -> None:
    assert one(text, printed).metric == metric


def test_what_opens_a_sentence_belongs_to_the_subject_behind_it() -> None:
    assert one("With a capacity of 350 MW, the Norvik plant is the largest.", "350").subject == "Norvik"


def one(text: str, printed: str) -> Claim:
    """The claim whose evidence starts with `printed`."""
    found = [claim for claim in quantities(text) if claim.printed.startswith(printed)]
    assert found, f"no claim {printed!r} in {text!r}"
    return found[0]


COUNTED = [
    ("Danso averaged 24.6 points and 9 rebounds a game.", "9", "rebound"),
    ("In 21 docks and eight terminals the port loads ore.", "eight", "terminal"),
    ("The coalition holds 71 of the 140 seats.", "71", "seats"),
    ("She served 11 aces and hit 43 winners.", "11", "ace"),
    ("The show attracted 9.3 million viewers.", "9.3", "viewer"),
    ("The reserve covers 1,900 hectares and is home to 63 wolves.", "63", "wolf"),
    ("The trial enrolled 1,140 volunteers at 32 hospitals.", "32", "hospital"),
    ("Of the 614 species on the island, 41 are found nowhere else.", "41", "species"),
    ("The warehouse lost 90 pieces of luggage.", "90", "luggage"),
    ("The club has suspended 23 Kenyan and five Ethiopian runners.", "23", "runner"),
    ("The market of 250,000 vehicles is shrinking.", "250,000", "market"),
]  # fmt: skip
VERBS = [
    ("A gunman shot dead three officers and wounded six.", "three", "deaths"),
    ("A gunman shot dead three officers and wounded six.", "six", "injuries"),
    ("The hikers were missing for 36 hours.", "36", "time missing"),
    ("The union has fired no shot for 60 days.", "60", "duration"),
    ("A new kidney costs the health service 17,000 pounds, against 30,800 for dialysis.", "30,800", "cost"),
    ("Prosecutors had sought 12 years for the trader.", "12", "prison sentence"),
    ("Building it took seven years and 94 million dollars.", "94", "cost"),
    ("The film took $48 million in its opening weekend.", "$48", "revenue"),
    ("The insurer cut taxes on its staff to 5.25 percent.", "5.25", "tax"),
    ("Some $5 billion is what the salmon trade is worth.", "$5", "market value"),
    ("Harvesters harvested 2.1 million tonnes of barley.", "2.1", "harvest"),
    ("The flood killed more than 300 of its people.", "300", "deaths"),
    ("An initial survey counted 980 houses destroyed and 270 damaged.", "980", "destroyed buildings"),
    ("An initial survey counted 980 houses destroyed and 270 damaged.", "270", "damaged buildings"),
    ("When the mill shut, 640 staff lost their jobs.", "640", "job cuts"),
    ("The film was made for $22 million by Halfway Pictures.", "$22", "cost"),
]  # fmt: skip
AMOUNTS = [
    ("The maker lends them out at €4,900 each.", "€4,900", "price"),
    ("The circle will be rebuilt for $9 million.", "$9", "cost"),
    ("The court ordered him to forfeit $88 million.", "$88", "amount forfeited"),
    ("Orvane wrote down 3.8 billion euros in May.", "3.8", "amount written down"),
    ("This is half of the £900 received by the parish.", "£900", "amount received"),
    ("Lord Amsel gave £500,000 to the party.", "£500,000", "donations"),
    ("The pipe can carry 55 billion cubic metres a year.", "55", "capacity"),
    ("The ward was built for 24 patients.", "24", "capacity"),
    ("Kestrel fell 3.1 percent in early trading on the bourse.", "3.1", "share price"),
    ("Donors have provided $8.1 million.", "$8.1", "amount provided"),
    ("Only £31,000 has been recovered.", "£31,000", "amount recovered"),
    ("The office has recovered $640 million for shoppers.", "$640", "amount recovered"),
    ("The widow was robbed of £63,000.", "£63,000", "amount robbed"),
    ("Some $80 million goes to schools and $31 million to the parishes.", "$31", "amount for parishes"),
    ("The shares fell, wiping away $3.4 billion in market value.", "$3.4", "market value"),
    ("The chairman has put in £9.8m since May.", "£9.8m", "investment"),
]  # fmt: skip
NOUNS = [
    ("The agreement calls for a wage increase of more than 21 percent.", "21", "wages"),
    ("The union demands 7.5% more pay.", "7.5", "wages"),
    ("The watch is 17 percent lighter than the old one.", "17", "weight"),
    ("The new drill is three times more expensive.", "three", "price"),
    ("The eddies travel at ten times the speed of others.", "ten", "speed"),
    ("Exam pass rates fell to 71.3 percent.", "71.3", "pass rate"),
    ("Last year's turnout was 61.8 percent.", "61.8", "turnout"),
    ("Output rose 4%, while pipeline flows were down by 7%.", "7%", "pipeline flow"),
    ("The group reported earnings before tax of 1.3 million euros.", "1.3", "profit"),
    ("On Monday the Amsel Industrial Average crossed 9,000 for the first time.", "9,000", "index level"),
    ("The mine's reserves are put at 14 million tonnes of ore.", "14", "reserves"),
    ("The deficit widened to 4.9 percent of GDP.", "4.9", "budget deficit"),
    ("Profit came to 471 million euros, and revenue to 9.2 billion euros.", "9.2", "revenue"),
    ("Profit came to €471 million (2024: €702 million).", "€702", "profit"),
    ("The bank sees growth of 0.9% this year.", "0.9", "growth"),
    ("Labour won a majority of 160.", "160", "majority"),
    ("Orvane reported revenues 3.1pc higher at €12bn.", "€12bn", "revenue"),
    ("Average earnings rose by 2.2%.", "2.2%", "wages"),
    ("Forecasts for growth were scaled back to 4.0%.", "4.0%", "growth"),
    ("The token is changing hands at $310, down 17 percent on the week.", "17", "price"),
    ("Spot gold was up 1.7 percent on Friday.", "1.7", "gold price"),
    ("The bank sees growth of 4.4% in 20 districts, slipping to 3.5% next year.", "3.5%", "growth"),
]  # fmt: skip
MEASURES = [
    ("She finished second in the race.", "second", "rank"),
    ("The star is 140 light-years away.", "140", "star distance"),
    ("The village lies 20 miles from the border.", "20", "distance from border"),
    ("The skier finished 1.2 seconds ahead of her rival.", "1.2", "margin"),
    ("Mira Voss won the race in 2:04.31.", "2:04.31", "race time"),
    ("The wall of water moved at 40 km/h.", "40", "speed"),
    ("The device draws 1.2 watts when idle, and 9 under load.", "9", "power"),
    ("Danso finished with six receptions for 75 yards.", "75", "reception"),
]  # fmt: skip

DESCRIBED = [
    ("The repairs took 12 weeks.", "12", "repair duration"),
    ("She spent nine years in exile.", "nine", "time in exile"),
    ("The bridge took four years to build.", "four", "time to build"),
    ("It took four years to build the bridge.", "four", "time to build bridge"),
    ("The capsule split off 34 minutes after lift-off.", "34", "time after lift-off"),
    ("The cell can be charged in 25 minutes.", "25", "time to charge"),
    ("They parted after 15 years of marriage.", "15", "years of marriage"),
    ("The mill took 300 orders within two hours of the launch.", "two", "time after launch"),
    ("He worked at the mill for 40 years.", "40", "time worked"),
    ("A four-day rescue ended on Monday.", "four-day", "rescue duration"),
    ("A 19-tonne truck blocked the road.", "19-tonne", "truck mass"),
    ("The highest wave reached 3.1 metres.", "3.1", "wave height"),
    ("The hut stands 38 km north of the port.", "38", "distance from port"),
    ("Mira Voss set an indoor personal best of 16.50 m.", "16.50", "personal best"),
    ("Brass makes up 12% of the alloy.", "12%", "share of alloy"),
    ("Some 61% of voters oppose the toll.", "61%", "share of voters who oppose toll"),
    ("Rashes were seen in 9.2% of the patients.", "9.2%", "share of patients with rash"),
    ("Another 27 people are missing.", "27", "missing people"),
    ("There are 5,775 people on a waiting list.", "5,775", "people on waiting list"),
    ("Some 140 people blocked the road.", "140", "people who blocked road"),
    ("Sales of new tractors climbed 5.9 percent.", "5.9", "tractor sales"),
    ("Sales rose by 17.8% last year.", "17.8%", "sales"),
    ("The record was the 31 million euros they paid for a goalkeeper.", "31", "payment"),
    ("The body called off a $40 million (£31 million) bill.", "$40", "bill"),
    ("A magnitude 7.1 quake shook the coast.", "7.1", "magnitude"),
    ("Voss clocked 44.93 seconds in the heats.", "44.93", "race time"),
    ("Dark spots were more common with the cream, at 6%.", "6%", "spot"),
    ("The union is asking for about $320 million from the state.", "$320", "amount asked for"),
    ("Its captain was sent to prison for five years.", "five", "prison sentence"),
    ("Intruders stole files from 44 million users.", "44", "users"),
    ("The projection for the budget deficit was raised to 3.9% of GDP.", "3.9%", "budget deficit"),
    ("Exports - of goods and services - rose by 3.2%.", "3.2%", "exports"),
    ("Results were in line with hopes and exports rose by 3.2%.", "3.2%", "exports"),
    ("The ferry was licensed for 120.", "120", "capacity"),
    ("Women on the drug gained 2.3 kg on average.", "2.3", "weight gained"),
    ("The surge came after the $215 million paid by Orvane.", "$215", "payment"),
    ("Under the deal, $132 million goes to affected patients.", "$132", "amount for affected patients"),
    ("The board got $2 million worth of the new shares.", "$2", "share price"),
    ("Voss cleared 1.76 m and threw 13.86 m.", "13.86", "distance thrown"),
    ("The tower is 230 feet (70 metres) tall.", "70", "tower height"),
    ("Some 540 adults live with the disease.", "540", "adults who live with disease"),
    ("Floods come every six years.", "six", "flood interval"),
    ("The inquiry made 27 proposals.", "27", "proposal"),
    ("Amos Dorn signed for 46 million euros.", "46", "transfer fee"),
    ("The box office received a 3.8% boost.", "3.8%", "box office"),
    ("The Amsel Stock Exchange was down 2.1% at noon.", "2.1%", "index level"),
    ("Amos Dorn was offered $6,000 by the paper.", "$6,000", "amount offered"),
    ("Some 70 percent of the barges carried in May sank.", "70", "share of barges that sank"),
    ("Danso had been at the wheel for 17 hours.", "17", "time at wheel"),
    ("Nine pupils lost their lives.", "Nine", "deaths"),
    ("Some 40 people were taken to hospital.", "40", "people taken to hospital"),
    ("Half a million Norlanders were out of work.", "Half a million", "Norlanders out of work"),
    ("The deficit is put at $41 billion, or 2.9% of GDP.", "2.9%", "budget deficit"),
    ("The guild reported ticket sales worth $40 million.", "$40", "sales"),
    ("The token is changing hands at $6,156.", "$6,156", "price"),
    ("Orvane forecast adjusted earnings per share of $4.55.", "$4.55", "earnings per share"),
    ("The barge was insured for $21 million.", "$21", "amount insured for"),
    ("The firm fired 12 of its 310 drivers.", "310", "driver"),
    ("Police arrested a man of 46.", "46", "age"),
    ("The relief service will deliver 3,500 tents.", "3,500", "tent shipments"),
    ("The share of adults with asthma dropped to 29.8%.", "29.8%", "share of adults with asthma"),
    ("The number of people in work rose to 2,900.", "2,900", "people in work"),
    ("Absence fell from 22% of teachers to 15%.", "22%", "absence"),
    ("The storm left damage equal to 9.1% of the harvest.", "9.1%", "damage"),
    ("The Amsel 4 has flown 58 times since 2015.", "58 times", "flights"),
    ("Dorn scored 23 times in his second year.", "23 times", "goals"),
    ("The owners had been warned 12 times.", "12 times", "times warned"),
    ("The engine failed on three occasions.", "three", "times failed"),
    ("A storm left 38 people dead.", "38", "deaths"),
    ("At least 31 people, including two guides, were killed by the blast.", "31", "deaths"),
    ("At least 17 workers, nine of them women, were injured.", "17", "injuries"),
    ("The ship rang its bells for nine minutes.", "nine", "time ringing bells"),
    ("The rebels held them for two years.", "two", "time held"),
    ("The court barred her from the harbour for two years.", "two", "ban"),
    ("The town won its first cup for 29 years.", "29", "duration"),
    ("The town has not fired a cannon for 60 days.", "60", "duration"),
    ("The probe scooped up 90 grams of dark sand.", "90", "sand"),
    ("The drill used 130 kilograms of fuel.", "130", "fuel"),
    ("Another 47 people are listed as missing.", "47", "people missing"),
    ("Dorn made a superb 134 before losing his wicket.", "134", "runs"),
    ("The side were all out for 312 in the first innings.", "312", "runs"),
    ("The home side won by 17 runs.", "17", "margin"),
    ("Mira Voss held off her rival by three seconds.", "three", "margin"),
    ("She won the race, taking 12 seconds off the lap record.", "12", "cut in lap record"),
    ("The scandal wiped $4 million off its value.", "$4", "cut in value"),
    ("The barge yard is owed $4.5 million.", "$4.5", "amount owed"),
    ("Sales to Norland rose 15.2 percent.", "15.2", "sales"),
    ("Earnings from tourism will be 15% lower.", "15%", "earnings from tourism"),
    ("The board cut its full-year target to $17 million.", "$17", "target"),
    ("The port had 740 public charging points.", "740", "charging points"),
    ("She won nine matches and lost 13 matches.", "13", "matches lost"),
    ("The lab gets $1.6 billion, including $710 million for the lander.", "$710", "amount received"),
    ("Some 38 people dead and 14 missing", "38", "deaths"),
    ("The shop sold 50,000 in its first week.", "50,000", "units sold"),
    ("A majority, 52%, said the food was good.", "52%", "share who said the food was good"),
    ("Rashes were seen in 9.2% of the riders and 7.4% of the others.", "7.4%", "share of others with rash"),
    ("Donors have provided $8.1 million, or 36%.", "36%", "share provided"),
    ("A civil claim for £7.5m was brought by the fund.", "£7.5m", "claim"),
    ("The total cost of theft reported by shops was $73m.", "$73m", "cost"),
    ("Effects were cramps (31% with the drug) and headache (14% versus 9%).", "9%", "headache"),
    ("Some 570 officers were stationed across the port.", "570", "officers stationed"),
    ("Its main pump shut down 95 seconds into the flight.", "95", "time into flight"),
    ("The barge sank within 12 minutes.", "12", "time to sink"),
    ("The satellite separated after 35 minutes.", "35", "time to separate"),
    ("The trawler was sailing at 426m per minute.", "426m", "speed"),
    ("Mira Voss finished fifth in 7.35.", "7.35", "race time"),
    ("Mira Voss broke the record by clocking 7.37.", "7.37", "race time"),
    ("Ada and Tom Dorn, 19 and 16, were hurt in the crash.", "19", "age"),
    ("Ada and Tom Dorn, 19 and 16, were hurt in the crash.", "16", "age"),
]  # fmt: skip
"""Figures of which only the kind is known by themselves: what they are of is told by the words around."""


STANDING = [
    ("Orvane closed at 46.20 crowns on Friday.", "46.20", "share price"),
    ("Shares of Orvane ended the session at 46.20 crowns.", "46.20", "share price"),
    ("At 1,870 metres, Mount Aine is the highest peak of Varland.", "1,870", "height"),
    ("At 2.6 km, the Dunmere is the longest bridge of the coast.", "2.6", "length"),
    ("Orvane holds 14% of Berg Foods.", "14%", "stake"),
    ("Six pupils died of the fever.", "Six", "deaths"),
    ("Eighteen cyclists were hurt in the crash.", "Eighteen", "injuries"),
    ("Halm swung to a net loss of 9 million euros.", "9", "net loss"),
    ("Consumer prices in Varland rose 4.6% in May.", "4.6%", "inflation"),
    ("A 5.4-magnitude quake shook the isle.", "5.4", "magnitude"),
    ("The shipwreck cost 17 lives.", "17", "deaths"),
    ("The clerk got a seven-year sentence.", "seven", "prison sentence"),
    ("Some 310,000 people visited the mill in 2024.", "310,000", "visitors"),
    ("About 9,400 people live in Larchford.", "9,400", "population"),
    ("About 9,400 people live with asthma in Larchford.", "9,400", "people who live with asthma"),
    ("The takeover values Quill Foods at $2.3 billion.", "$2.3", "deal value"),
    ("Orvane is paying $2.3 billion for Quill Foods.", "$2.3", "deal value"),
    ("Orvane is paying $2.3 billion for the coming month.", "$2.3", "payment"),
    ("The striker cost Larchford 11 million euros.", "11", "transfer fee"),
    ("Holders of its stock will receive 2.10 euros a share.", "2.10", "dividend"),
    ("The works can make 70 GWh of cells a year.", "70", "capacity"),
    ("Some 58% of voters cast ballots on Sunday.", "58%", "turnout"),
    ("Some 58% of voters cast ballots for the mayor.", "58%", "share of voters who cast ballots"),
    ("A survey puts the Harbour List at 19%.", "19%", "support"),
    ("The game was downloaded 6 million times in May.", "6", "downloads"),
    ("Mira Voss won the mayoral election with 53.1%.", "53.1%", "vote share"),
    ("The Harbour List took 22.4% of the vote.", "22.4%", "vote share"),
    ("The Harbour List took 22.4% of the seats in the election.", "22.4%", "share of seats"),
    ("The town rejected the plan by 64% to 36% in a referendum.", "64%", "vote share"),
]  # fmt: skip
"""Figures of which the metric is told by the verb, the adjective or what befalls those counted."""


@pytest.mark.parametrize(
    ("text", "printed", "metric"), [*STANDING, *COUNTED, *VERBS, *AMOUNTS, *NOUNS, *MEASURES, *DESCRIBED]
)
def test_metric(text: str, printed: str, metric: str) -> None:
    assert one(text, printed).metric == metric


def test_a_sentence_told_before_makes_a_length_of_time_one() -> None:
    text = "The clerk was jailed for nine years. Her partner, Tom Dorn, was given seven years."
    assert one(text, "seven").metric == "prison sentence"


def test_a_pronoun_stands_for_the_metric_told_before() -> None:
    text = "Norland's jobless rate hit a low, its government said. The bureau said it sank to 5.3% in May."
    assert one(text, "5.3%").metric == "unemployment rate"


def test_what_is_picked_up_is_no_change() -> None:
    assert one("The crane picked up 90 grams of sand.", "90").basis is None
    assert one("The index was up 250 points at noon.", "250").basis == "change"


def test_a_time_of_a_race_is_in_seconds() -> None:
    assert one("Mira Voss finished fifth in 7.35.", "7.35").unit == "second"


def test_a_name_of_several_words_is_no_metric() -> None:
    assert one("The Federal Reserve is due to trim by 25 basis points.", "25").metric != "reserves"


def test_a_figure_pointed_to_is_the_one_told_before() -> None:
    text = "Kestrel took a $5 billion charge in March. Two thirds of the $5 billion came from a tax."
    assert [c.metric for c in quantities(text) if c.value == 5e9] == ["charge", "charge"]


def test_a_rate_stands_behind_what_is_measured() -> None:
    assert one("The pit gives 700 tonnes of ore a day.", "700").unit == "t/day"


def test_a_closing_hour_is_no_price() -> None:
    assert one("Polls in Varland closed at 8 on Sunday, 40 of them late.", "40").metric != "share price"


def test_a_large_bare_number_may_be_money_without_a_currency() -> None:
    claim = one("The government plans to borrow 62 billion this year.", "62")
    assert (claim.metric, claim.unit) == ("funds raised", None)


def test_a_level_told_now_takes_no_period_of_the_change_beside_it() -> None:
    text = "Its network grew by 100 centres in the last quarter and now counts 335 service centres."
    assert one(text, "335").period is None


def test_by_leads_to_an_agent_behind_a_passive_verb() -> None:
    assert one("Headaches were reported by 6% of the women.", "6%").basis is None


QUALIFIERS = ["", "about ", "more than ", "nearly ", "at least ", "some "]
FRAMES = [(text, printed) for text, printed, _ in (*VERBS[4:5], *AMOUNTS[2:4], *NOUNS[5:6], *COUNTED[4:6])]


@settings(deadline=None, max_examples=40)
@given(frame=st.sampled_from(FRAMES), qualifier=st.sampled_from(QUALIFIERS))
def test_a_qualifier_changes_no_metric(frame: tuple[str, str], qualifier: str) -> None:
    text, printed = frame
    assert one(text.replace(printed, qualifier + printed, 1), printed).metric == one(text, printed).metric


OPENERS = ["", "On Friday, ", "According to the ministry, ", "In Amsel, ", "However, "]


@settings(deadline=None, max_examples=40)
@given(sentence=st.sampled_from([*COUNTED[:6], *AMOUNTS[:3], *NOUNS[:2]]), opener=st.sampled_from(OPENERS))
def test_what_opens_a_sentence_changes_no_metric(sentence: tuple[str, str, str], opener: str) -> None:
    text, printed, metric = sentence
    moved = opener + (text if not opener else text[0].lower() + text[1:] if not text.startswith("Danso") else text)
    assert one(moved, printed).metric == metric
