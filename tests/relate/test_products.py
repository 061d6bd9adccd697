"""Rates times counts in one sentence, and counts up to a day, which never fall."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.relate import Context, relate
from explorer.vocabulary.metrics import Metric, Metrics
from tests.relate.builders import LEXICON, Corpus

TRUCKS: dict[str, Any] = {"subject": "Dell Transit", "document": 1}
SOLD: dict[str, Any] = {"subject": "Kelda Motors", "metric": "deliveries", "document": 1}


def bought(total: str, value: float) -> list[str]:
    text = f"Dell Transit bought 12 trucks for $90,000 apiece, a total of {total}."
    corpus = Corpus()
    corpus.say(text, "12", 12.0, "truck", metric="trucks", **TRUCKS)
    corpus.say(text, "$90,000", 9e4, "USD/unit", metric="price", low=89_500, high=90_500, **TRUCKS)
    corpus.say(text, total, value, "USD", metric="deal value", low=value - 5e3, high=value + 5e3, **TRUCKS)
    return [f"{relation.type} {relation.rule}" for relation in corpus.relations()]


def test_a_rate_times_its_count_confirms_the_total() -> None:
    assert bought("$1.08 million", 1.08e6) == ["arithmetic-ok rate-times-count"]


def test_a_total_that_the_rate_does_not_give_fails() -> None:
    assert bought("$1.23 million", 1.23e6) == ["arithmetic rate-times-count-differs"]


def test_a_sum_that_is_called_no_total_is_left_alone() -> None:
    text = "Dell Transit bought 12 trucks for $90,000 apiece and borrowed $1.23 million."
    corpus = Corpus()
    corpus.say(text, "12", 12.0, "truck", metric="trucks", **TRUCKS)
    corpus.say(text, "$90,000", 9e4, "USD/unit", metric="price", **TRUCKS)
    corpus.say(text, "$1.23 million", 1.23e6, "USD", metric="debt", **TRUCKS)
    assert not corpus.relations()


@pytest.mark.parametrize(("nine_months", "expected"), [("79,500", ["arithmetic"]), ("114,200", [])])
def test_more_months_hold_no_fewer(nine_months: str, expected: list[str]) -> None:
    corpus = Corpus()
    value = float(nine_months.replace(",", ""))
    corpus.say(
        "Kelda Motors delivered 81,302 cars in the first half of 2025.", "81,302", 81302.0, "vehicle",
        period="2025-H1", period_start="2025-01-01", period_end="2025-06-30", **SOLD,
    )  # fmt: skip
    corpus.say(
        f"In the first nine months of 2025 Kelda Motors delivered {nine_months} cars.", nine_months, value, "vehicle",
        period="2025-01/2025-09", period_start="2025-01-01", period_end="2025-09-30", **SOLD,
    )  # fmt: skip
    context = Context(corpus.documents, Metrics.of([Metric(name="deliveries", kind="flow")]), LEXICON)
    assert [str(relation.type) for relation in relate(corpus.groups(), context)] == expected
