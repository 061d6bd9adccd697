"""Days, months, years, decades, seasons and holidays, in all orders that people write them."""

from __future__ import annotations

import pytest

from explorer.extract.mentions import Grain
from explorer.extract.periods import Anchor
from tests.extract.periods.reading import check, read

CASES = [
    # days
    "The verdict came on {5 July 2025|2025-07-05}.",
    "The verdict came on {July 5, 2025|2025-07-05}, after lunch.",
    "The verdict came on {July 5th, 2025|2025-07-05}.",
    "The verdict came on the {5th of July 2025|2025-07-05}.",
    "The verdict came on the {5th of July, 2025|2025-07-05}.",
    "The verdict came on the {5th day of July 2025|2025-07-05}.",
    "The verdict came on {5 Jul 2025|2025-07-05}.",
    "The verdict came on {5-Jul-2025|2025-07-05}.",
    "The verdict came on {5-Jul-25|2025-07-05}.",
    "The verdict came on {Jul. 5, 2025|2025-07-05}.",
    "The verdict came on {Sept. 1, 2024|2024-09-01}.",
    "The verdict came on {Sept 1 2024|2024-09-01}.",
    "The verdict came on {05.07.2025|2025-07-05}.",
    "The verdict came on {2025-07-05|2025-07-05}.",
    "The verdict came on {2025/07/05|2025-07-05}.",
    "Logged at {2025-07-05T10:15:00Z|2025-07-05} by the probe.",
    "The verdict came on {25/12/2024|2024-12-25}.",
    "The verdict came on {12/25/2024|2024-12-25}.",
    "The verdict came on {4/4/2025|2025-04-04}.",
    "The verdict came on {Tuesday, March 4, 2025|2025-03-04}.",
    "The verdict came on {Tuesday 4 March 2025|2025-03-04}.",
    "The verdict came on {Tuesday, the 4th of March|2025-03-04}.",
    "The verdict came on {Tue. 4 March|2025-03-04}.",
    "The ferry sank on {16 April 2014|2014-04-16} with 476 aboard.",
    "In {1066|1066} and on {14 October 1066|1066-10-14} they fought.",
    "The fire of {March 3|2025-03-03} killed four.",
    "The fire of the {3rd of March|2025-03-03} killed four.",
    "The court sits on {9 December|2024-12-09}.",
    "The storm lasted from {5-7 July 2025|2025-07-05/2025-07-07}.",
    "The storm of {July 5–7, 2025|2025-07-05/2025-07-07} cost lives.",
    "The storm of {5 to 7 July|2025-07-05/2025-07-07} cost lives.",
    "The fair runs {June 28 to July 2, 2025|2025-06-28/2025-07-02}.",
    "The fair runs from {28 June to 2 July 2025|2025-06-28/2025-07-02}.",
    "The fair ran from {28 December 2024 to 2 January|2024-12-28/2025-01-02}.",
    "On {May 1-31|2025-05} tickets are half price.",
    "Deaths per day peaked on {May 5, 2020|2020-05-05}, when 900 died.",
    "It opened {March 3 last year|2024-03-03}.",
    "It opened on {July 14 of this year|2025-07-14}.",
    # months
    "In {July 2025|2025-07} exports fell.",
    "In {July, 2025|2025-07} exports fell.",
    "In {July of 2025|2025-07} exports fell.",
    "In {Jul-25|2025-07} exports fell.",
    "In {Jul '25|2025-07} exports fell.",
    "In {July of last year|2024-07} exports fell.",
    "In {July last year|2024-07} exports fell.",
    "In {July next year|2026-07} the probe returns.",
    "In {July this year|2025-07} exports fell.",
    "In {July|2025-07} exports fell.",
    "In {September|2024-09} exports fell.",
    "In {2025-07|2025-07} exports fell.",
    "{July|2025-07} exports fell by 3 per cent.",
    "{November|2024-11} deliveries exceeded the plan.",
    "{May|2025-05} sales fell.",
    "The {May|2025-05} figures were weak.",
    "The {March|2025-03} report was weak.",
    "Inflation slowed in {May|2025-05} and {June|2025-06}.",
    "Inflation slowed in {May|2025-05}, {June|2025-06} and {July|2025-07}.",
    "Inflation slowed in {January|2024-01} and {February 2024|2024-02}.",
    "Between {March and May 2025|2025-03/2025-05} it rained.",
    "Between {November and February|2024-11/2025-02} it rained.",
    "From {January to March 2024|2024-Q1} it rained.",
    "From {November 2023 to March|2023-11/2024-03} it rained.",
    "From {November 2023 to March 2024|2023-11/2024-03} it rained.",
    "{November to March 2024|2023-11/2024-03} was wet.",
    "{Jan-Mar 2024|2024-Q1} was wet.",
    "The {January–June 2025|2025-H1} period was wet.",
    "It rained {May through September 2024|2024-05/2024-09}.",
    "{April 2024|2024-04} was the first month of deliveries.",
    "A mission planned for {late March|2025-03} slipped.",
    "A mission planned for {mid-March 2026|2026-03} slipped.",
    "At the {end of June|2025-06} there were 40 patients.",
    "the cases of {MARCH 2020|2020-03}",
    "IN {MARCH|2025-03} CASES ROSE",
    # years and spans of years
    "In {2024|2024} the vineyards lost a third.",
    "The {2024|2024} election was close.",
    "Its {2030|2030} target is unchanged.",
    "Turnout ({2019|2019}) was 61 per cent.",
    "{2025|2025} was dry.",
    "By the {end of 2026|2026 by} it will fly.",
    "{Mid-2025|2025} saw a rise.",
    "{Early 2026|2026} will see a rise.",
    "In {late 2019|2019} the virus spread.",
    "The war of {1939-1945|1939/1945} killed millions.",
    "From {2019 to 2021|2019/2021} prices doubled.",
    "Between {2019 and 2021|2019/2021} prices doubled.",
    "Prices doubled over {2019–2021|2019/2021}.",
    "In the {2015-16|2015/2016} season he scored nine goals.",
    "In the {2024/25|2024/2025} season he scored nine goals.",
    "In {1999-2000|1999/2000} he was out.",
    "In {1999-00|1999/2000} he was out.",
    "In {2023|2023} and {2024|2024} sales fell.",
    "In {2022|2022}, {2023|2023} and {2024|2024} sales fell.",
    "Since {1850|1850/.. since} it has warmed.",
    # decades, centuries
    "In the {1990s|1990/1999} fares fell.",
    "In the {early 1990s|1990/1999} fares fell.",
    "In the {'80s|1980/1989} fares fell.",
    "In the {nineties|1990/1999} fares fell.",
    "In the {mid-nineties|1990/1999} fares fell.",
    "In the 1970s and {early 80s|1980/1989} fares fell.".replace("1970s", "{1970s|1970/1979}"),
    "In the {early 2000s|2000/2009} fares fell.",
    "In the {19th century|1801/1900} fares fell.",
    "In the {twentieth century|1901/2000} fares fell.",
    "On {7 and 10 August|?} it was shut.",
    "On {9 and 10 August|2025-08-09/2025-08-10} it was shut.",
    "Between {7 and 10 August|2025-08-07/2025-08-10} it was shut.",
    "On {5 May|2025-05-05} the court sat.",
    "On {May 5|2025-05-05} he was freed.",
    "Since the {Sept. 11 attacks|2001-09-11/.. since} it has been shut.",
    "Since {9/11|2001-09-11/.. since} it has been shut.",
    "On the {Fourth of July|2025-07-04} it was shut.",
    # seasons, holidays
    "In the {summer of 2025|2025-06/2025-08} it burned.",
    "In {summer 2025|2025-06/2025-08} it burned.",
    "In the {spring of 2024|2024-03/2024-05} it burned.",
    "In the {autumn of last year|2024-09/2024-11} it burned.",
    "In the {winter of 2024|?} it snowed.",
    "In the {winter of 2024-25|2024-12/2025-02} it snowed.",
    "In {winter 2024/25|2024-12/2025-02} it snowed.",
    "In the {summer|2025-06/2025-08} it burned.",
    "On {Christmas Day 2024|2024-12-25} the line failed.",
    "On {New Year's Eve|2024-12-31} the line failed.",
    "On {New Year’s Day|2025-01-01} the line failed.",
    "Since {Halloween|2024-10-31/.. since} it has been shut.",
]


@pytest.mark.parametrize("marked", CASES)
def test_absolute(marked: str) -> None:
    check(marked)


@pytest.mark.parametrize(("day_first", "label"), [(True, "2025-07-05"), (False, "2025-05-07"), (None, None)])
def test_a_date_in_figures_is_read_as_the_document_writes_them_or_not_at_all(
    day_first: bool | None, label: str | None
) -> None:
    text = "The verdict came on 5/7/2025."
    assert [m.label for m in read(text, Anchor("2025-08-19", day_first=day_first))] == [label]


@pytest.mark.parametrize("text", ["on 30 February 2025", "on 2025-02-30", "on 31/4/2025", "on 32 March"])
def test_a_day_that_is_none_is_no_day(text: str) -> None:
    assert all(m.grain is not Grain.DAY for m in read(text, Anchor("2025-08-19")))
