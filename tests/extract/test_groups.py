"""Divisions and models: whose part a division is, and which names are no short forms of others."""

from __future__ import annotations

from explorer.model import Claim, ClaimKind
from explorer.pipeline import relate_texts

GROUP = "Velmont reported revenue of 900 million euros for 2024. Velmont plans to grow. Velmont makes EVs. "


def claim_of(text: str, printed: str) -> Claim:
    """The figure that is printed so."""
    claims, _ = relate_texts([("a.md", {"published": "2025-02-03", "title": "Velmont grows"}, text)])
    return next(one for one in claims if one.kind == ClaimKind.QUANTITY and one.printed == printed)


def test_other_businesses_are_part_of_the_group() -> None:
    claim = claim_of(GROUP + "Other new ventures contributed 31 million euros in 2024.", "31 million euros")
    assert (claim.subject, claim.scope) == ("Velmont", "other new ventures")


def test_a_division_named_by_a_kind_of_thing_belongs_to_the_group() -> None:
    claim = claim_of(GROUP + "The EV division’s loss shrank to 30 million euros.", "30 million euros")
    assert (claim.subject, claim.scope) == ("Velmont", "EV division")


def test_a_unit_named_by_a_firm_is_the_firms() -> None:
    text = "Velmont plans to grow. The BRX unit had revenue of 30 million euros in 2024. Velmont is pleased."
    assert claim_of(text, "30 million euros").subject == "BRX"


def test_a_models_name_is_no_short_form_of_its_variant() -> None:
    text = "In May Velmont showed the T5 Cargo. A buyer waits 41 weeks for the T5."
    assert claim_of(text, "41 weeks").subject == "T5"
