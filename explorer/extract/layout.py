"""The blocks of a document in order: headings, paragraphs, items, tables, captions and boilerplate, with sentences.

Everything later works inside a block: a period or a subject is inherited down a section, never across it. One pass
over the lines; the time is linear in the length of the text whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from explorer.extract.blocks import BlockKind as BlockKind
from explorer.extract.blocks import BlockReader, RawBlock
from explorer.extract.blocks import Table as Table
from explorer.extract.boilerplate import is_boilerplate, starts_junk_section
from explorer.extract.sentences import split_sentences
from explorer.model import Span
from explorer.vocabulary.boilerplate import Boilerplate


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A stretch of the text that belongs together."""

    start: int
    end: int
    kind: BlockKind
    sentences: tuple[Span, ...] = ()
    """Empty for tables and boilerplate."""
    level: int | None = None
    """Of a heading: 1 is the title."""
    section: tuple[int, ...] = ()
    """The positions in `Layout.blocks` of the headings above this block, outermost first."""
    table: Table | None = None
    lead: Span | None = None
    """A run-in heading in bold ("**Budget.** The estimate …"): its words."""
    dateline: Span | None = None
    """The place (and date) before the first sentence of a wire report, which is no part of the sentence."""


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a document in text order, not overlapping."""

    blocks: tuple[Block, ...]

    def headings(self, block: Block) -> tuple[Block, ...]:
        """The headings above a block, outermost first."""
        return tuple(self.blocks[position] for position in block.section)


_AGENCY = "AP|AFP|Reuters|REUTERS|UPI|CNN|Xinhua|Bloomberg|dpa|PTI|Kyodo"
_DATELINE = re.compile(
    r"[A-Z][A-Z.'’-]+(?:[ ,/]{1,2}[A-Z][A-Za-z.'’-]*){0,5}"
    r"(?:,? (?:[A-Z][a-z]+\.? \d{1,2}|\d{1,2} [A-Z][a-z]+\.?)(?:,? \d{4})?)?"
    r"(?: ?\([A-Z][\w .&/-]{1,40}\))?\s(?:--|[-–—])\s+(?=\S)"
    rf"|[A-Z][\w.'’ ,-]{{1,60}}\((?:{_AGENCY})\)\s(?:--|[-–—])\s+(?=\S)"
)
_LEAD = re.compile(r"\*\*([^*\n]{1,80}?)[.:]?\*\*[.:]?\s+(?=\S)|__([^_\n]{1,80}?)[.:]?__[.:]?\s+(?=\S)")
_FULL_PARAGRAPH, _LINK_LENGTH = 200, 120
_NOTE_WORDS = 6


_UNWRAPPED = frozenset({"html", "pdf", "docx", "csv", "xlsx"})
"""Formats whose readers put each paragraph on one line."""


def lay_out(text: str, kind: str = "text", junk: Boilerplate | None = None) -> Layout:
    """The layout of a document's text; `kind` is `Document.format` (only plain formats have wrapped lines).

    With `junk`, what is no part of the article becomes blocks of boilerplate, and junk sentences are left out.
    """
    raw = BlockReader(text, wrapped=kind not in _UNWRAPPED).blocks()
    if junk is not None:
        raw = list(_without_junk(text, raw, junk))
    blocks = _with_sections(text, raw)
    return Layout(blocks if junk is None else tuple(_cleaned(text, block, junk) for block in blocks))


def _without_junk(text: str, raw: list[RawBlock], junk: Boilerplate) -> Iterator[RawBlock]:
    """The blocks with boilerplate marked: by its own words, or below a heading of links until the text goes on."""
    inside = False
    for item in raw:
        words = text[item.start : min(item.end, item.start + _FULL_PARAGRAPH)]
        if item.table is None and starts_junk_section(words, junk):
            inside = True
            yield replace(item, kind=BlockKind.BOILERPLATE)
            continue
        if inside and (item.table is not None or _is_text(words) or _is_note(item, words)):
            inside = False
        marked = inside or (item.table is None and is_boilerplate(words, junk))
        yield replace(item, kind=BlockKind.BOILERPLATE) if marked else item


_FIGURE = re.compile(r"\d")


def _is_note(item: RawBlock, words: str) -> bool:
    """Whether an item of a list is a sentence with a figure: a note of the author rather than a link or a reader's."""
    ends = words.rstrip().endswith((".", "!"))
    return item.kind is BlockKind.ITEM and ends and len(words.split()) > _NOTE_WORDS and bool(_FIGURE.search(words))


def _is_text(words: str) -> bool:
    ends = words.rstrip().endswith((".", "!", "?", ".”", '."'))
    return len(words) >= _FULL_PARAGRAPH or (ends and len(words) > _LINK_LENGTH)


def _cleaned(text: str, block: Block, junk: Boilerplate) -> Block:
    if block.kind is BlockKind.BOILERPLATE:
        return replace(block, sentences=())
    kept = tuple(span for span in block.sentences if not is_boilerplate(span.of(text), junk))
    return block if len(kept) == len(block.sentences) else replace(block, sentences=kept)


def _with_sections(text: str, raw: list[RawBlock]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    above: list[tuple[int, int]] = []  # level, position
    for position, item in enumerate(raw):
        if item.kind is BlockKind.HEADING:
            level = item.level or 2
            while above and above[-1][0] >= level:
                above.pop()
        section = tuple(place for _, place in above)
        blocks.append(_block(text, item, section))
        if item.kind is BlockKind.HEADING:
            above.append((item.level or 2, position))
    return tuple(blocks)


def _block(text: str, item: RawBlock, section: tuple[int, ...]) -> Block:
    start = item.start
    lead = dateline = None
    if item.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
        match = _LEAD.match(text, start, min(item.end, start + 120))
        if match:
            lead = Span(*match.span(1 if match[1] is not None else 2))
            start = match.end()
        else:
            match = _DATELINE.match(text, start, min(item.end, start + 120))
            if match:
                dateline = Span(match.start(), _trim(text, match.start(), match.end()))
                start = match.end()
    sentences = split_sentences(text, start, item.end) if item.table is None else ()
    return Block(start=item.start, end=item.end, kind=item.kind, level=item.level, section=section, table=item.table,
                 sentences=sentences, lead=lead, dateline=dateline)  # fmt: skip


def _trim(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in " -–—\t\n":
        end -= 1
    return end
