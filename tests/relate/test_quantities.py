"""Two figures of one kind: the rules in their order."""

from __future__ import annotations

from typing import Any

import pytest

from tests.relate.builders import Corpus, types_of

REVENUE: dict[str, Any] = {"subject": "Brightwell Foods", "metric": "revenue", "period": "2024"}


def test_the_same_figure_agrees() -> None:
    corpus = Corpus()
    corpus.say("Brightwell Foods had revenue of $412 million in 2024.", "$412 million", 412e6, "USD", **REVENUE)
    corpus.say("In 2024 Brightwell Foods' revenue came to $412 million.", "$412 million", 412e6, "USD", **REVENUE)
    (relation,) = corpus.relations()
    assert relation.type == "agreement"
    assert "$412 million, the same in 2 documents" in relation.reason


def test_disjoint_figures_contradict_and_the_reason_names_them() -> None:
    corpus = Corpus()
    corpus.say("Brightwell Foods had revenue of $412 million in 2024.", "$412 million", 412e6, "USD", **REVENUE)
    corpus.say("Brightwell Foods' revenue in 2024 was $447 million.", "$447 million", 447e6, "USD", **REVENUE)
    (relation,) = corpus.relations()
    assert relation.type == "contradiction"
    assert "$412 million (Paper 1) and $447 million (Paper 2), 7.8 % apart" in relation.reason
    assert relation.severity > 0.7


def test_five_documents_with_one_figure_are_one_relation() -> None:
    corpus = Corpus()
    for verb in ("had", "posted", "reported", "recorded", "showed"):
        corpus.say(f"Brightwell Foods {verb} revenue of $412 million.", "$412 million", 412e6, "USD", **REVENUE)
    (relation,) = corpus.relations()
    assert len(relation.members) == 5


def test_a_subset_is_scope_or_silence() -> None:
    whole = {"subject": "Belmora", "metric": "unemployment", "period": "2025-01"}
    assert types_of(
        ("Unemployment in Belmora was 6.1% in January.", "6.1%", 6.1, "%", whole),
        ("Among people under 25, unemployment in Belmora was 17.8% in January.", "17.8%", 17.8, "%", whole),
    ) in (["scope"], [])


def test_other_periods_are_a_series() -> None:
    assert not types_of(
        ("Brightwell Foods had revenue of $412 million in 2024.", "$412 million", 412e6, "USD", REVENUE),
        ("Brightwell Foods had revenue of $395 million in 2023.", "$395 million", 395e6, "USD",
         REVENUE | {"period": "2023"}),
    )  # fmt: skip


def test_target_and_outcome_are_status() -> None:
    sales: dict[str, Any] = {"subject": "Juniper Bikes", "metric": "sales", "period": "2024"}
    corpus = Corpus()
    corpus.say("Juniper Bikes sold 231,400 bicycles in 2024.", "231,400 bicycles", 231400, "bicycle", **sales)
    corpus.say(
        "Juniper Bikes is aiming to sell 250,000 bicycles in 2024.", "250,000 bicycles", 250000, "bicycle",
        modality="target", **sales,
    )  # fmt: skip
    (relation,) = corpus.relations()
    assert relation.type == "status"
    assert relation.members[0].role == "target"
    assert "missed by 7.4 %" in relation.reason


@pytest.mark.parametrize(("subject", "expected"), [("Varga", ["status"]), (None, [])])
def test_an_outcome_of_nobody_meets_no_target(subject: str | None, expected: list[str]) -> None:
    yearly: dict[str, Any] = {"metric": "output", "period": "2024"}
    assert (
        types_of(
            ("It plans an output of 90 boats for 2024.", "90", 90.0, "boat",
             yearly | {"subject": "Varga", "inferred": ("subject",), "modality": "target"}),
            ("Output was 60 boats in 2024.", "60", 60.0, "boat", yearly | {"subject": subject}),
        )
        == expected
    )  # fmt: skip
