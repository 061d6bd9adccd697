"""HTML: the article whole and in order, none of the page around it."""

from __future__ import annotations

import pytest

from explorer.errors import ReadError
from explorer.ingest.readers import reader_for
from tests.ingest.pages import PAGES, Page


@pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])
def test_the_article_comes_out_whole_and_alone(page: Page) -> None:
    raw = page.html if isinstance(page.html, bytes) else page.html.encode()
    reading = reader_for("html")(raw, "x.html")
    flat = " ".join(reading.pages[0].replace("\u00a0", " ").split())
    positions = [flat.find(text) for text in page.wanted]
    assert -1 not in positions, (page.wanted[positions.index(-1)], flat)
    assert positions == sorted(positions)
    assert not [text for text in page.absent if text in flat]
    assert {key: reading.metadata.get(key) for key in page.metadata} == page.metadata


@pytest.mark.parametrize("raw", [b"", b"<html></html>"])
def test_a_page_without_text_is_told(raw: bytes) -> None:
    with pytest.raises(ReadError):
        reader_for("html")(raw, "x.html")


@pytest.mark.parametrize(
    ("reference", "stands"),
    [
        ("&#27;", "␛"), ("&#x1B;", "␛"), ("&#8", "␈"), ("&#0011;", "␋"), ("&#xfffe;", "\ufffd"),
        ("&#8364;", "€"), ("&#x20ac;", "€"),
    ],
)  # fmt: skip
def test_a_reference_to_a_control_does_not_make_a_page_unreadable(reference: str, stands: str) -> None:
    prose = "The mill stands at the river below the old bridge, where farmers bring their grain since the first dam."
    page = (
        f"<html><body><article><h1>Mill</h1><p>{prose}</p><p>It sold 12{reference} ships.</p></article></body></html>"
    )
    text = reader_for("html")(page.encode(), "x.html").pages[0]
    assert prose in text
    assert f"12{stands} ships" in text
