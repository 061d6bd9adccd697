"""Twenty HTML pages of different make around the same kind of article, with what has to come out and what must not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

LEAD = "Some 3,400 homes in the valley were flooded on Friday after 210 mm of rain fell within a day, officials said."
MORE = (
    "The damage is put at 45 million euros by the regional government, which expects the figure to rise further "
    "once insurers have visited the 17 villages that were cut off."
)
LAST = "Eleven shelters remain open, and 1,250 people spent the night in schools and sports halls of the district."
TEXTS = (LEAD, MORE, LAST)
JUNK = "Subscribe to our newsletter and get 20 stories a day"
COOKIES = "We use 48 cookies to improve your experience"


@dataclass(frozen=True)
class Page:
    """A page, the passages that have to come out in this order, and what must not come out."""

    name: str
    html: str | bytes
    wanted: Sequence[str] = TEXTS
    absent: Sequence[str] = (JUNK, COOKIES)
    metadata: dict[str, str] = field(default_factory=dict)


def body(inner: str) -> str:
    """A page's frame: navigation, a side bar, a footer."""
    return (
        '<nav><ul><li><a href="/">Home</a><li><a href="/news">News</a><li><a href="/sport">Sport</a></ul></nav>'
        f'<div class="cookie-banner"><p>{COOKIES}</p></div>{inner}'
        f'<aside class="sidebar related"><h4>More</h4><ul><li><a href="/a">Ten tips for dry cellars</a></ul></aside>'
        f"<footer><p>{JUNK}</p><p>© 2025 Daily Post</p></footer>"
    )


def page(inner: str, head: str = "") -> str:
    """A whole page."""
    return f"<!DOCTYPE html><html lang='en'><head><title>Valley flooded</title>{head}</head><body>{body(inner)}</body></html>"


def paragraphs(tag: str = "p", texts: Sequence[str] = TEXTS) -> str:
    """The texts as elements."""
    return "".join(f"<{tag}>{text}</{tag}>" for text in texts)


META = (
    '<meta property="og:site_name" content="Daily Post"><meta name="author" content="Jane Doe">'
    '<meta property="article:published_time" content="2025-03-14T10:00:00Z">'
)
JSON_LD = (
    '<script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle",'
    '"headline":"Valley flooded","datePublished":"2025-03-14","author":{"@type":"Person","name":"Jane Doe"},'
    '"publisher":{"@type":"Organization","name":"Daily Post"}}</script>'
)
TABLE = "<table><tr><th>Town</th><th>Homes</th></tr><tr><td>Alba</td><td>1,200</td></tr><tr><td>Bree</td><td>2,200</td></tr></table>"
SCRIPT = f"<script>var a = '{JUNK}';</script><style>.x {{ width: 99px }}</style><noscript>{COOKIES}</noscript>"

PAGES: Sequence[Page] = (
    Page("article", page(f"<article><h1>Valley flooded</h1>{paragraphs()}</article>")),
    Page("main", page(f"<main><h1>Valley flooded</h1>{paragraphs()}</main>")),
    Page("div by class", page(f'<div class="article-body"><h1>Valley flooded</h1>{paragraphs()}</div>')),
    Page("div by id", page(f'<div id="content"><div class="post">{paragraphs()}</div></div>')),
    Page("no frame", f"<html><head><title>x</title></head><body>{paragraphs()}</body></html>", absent=()),
    Page("fragments without html", paragraphs(), absent=()),
    Page("section in article", page(f"<article><section>{paragraphs()}</section></article>")),
    Page("role", page(f'<div role="main"><div itemprop="articleBody">{paragraphs()}</div></div>')),
    Page(
        "metadata",
        page(f"<article><h1>Valley flooded</h1>{paragraphs()}</article>", META),
        metadata={"published": "2025-03-14", "publisher": "Daily Post", "author": "Jane Doe"},
    ),
    Page("json-ld", page(f"<article>{paragraphs()}</article>", JSON_LD), metadata={"published": "2025-03-14"}),
    Page("time element", page(f'<article><time datetime="2025-03-14">14 March 2025</time>{paragraphs()}</article>'),
         metadata={"published": "2025-03-14"}),
    Page("table", page(f"<article>{paragraphs()}{TABLE}<p>{LAST}</p></article>"), wanted=(LEAD, MORE, "| Alba | 1,200 |")),
    Page("headings", page(f"<article><h1>Flood</h1><p>{LEAD}</p><h2>Damage</h2><p>{MORE}</p></article>"),
         wanted=(LEAD, "## Damage", MORE)),
    Page("list", page(f"<article><p>{LEAD}</p><ul><li>{MORE}</li><li>{LAST}</li></ul></article>")),
    Page("quote", page(f"<article><p>{LEAD}</p><blockquote><p>{MORE}</p></blockquote><p>{LAST}</p></article>")),
    Page("scripts", page(f"<article>{SCRIPT}{paragraphs()}</article>", SCRIPT)),
    Page("inline tags", page(f"<article><p>{LEAD.replace('3,400', '<b>3,400</b>')}</p><p>{MORE.replace('45', '<a href=/x>45</a>')}</p><p>{LAST}</p></article>")),
    Page("entities", page(f"<article>{paragraphs().replace('45 million', '45&nbsp;million')}</article>"),
         wanted=(LEAD, "45 million euros", LAST)),
    Page("latin-1", page(f"<article>{paragraphs()}<p>The Café Müller served 300 soups to the helpers of the town.</p></article>",
                         '<meta charset="iso-8859-1">').encode("latin-1"), wanted=(*TEXTS, "Café Müller")),
    Page("utf-16", page(f"<article>{paragraphs()}</article>").encode("utf-16")),
    Page("unclosed tags", page(f"<article><p>{LEAD}<p>{MORE}<p>{LAST}")),
    Page("upper case", page(f"<ARTICLE>{paragraphs('P')}</ARTICLE>")),
)  # fmt: skip
