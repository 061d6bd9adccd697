"""A dossier as one HTML file: no script, nothing loaded from anywhere, made to be read and to be printed."""

from __future__ import annotations

import html
from collections.abc import Iterable, Iterator

from explorer.export.blocks import Block, Heading, Paragraph, Passage, Picture, Table
from explorer.export.svg import svg
from explorer.gate import shown_flat

_STYLE = """
:root { --ink: #1c2230; --soft: #5b6475; --line: #d9dde5; --paper: #fff; --mark: #fff0b8; --bad: #a3201d;
  --accent: #1f5fa8; color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ef; --soft: #a0a9b8; --line: #39404d; --paper: #14171d;
  --mark: #5a4a12; --bad: #ff9d94; --accent: #8dbdf5; } }
@media print { :root { --ink: #000; --soft: #444; --line: #bbb; --paper: #fff; --mark: #eee; --bad: #000;
  --accent: #000; color-scheme: light; } nav { display: none; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 2rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { margin-top: 2.5rem; border-bottom: 1px solid var(--line); }
h3 { margin-top: 2rem; } h4 { margin: 1.25rem 0 .5rem; color: var(--soft); }
h2, h3, h4 { break-after: avoid; }
blockquote { margin: .75rem 0; padding: .25rem 0 .25rem 1rem; border-left: 3px solid var(--line); break-inside: avoid; }
blockquote footer { color: var(--soft); font-size: .85rem; } mark { background: var(--mark); color: inherit; }
.table { overflow-x: auto; } table { border-collapse: collapse; margin: .75rem 0; font-size: .9rem; }
th, td { padding: .3rem .7rem .3rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--line); }
th { color: var(--soft); font-weight: 600; overflow-wrap: normal; }
td.n, th.n { text-align: right; font-variant-numeric: tabular-nums; }
td.m { color: var(--bad); font-weight: 600; } tr { break-inside: avoid; } thead { display: table-header-group; }
.reason { font-weight: 600; } .hint, .note { color: var(--soft); } .hint::before { content: "Hint: "; }
figure { margin: .75rem 0; break-inside: avoid; } svg { max-width: 100%; height: auto; color: var(--ink); }
svg text { fill: var(--ink); font: 11px system-ui, sans-serif; } nav a { margin-right: 1rem; color: var(--accent); }
"""
_HEAD = f"""<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Fact Explorer">
<title>Dossier</title>
<style>{_STYLE}</style>
</head>
<body>
"""
_SECTIONS = ("Summary", "Conflicts", "Comparisons", "Timeline", "Decisions and notes", "Method", "Files")


def html_page(blocks: Iterable[Block]) -> Iterator[str]:
    """The whole page, piece by piece."""
    yield _HEAD
    yield '<nav aria-label="sections">'
    yield "".join(f'<a href="#{_anchor(name)}">{name}</a>' for name in _SECTIONS)
    yield "</nav>\n<main>\n"
    for block in blocks:
        yield _block(block) + "\n"
    yield "</main>\n</body>\n</html>\n"


def escaped(text: str) -> str:
    """`text` as HTML, for an element or an attribute in quotes."""
    return html.escape(shown_flat(text), quote=True)


def _block(block: Block) -> str:
    match block:
        case Heading(2, text):
            return f'<h2 id="{_anchor(text)}">{escaped(text)}</h2>'
        case Heading(level, text):
            return f"<h{level}>{escaped(text)}</h{level}>"
        case Paragraph(text, "normal"):
            return f"<p>{escaped(text)}</p>"
        case Paragraph(text, kind):
            return f'<p class="{kind}">{escaped(text)}</p>'
        case Passage():
            quote = f"{escaped(block.before)}<mark>{escaped(block.evidence)}</mark>{escaped(block.after)}"
            return f"<blockquote><p>{quote}</p><footer>{escaped(block.source)}</footer></blockquote>"
        case Table():
            return _table(block) if block.rows else ""
        case Picture():
            return f"<figure>{svg(block, escaped)}</figure>"


def _table(table: Table) -> str:
    heads = "".join(
        f"<th{_classes(False, column in table.numbers)}>{escaped(name)}</th>" for column, name in enumerate(table.head)
    )
    rows = "\n".join(
        "<tr>"
        + "".join(
            f"<td{_classes((number, column) in table.marked, column in table.numbers)}>{escaped(cell)}</td>"
            for column, cell in enumerate(row)
        )
        + "</tr>"
        for number, row in enumerate(table.rows)
    )
    return f'<div class="table"><table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>'


def _classes(marked: bool, number: bool) -> str:
    names = " ".join(name for name, holds in (("m", marked), ("n", number)) if holds)
    return f' class="{names}"' if names else ""


def _anchor(name: str) -> str:
    return "".join(character if character.isascii() and character.isalnum() else "-" for character in name.lower())
