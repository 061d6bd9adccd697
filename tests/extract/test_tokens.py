"""Tokens cover the text in order, with spans that hold, and tags that find verbs and noun phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.lexicon import lemma, plural, singular
from explorer.extract.open_words import is_superlative
from explorer.extract.tokens import tokenize

TAGS = {"NOUN", "PROPN", "VERB", "AUX", "ADJ", "ADV", "ADP", "DET", "PRON", "NUM", "CONJ", "PUNCT", "PART"}


@settings(max_examples=150)
@given(st.text(max_size=200))
def test_spans_are_ordered_and_hold_their_text(text: str) -> None:
    tokens = tokenize(text)
    assert all(text[t.start : t.end] == t.text and t.tag in TAGS for t in tokens)
    assert all(a.end <= b.start for a, b in pairwise(tokens))
    covered = "".join(t.text for t in tokens)
    rest = iter(text)
    assert all(character in rest for character in covered)


@pytest.mark.parametrize(
    ("sentence", "verbs"),
    [
        ("Consumer prices rose 3.4% in August.", ["rose"]),
        ("The firm plans to sell cars outside the country.", ["plans", "sell"]),
        ("Net sales exceeded 3 million as exports of cars fell.", ["exceeded", "fell"]),
        ("The bank now sees gross domestic product expanding 1.8% this year.", ["sees", "expanding"]),
        ("The group employs about 4,300 people.", ["employs"]),
    ],
)
def test_verbs(sentence: str, verbs: list[str]) -> None:
    assert [t.text for t in tokenize(sentence) if t.tag == "VERB"] == verbs


def test_a_window_keeps_offsets_of_the_whole_text() -> None:
    text = "One sentence. Orvane's output rose."
    tokens = tokenize(text, 14)
    assert [t.text for t in tokens] == ["Orvane", "'s", "output", "rose", "."]
    assert tokens[0].start == 14


def test_base_forms() -> None:
    assert lemma("shipped") == "ship"
    assert lemma("rose") == "rise"
    assert singular("vehicles") == "vehicle"
    assert singular("people") == "person"
    assert singular("bus") == "bus"


@pytest.mark.parametrize(
    ("word", "highest"), [("lowest", True), ("fewest", True), ("forest", False), ("inquest", False)]
)
def test_superlatives(word: str, highest: bool) -> None:
    assert is_superlative(word) is highest


@pytest.mark.parametrize("name", ["Irish Telecom", "Chilean Airlines", "Kenya Railways"])
def test_where_a_firm_is_at_home_opens_its_name(name: str) -> None:
    tags = [token.tag for token in tokenize(f"{name} cut 300 jobs.")]
    assert tags[:2] == ["PROPN", "PROPN"]


@pytest.mark.parametrize(
    ("noun", "many"),
    [("crisis", "crises"), ("axis", "axes"), ("series", "series"), ("woman", "women"), ("person", "persons"),
     ("gas", "gases"), ("country", "countries"), ("church", "churches"), ("day", "days")],
)  # fmt: skip
def test_a_form_of_its_own_is_the_plural_before_the_noun_itself(noun: str, many: str) -> None:
    assert plural(noun) == many
    assert noun == "person" or singular(many) == noun


@pytest.mark.parametrize("word", ["inquest", "tempest", "harvest"])
def test_a_noun_in_est_is_no_adjective(word: str) -> None:
    token = next(token for token in tokenize(f"They spoke of the {word} on Monday.") if token.lower == word)
    assert token.tag == "NOUN"
