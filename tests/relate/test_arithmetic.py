"""Arithmetic between claims: what it confirms, what it refutes, where it keeps silent."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from explorer.model import Claim
from explorer.relate import Context, Group, Member, relate_group
from explorer.vocabulary.metrics import Metric, Metrics
from tests.relate.builders import LEXICON, Corpus

SALES: dict[str, Any] = {"subject": "Juniper Bikes", "metric": "sales", "document": 1}


def rules_of(corpus: Corpus, flow: bool = False) -> dict[str, str]:
    metrics = Metrics.of([Metric(name="sales", kind="flow" if flow else "stock")])
    context = Context(corpus.documents, metrics, LEXICON)
    found = [relation for group in corpus.groups() for relation in relate_group(group, context)]
    return {relation.rule: str(relation.type) for relation in found}


def level(corpus: Corpus, printed: str, period: str, **fields: Any) -> Claim:
    value = float(printed.replace(",", ""))
    return corpus.say(
        f"Juniper Bikes sold {printed} bikes in {period}.", printed, value, "bike", **SALES, period=period, **fields
    )


def test_growth_that_fits_its_levels_is_confirmed() -> None:
    corpus = Corpus()
    level(corpus, "200,000", "2023")
    level(corpus, "250,000", "2024")
    corpus.say("Sales of Juniper Bikes rose 25% in 2024.", "25%", 25.0, "%", basis="yoy", period="2024", **SALES)
    assert rules_of(corpus) == {"growth-fits-levels": "arithmetic-ok"}


def test_growth_that_does_not_fit_is_told_within_one_document() -> None:
    corpus = Corpus()
    level(corpus, "200,000", "2023")
    level(corpus, "250,000", "2024")
    corpus.say("Sales of Juniper Bikes rose 60% in 2024.", "60%", 60.0, "%", basis="yoy", period="2024", **SALES)
    assert rules_of(corpus) == {"growth-against-levels": "arithmetic"}


def test_quarters_add_up_to_the_year_for_flows_only() -> None:
    for last, expected in (("40,000", "arithmetic-ok"), ("90,000", "arithmetic")):
        corpus = Corpus()
        for quarter, printed in enumerate(("10,000", "20,000", "30,000", last), 1):
            level(corpus, printed, f"2024-Q{quarter}")
        level(corpus, "100,000", "2024")
        assert list(rules_of(corpus, flow=True).values()) == [expected]
        assert not rules_of(corpus, flow=False)


def test_a_monthly_average_meets_the_year() -> None:
    corpus = Corpus()
    target: dict[str, Any] = {"modality": "target"}
    corpus.say("The average monthly target is 29,166.", "29,166", 29166.0, "bike", **SALES, **target)
    corpus.say(
        "Juniper Bikes wants to sell 350,000 in 2025.", "350,000", 350000.0, "bike", period="2025", **SALES, **target
    )
    assert rules_of(corpus)["monthly-times-twelve"] == "arithmetic-ok"


def restated(rate: float, others: int = 0) -> Corpus:
    corpus = Corpus()
    revenue: dict[str, Any] = {"subject": "Varga", "metric": "revenue"}
    for number in range(others + 1):
        euros = 20.0 + number
        dollars = euros * (1.1 if number else rate)
        text = f"Varga had revenue of {euros:.1f} million euros (${dollars:.1f} million) in 202{number}."
        one = corpus.say(
            text, f"{euros:.1f} million euros", euros * 1e6, "EUR", document=1, period=f"202{number}", **revenue
        )
        corpus.say(
            text, f"${dollars:.1f} million", dollars * 1e6, "USD", document=1, period=f"202{number}", restates=one.id,
            **revenue,
        )  # fmt: skip
    return corpus


def test_a_second_currency_tells_its_rate() -> None:
    relations = restated(1.1).relations()
    assert [relation.rule for relation in relations] == ["restated-in-currency"]
    assert "EUR per USD" in relations[0].reason


def test_a_rate_that_all_others_refute_is_told() -> None:
    rules = [relation.rule for relation in restated(2.2, others=3).relations() if relation.type == "arithmetic"]
    assert rules == ["exchange-rate-differs"]


def test_units_that_do_not_convert_are_told() -> None:
    corpus = Corpus()
    text = "The path is 5 miles (13 km) long."
    path: dict[str, Any] = {"subject": "path", "metric": "length", "document": 1}
    one = corpus.say(text, "5 miles", 5.0, "mi", **path)
    corpus.say(text, "13 km", 13.0, "km", restates=one.id, **path)
    assert [relation.rule for relation in corpus.relations()] == ["conversion-differs"]


def test_an_unknown_id_behind_restates_is_ignored() -> None:
    corpus = Corpus()
    corpus.say("It paid 5 million euros.", "5 million euros", 5e6, "EUR", subject="Varga", metric="payment")
    member = corpus.members[0]
    lost = Member(replace(member.claim, restates=12345), member.sketch, member.keys)
    assert relate_group(Group(member.keys[0], [lost, lost]), corpus.context()) == []


def test_an_open_bound_confirms_growth_only_as_its_figure_would() -> None:
    for share, expected in ((34.0, {"growth-fits-levels": "arithmetic-ok"}), (90.0, {})):
        corpus = Corpus()
        level(corpus, "410,000", "2025", qualifier="over", high=None)
        level(corpus, "550,000", "2026", qualifier="over", high=None, modality="target")
        corpus.say(
            f"Sales of Juniper Bikes are to rise {share:.0f}% in 2026.", f"{share:.0f}%", share, "%", basis="yoy",
            period="2026", **SALES,
        )  # fmt: skip
        assert rules_of(corpus) == expected


def test_growth_over_a_base_in_its_sentence_meets_the_level_elsewhere() -> None:
    for share, expected in ((34.0, {"growth-fits-its-base": "arithmetic-ok"}), (48.0, {})):
        corpus = Corpus()
        corpus.say(
            "Juniper Bikes aims to sell 550,000 bikes.", "550,000", 550000.0, "bike", modality="target", **SALES
        )  # fmt: skip
        text = f"That is {share:.0f}% more than the 410,000 bikes of 2025."
        own: dict[str, Any] = {"sentence_start": 1, **SALES}
        corpus.say(text, f"{share:.0f}%", share, "%", basis="change", **own)
        corpus.say(text, "410,000", 410000.0, "bike", period="2025", **own)
        assert rules_of(corpus) == expected
