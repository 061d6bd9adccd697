"""Parts and wholes, shares of one whole, two currencies through an implied rate."""

from __future__ import annotations

from typing import Any

import pytest

from explorer.model import Relation
from explorer.relate import Context, relate_group
from explorer.vocabulary.metrics import Metric, Metrics
from tests.relate.builders import LEXICON, Corpus

METRICS = Metrics.of(
    Metric(name=name, kind=kind) for name, kind in (("sales", "flow"), ("market share", "ratio"), ("revenue", "flow"))
)


def found(corpus: Corpus) -> list[Relation]:
    context = Context(corpus.documents, METRICS, LEXICON)
    relations = {one.id: one for group in corpus.groups() for one in relate_group(group, context)}
    return list(relations.values())


def rules(corpus: Corpus) -> list[str]:
    return sorted(relation.rule for relation in found(corpus))


def sold(*parts: tuple[str, str | None]) -> Corpus:
    corpus = Corpus()
    text = "Juniper sold " + " and ".join(f"{printed} {scope or ''} bikes" for printed, scope in parts) + " in 2024."
    for printed, scope in parts:
        corpus.say(
            text, printed, float(printed.replace(",", "")), "bike", subject="Juniper", metric="sales", scope=scope,
            period="2024", document=1,
        )  # fmt: skip
    return corpus


def test_parts_that_add_up_are_confirmed() -> None:
    assert rules(sold(("48,100", None), ("30,000", "road"), ("18,100", "mountain"))) == ["parts-add-up"]


@pytest.mark.parametrize("parts", [("30,000", "25,000"), ("30,000", "10,000")])
def test_parts_that_do_not_add_up_may_overlap_or_lack_one(parts: tuple[str, str]) -> None:
    assert rules(sold(("48,100", None), (parts[0], "road"), (parts[1], "mountain"))) == []


def test_a_part_above_its_whole_is_told_within_one_sentence() -> None:
    (relation,) = found(sold(("48,100", None), ("51,000", "road")))
    assert (relation.type, relation.rule) == ("arithmetic", "part-above-whole")
    assert "more than the whole of 48,100" in relation.reason


def test_a_vague_part_above_its_whole_is_silent() -> None:
    corpus = Corpus()
    text = "Juniper sold 48,100 bikes and over 51,000 road bikes in 2024."
    fields: dict[str, Any] = {"subject": "Juniper", "metric": "sales", "period": "2024", "document": 1}
    corpus.say(text, "48,100", 48100.0, "bike", **fields)
    corpus.say(text, "51,000", 51000.0, "bike", scope="road", qualifier="over", **fields)
    assert rules(corpus) == []


@pytest.mark.parametrize(
    ("shares", "metric", "expected"),
    [
        ((62.0, 57.0), "market share", ["shares-above-whole"]),
        ((62.0, 38.0), "market share", ["shares-fill-whole"]),
        ((62.0, 20.0), "market share", []),
        ((62.0, 57.0), "share", []),
    ],
)
def test_shares_of_one_whole(shares: tuple[float, float], metric: str, expected: list[str]) -> None:
    corpus = Corpus()
    text = f"In Belmora, Juniper has a market share of {shares[0]:g}% and Varga one of {shares[1]:g}%."
    for subject, share in zip(("Juniper", "Varga"), shares, strict=True):
        corpus.say(
            text, f"{share:g}%", share, "%", subject=subject, metric=metric, place="Belmora", period="2024", document=1
        )
    assert [rule for rule in rules(corpus) if rule.startswith("shares")] == expected


def currencies(dollars: float, published: str = "2025-03-03") -> Corpus:
    corpus = Corpus()
    revenue: dict[str, Any] = {"subject": "Varga", "metric": "revenue", "period": "2024"}
    for document, text in ((1, "Varga had revenue of 20.0 million euros."), (2, f"It took ${dollars:.1f} million.")):
        printed, unit = ("20.0 million euros", "EUR") if document == 1 else (f"${dollars:.1f} million", "USD")
        value = 20.0e6 if document == 1 else dollars * 1e6
        corpus.say(
            text, printed, value, unit, document=document, low=value - 5e4, high=value + 5e4, **revenue
        )  # fmt: skip
    text = "Varga had revenue of 30.0 million euros ($33.0 million) in 2023."
    before = revenue | {"period": "2023", "document": 3, "published": published}
    one = corpus.say(text, "30.0 million euros", 30e6, "EUR", low=29.95e6, high=30.05e6, **before)
    corpus.say(text, "$33.0 million", 33e6, "USD", low=32.95e6, high=33.05e6, restates=one.id, **before)
    return corpus


def exchanged(corpus: Corpus) -> list[Relation]:
    return [relation for relation in found(corpus) if relation.rule.endswith("implied-rate")]


def test_two_currencies_meet_through_the_rate_that_a_document_implies() -> None:
    (relation,) = exchanged(currencies(22.0))
    assert relation.type == "agreement"
    assert "EUR per USD that the documents imply" in relation.reason


def test_two_currencies_far_apart_are_undetermined() -> None:
    (relation,) = exchanged(currencies(40.0))
    assert relation.type == "undetermined"
    assert relation.hint == "they agree at 0.5 EUR per USD"


def test_a_small_gap_or_a_rate_of_another_time_is_silence() -> None:
    assert not exchanged(currencies(23.0))
    assert not exchanged(currencies(22.0, published="2023-03-03"))
