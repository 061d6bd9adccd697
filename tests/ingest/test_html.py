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
