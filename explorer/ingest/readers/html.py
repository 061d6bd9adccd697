"""HTML: the article's text, headings and tables without the page around it, and what its metadata say."""

from __future__ import annotations

from explorer.errors import ReadError
from explorer.ingest.decode import decode
from explorer.ingest.readers import Reading


def read(raw: bytes, name: str) -> Reading:
    """The article of a page. Raises ReadError where no article text is found."""
    import trafilatura

    page = trafilatura.load_html(raw)
    if page is None:
        page = trafilatura.load_html(decode(raw)[0])
    if page is None:
        raise ReadError("holds no readable HTML")
    found = trafilatura.bare_extraction(page, with_metadata=True, include_comments=False)
    text = trafilatura.extract(
        page, output_format="markdown", include_formatting=True, include_comments=False, include_tables=True
    )
    if not text:
        raise ReadError("holds no article text")
    metadata = {
        key: str(getattr(found, source))
        for key, source in (
            ("title", "title"), ("author", "author"), ("published", "date"), ("publisher", "sitename"),
            ("language", "language"), ("address", "url"),
        )
        if getattr(found, source, None)
    }  # fmt: skip
    return Reading(pages=(_without_emphasis(text),), metadata=metadata, published_from="html")


def _without_emphasis(text: str) -> str:
    return text.replace("**", "").replace("__", "")
