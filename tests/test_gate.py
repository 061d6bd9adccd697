"""The gate: nothing unsafe passes, nothing is lost, lengths stay."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from explorer.gate import shown, shown_flat, shown_lines, spreadsheet_cell, storable

ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=200)
HOSTILE = "\x1b]52;c;aGk=\x07 \x9b31m \u202egnp.exe \u200b\u2066 \U000e0041 \ud800 \x00\x7f"


def is_unsafe(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cs", "Zl", "Zp"} or unicodedata.bidirectional(character) in {
        "LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI",
    }  # fmt: skip


@given(ANY_TEXT)
def test_shown_text_is_safe_and_keeps_its_length(text: str) -> None:
    for gated, allowed in ((shown(text), ""), (shown_lines(text), "\n"), (shown_flat(text), "")):
        assert len(gated) == len(text)
        assert not [c for c in gated if is_unsafe(c) and c not in allowed]
        gated.encode("utf-8")


@given(ANY_TEXT)
def test_shown_text_is_stable(text: str) -> None:
    assert shown(shown(text)) == shown(text)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"], max_codepoint=0x10FF), max_size=80))
def test_ordinary_text_passes_unchanged(text: str) -> None:
    visible = "".join(c for c in text if not is_unsafe(c) and c not in "\u115f\u1160\u061c")
    assert shown(visible) == visible


def test_every_family_of_attack_becomes_visible() -> None:
    gated = shown(HOSTILE)
    assert gated.count("\u241b") == 1
    assert "\u2426" in gated
    assert "\u21c4" in gated
    assert "\u25cc" in gated
    assert "\u2311" in gated
    assert "\ufffd" in gated


def test_stored_text_has_one_kind_of_line_end_and_no_controls() -> None:
    assert storable("\ufeffa\r\nb\rc\x0cd\x1b[0m\tz") == "a\nb\nc\nd\u241b[0m\tz"


@given(ANY_TEXT)
def test_storable_text_can_be_stored(text: str) -> None:
    stored = storable(text)
    stored.encode("utf-8")
    assert "\r" not in stored
    assert "\x00" not in stored
    assert storable(stored) == stored or stored.startswith("\ufeff")


def test_formulas_do_not_reach_a_spreadsheet() -> None:
    for text in ("=1+1", "+1", "-1", "@x", "\t=1", " =1", "\r=1"):
        assert spreadsheet_cell(text).startswith("'")
    assert spreadsheet_cell("plain - text") == "plain - text"
