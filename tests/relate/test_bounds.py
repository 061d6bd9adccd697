"""Bounds: a part above its whole, a share above one hundred, an outlier."""

from __future__ import annotations

from typing import Any

from explorer.model import Relation
from explorer.relate import Context, relate
from explorer.vocabulary.metrics import Metric, Metrics
from tests.relate.builders import LEXICON, Corpus


def related(corpus: Corpus) -> list[Relation]:
    metrics = Metrics.of(
        [Metric(name="net profit", kind="flow", at_most="revenue"), Metric(name="revenue", kind="flow")]
    )
    return list(relate(corpus.groups(), Context(corpus.documents, metrics, LEXICON)))


def test_a_part_above_its_whole_is_told_in_one_document() -> None:
    corpus = Corpus()
    varga: dict[str, Any] = {"subject": "Varga", "period": "2024", "document": 1}
    corpus.say("Varga had revenue of $40 million in 2024.", "$40 million", 40e6, "USD", metric="revenue", **varga)
    corpus.say("Varga had net profit of $90 million in 2024.", "$90 million", 90e6, "USD", metric="net profit", **varga)
    corpus.say("Varga had net profit of $9 million in 2023.", "$9 million", 9e6, "USD", metric="net profit",
               **varga | {"period": "2023"})  # fmt: skip
    (relation,) = related(corpus)
    assert (relation.type, relation.rule) == ("arithmetic", "above-its-whole")
    assert [member.role for member in relation.members] == ["part", "whole"]


def boats(subject: str) -> list[Relation]:
    """The outliers of six yearly figures of which one is a hundred times the others."""
    corpus = Corpus()
    for year, value in enumerate((410, 420, 430, 440, 450, 45_000), 2015):
        corpus.say(
            f"Varga sold {value:,} boats in {year}.", f"{value:,}", float(value), "boat", subject=subject,
            metric="sales", period=str(year),
        )  # fmt: skip
    return [one for one in related(corpus) if one.type == "plausibility"]


def test_one_figure_a_hundred_times_off_is_told() -> None:
    (relation,) = boats("Varga")
    assert relation.rule == "hundredfold-off"
    assert "45,000" in relation.reason


def test_figures_of_any_yard_have_no_usual_size() -> None:
    assert not boats("yard")


def test_a_share_above_the_whole_is_told() -> None:
    corpus = Corpus()
    for year, value in ((2023, 64.0), (2024, 164.0)):
        corpus.say(
            f"Turnout in Belmora was {value}% in {year}.", f"{value}%", value, "%", subject="Belmora", metric="turnout",
            period=str(year),
        )  # fmt: skip
    assert [relation.rule for relation in related(corpus)] == ["share-over-hundred"]
