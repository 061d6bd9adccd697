"""Values of front matter as their writers meant them."""

from __future__ import annotations

import pytest

from explorer.ingest.front_matter import split_front_matter


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        (r'"The \u2018Quay\u2019 opens"', "The \u2018Quay\u2019 opens"),
        (r'"A \"grand\" harbour"', 'A "grand" harbour'),
        (r'"C:\quay"', r"C:\quay"),
        (r"'as it \u2018stands\u2019'", r"as it \u2018stands\u2019"),
        (r"bare \u2018words\u2019", r"bare \u2018words\u2019"),
        ('"', '"'),
    ],
)
def test_escapes_are_meant_in_double_quotes_alone(written: str, meant: str) -> None:
    assert split_front_matter(f"---\ntitle: {written}\n---\nText.\n") == ({"title": meant}, "Text.\n")
