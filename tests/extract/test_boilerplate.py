"""Boilerplate: what stands around an article goes, what only looks like it stays."""

from __future__ import annotations

import pytest

from explorer.extract.boilerplate import is_boilerplate
from explorer.extract.layout import BlockKind, lay_out
from tests.extract.reading import claims, vocabulary


@pytest.mark.parametrize(
    "line",
    [
        "By Anna Lind",
        "By Anna Lind and Tom Berg, 6 June 2023",
        "Image: Norvik",
        "Photo by Tom Berg",
        "0 Comments",
        "12 comments",
        "Comments (5)",
        "Subscribe to our newsletter",
        "Read more",
        "Required fields are marked *",
        "Page 2 of 6",
        "4 min read",
        "© 2025 Norvik. All rights reserved.",
        "Share this article",
        "Reviewed By: Editorial Team",
        "Contact: press@norvik.example",
        "Tel: 0800 555 010",
        "Home > News > Business > Buses",
        "We use cookies to improve this site.",
        "norvik.com",
        "Facebook",
        "Live blog and 241 comments below",
        "Press office: +43 1 555 0134",
    ],
)
def test_junk(line: str) -> None:
    assert is_boilerplate(line, vocabulary().boilerplate)


@pytest.mark.parametrize(
    "line",
    [
        "By 2030 the group wants to sell 5 million buses.",
        "Advertising revenue rose by 5% in May.",
        "Trending upward, sales hit 5 million.",
        "Comments by the minister moved shares by 3%.",
        "Image sensors brought in $5 million.",
        "Subscribe numbers rose 12% in 2024.",
        "Cookies and cakes made up 40% of sales.",
        "The hotline took 4,000 calls on Monday.",
        "Source material weighs 5 kg a piece.",
        "Promoted to manager in 2020, she earned 50,000 euros.",
        "Norvik sold 500 buses.",
        "Output: 5 t",
        "Total: 56,052",
        "Copyright cases rose by a third in 2024, the court said.",
        "Shares fell 5% to $12.",
    ],
)
def test_content(line: str) -> None:
    assert not is_boilerplate(line, vocabulary().boilerplate)


def test_links_below_a_heading_go_until_the_text_goes_on() -> None:
    text = (
        "Norvik sold 500 buses in May.\n\nRelated articles\n\n10 best buses of 2024\n\nFive ways to drive\n\n"
        "The company, which has 1,200 employees in four countries, also opened two plants in the spring of this year, "
        "one in Castria and one in Benoa, and wants to open a third."
    )
    layout = lay_out(text, "text", vocabulary().boilerplate)
    junk = [text[b.start : b.end] for b in layout.blocks if b.kind is BlockKind.BOILERPLATE]
    assert junk == ["Related articles", "10 best buses of 2024", "Five ways to drive"]
    assert any(claim.printed.startswith("1,200") for claim in claims(text))
    assert not any("best" in text[c.sentence_start : c.sentence_end] for c in claims(text))


def test_notes_of_the_author_below_a_heading_of_comments_are_text() -> None:
    text = (
        "Comments\n\n- It was the driest month since 1989 at all of the stations.\n"
        "- Corvo took in some 130 litres in nine days.\n- Great read, thanks\n"
    )
    kinds = [block.kind.value for block in lay_out(text, "text", vocabulary().boilerplate).blocks]
    assert kinds[:3] == ["boilerplate", "item", "item"]
