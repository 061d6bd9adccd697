"""What holds for every text: spans inside it, order, no invention, no crash."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.calendar import bounds_of, is_label
from explorer.extract.periods import Anchor, Tense, anchor_of, find_periods, resolve

PIECES = st.sampled_from(
    """in on by since from until before the a of and to last next this past same previous following first second
    third half     quarter year years month months week day ago earlier later 2025 2024 1999 '25 '80s 2025-07 2025-07-05
    5/7/2025 05.07.2025 Q2 H1 2Q25 FY2025 fiscal July May March January 5 31 30th Friday Monday,
    summer winter Christmas Day nineties 1990s
    12 three - – / , . ended ending period that Friday last year's than -0001 9999 0000 early mid- late
    end today overnight
    """.split()  # noqa: SIM905
)
TEXTS = st.one_of(
    st.text(max_size=200), st.lists(PIECES, max_size=25).map(" ".join), st.lists(PIECES, max_size=12).map("".join)
)
ANCHORS = st.one_of(
    st.just(Anchor()),
    st.sampled_from(["2025", "2025-08", "2025-08-19", "2024-02-29", "0001-01-01", "9999-12-31", "nonsense"]).map(
        Anchor
    ),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, ANCHORS, st.sampled_from(Tense))
def test_mentions_lie_in_order_inside_the_sentence_and_their_labels_are_labels(
    text: str, anchor: Anchor, tense: Tense
) -> None:
    padded = f"2031 {text} 2032"
    start, end = 5, 5 + len(text)
    found = find_periods(padded, start, end, anchor)
    position = start
    for mention in found:
        assert position <= mention.start < mention.end <= end
        assert start <= mention.wide_start <= mention.start
        position = mention.end
    for mention in found:
        for head in (None, found[0], found[-1]):
            for comparison in (False, True):
                read = resolve(mention, head=head, tense=tense, comparison=comparison)
                assert read.label is None or is_label(read.label)
                if read.period_start and read.period_end:
                    assert read.period_start <= read.period_end
                assert (read.start, read.end) == (mention.start, mention.end)


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_without_a_date_of_the_document_no_year_is_invented(text: str) -> None:
    printed = {int(digits[:4]) for digits in re.findall(r"\d{4}", text)}
    short = {century + int(digits) for digits in re.findall(r"\d\d", text) for century in (1900, 2000)}
    for mention in find_periods(text, 0, len(text), Anchor()):
        assert not (mention.label and mention.relative and mention.template)
        for day in bounds_of(mention.label):
            years = printed | short
            if day and "decade" not in mention.rule and "century" not in mention.rule:
                assert any(abs(day.year - year) <= 1 for year in years), (text, mention)


@settings(max_examples=100, deadline=None)
@given(TEXTS)
def test_any_text_tells_its_habits_without_a_crash(text: str) -> None:
    anchor = anchor_of(text, "2025-08")
    assert anchor.published == "2025-08"
    assert anchor.fiscal_start is None or 1 <= anchor.fiscal_start <= 12


def test_the_habits_of_a_document() -> None:
    assert anchor_of("Paid on 25/12/2024 and 3/4/2025.", None).day_first is True
    assert anchor_of("Paid on 12/25/2024 and 3/4/2025.", None).day_first is False
    assert anchor_of("Paid on 12/25/2024 and 25/12/2024.", None).day_first is None
    assert anchor_of("Paid on 3/4/2025.", None).day_first is None
    assert anchor_of("In the fiscal year ended June 30, 2025, sales rose.", None).fiscal_start == 7
    assert anchor_of("In the financial year ending 31 March it rose.", None).fiscal_start == 4
    assert anchor_of("In the fiscal year ended June 30 and the fiscal year ended May 31.", None).fiscal_start is None
    assert anchor_of("Nothing.", "no date").published is None


def test_a_document_without_a_date_lends_its_year_to_its_other_dates() -> None:
    text = "In Q2 2025 sales rose. In July 2025 they fell. In June they were flat, after March. Last year was better."
    anchor = anchor_of(text, None)
    assert anchor.told_year == 2025
    assert [m.label for m in find_periods(text, 0, len(text), anchor)] == [
        "2025-Q2", "2025-07", "2025-06", "2025-03", "2024",
    ]  # fmt: skip
    assert anchor_of(text, "2026-01").told_year is None
    assert anchor_of("In Q2 2025 sales rose, as in June.", None).told_year == 2025
    past = "In Q2 2025 sales rose, helped by a model shown this past May."
    assert [m.label for m in find_periods(past, 0, len(past), anchor_of(past, None))] == ["2025-Q2", "2025-05"]
    late = "In Q2 2025 sales rose. In November 2025 they fell. Last year was better."
    assert [m.label for m in find_periods(late, 0, len(late), anchor_of(late, None))] == ["2025-Q2", "2025-11", None]
    assert anchor_of("In April 2024 and Q3 2024 it fell, in October 2025 and Q3 2025 not.", None).told_year == 2025
    assert anchor_of("In May 2014 and June 2014, and in May 2019, it burned.", None).told_year is None
    assert anchor_of("It opens by 2027, or in 2028.", None).told_year is None


def test_hostile_text_is_read_in_one_pass() -> None:
    for piece in (
        "2025-",
        "in the ",
        "first ",
        "March ",
        " ",
        "5 to ",
        "a year ",
        "Q2 ",
        "1",
        "'80s",
        "last ",
        "January, ",
    ):
        text = piece * 3000
        found = find_periods(text, 0, len(text), Anchor("2025-08-19"))
        assert len(found) <= 3000
