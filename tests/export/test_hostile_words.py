"""Whatever words a document, a name or a note holds: every export stays whole, parseable and without effect."""

from __future__ import annotations

import csv
import io
import json
import re
from html.parser import HTMLParser
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.export.citation import citation_markdown, citation_plain
from explorer.export.formats import Format, rendered
from explorer.export.source import Source
from explorer.export.tables import What
from explorer.gate import storable
from explorer.model import Claim, ClaimKind, Document, Relation, RelationMember, RelationType, claim_id
from explorer.store.decisions import DecisionBook
from explorer.store.reader import StoreReader
from explorer.store.rows import claim_row, document_row
from explorer.store.writer import FileState, StoreWriter

_NASTY = (
    "</script><script>alert(1)</script>", "<!--", "]]>", "=HYPERLINK(\"x\")", "@SUM(1)", "\t=1", "-1+1", "\u202eevil",
    "\x1b[31m", "| a | b |", "```", "[x](javascript:1)", "'\"><img src=x onerror=1>", "&lt;", "\u2028", "\r\n", "# x",
    "${x}", "{{x}}", "＝1", "\ufeff", "​", "\\", "*", "_a_", "1. x", "- x", "> x", "~~~", "<b>", "\x00", "\x85",
)  # fmt: skip
words = st.lists(st.sampled_from(_NASTY) | st.text(max_size=12), min_size=1, max_size=4).map("".join)
shown = words.map(storable).filter(lambda text: bool(text.strip()))
_UNSAFE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
_TAGS = {
    "html", "head", "meta", "title", "style", "body", "nav", "a", "main", "h1", "h2", "h3", "h4", "p", "div", "table",
    "thead", "tbody", "tr", "th", "td", "blockquote", "mark", "footer", "figure", "svg", "text", "line", "circle",
    "path",
}  # fmt: skip


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.comments = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_comment(self, data: str) -> None:
        self.comments += 1


def write(path: Path, name: str, said: str, note: str) -> None:
    claims = []
    with StoreWriter(path) as writer, writer.transaction():
        for number in (1, 2):
            text = storable(f"{said} 5 {said}\n")
            start = len(storable(f"{said} "))
            document = Document(
                id=number, path=f"{name}{number}", format="text", text=text, sha256=str(number) * 64, title=name,
                publisher=said, author=note,
            )  # fmt: skip
            claim = Claim(
                id=claim_id(number, 0), document_id=number, kind=ClaimKind.QUANTITY, start=start, end=start + 1,
                sentence_start=0, sentence_end=len(text), printed="5", value=-5.0 * number, low=-5.5, high=None,
                subject=name, metric=said, unit=note, scope=name, attribution=said, rule=note, period=name,
            )  # fmt: skip
            claims.append(claim)
            state = FileState(document.path, 1, 1, document.sha256, number)
            writer.put_document(document_row(document), [claim_row(claim)], (), (), state)
        relation = Relation(
            id=1, type=RelationType.CONTRADICTION, severity=1.0, reason=said, hint=note, rule=name, metric=said,
            subject=name, members=tuple(RelationMember(claim_id=claim.id, role=note) for claim in claims),
        )  # fmt: skip
        writer.add_relation(relation, 1)
    with StoreWriter(path) as writer:
        book = DecisionBook(writer.connection, path)
        book.decide(claims[0], "dispute", note=note, author=said)
        book.decide(claims[0], "tag", value=name)
        book.decide(relation, "star", note=said)


@settings(max_examples=30, deadline=None)
@given(shown, shown, shown)
def test_every_export_of_hostile_words(name: str, said: str, note: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "facts.db"
        write(path, name, said, note)
        with StoreReader(path) as reader:
            source = Source(reader)
            for what in What:
                rows = list(csv.reader(io.StringIO("".join(rendered(source, Format.CSV, what)), newline="")))
                assert len({len(row) for row in rows}) == 1
                cells = [cell for row in rows[1:] for cell in row]
                assert not [c for c in cells if c[:1] in tuple("=+-@\t\r|%＝＋－＠") and not _is_number(c)]
                lines = "".join(rendered(source, Format.JSONL, what))
                assert lines.isascii()
                assert len([json.loads(line) for line in lines.splitlines()]) == len(rows) - 1
            review = "".join(rendered(source, Format.CLAIMREVIEW))
            assert "<" not in review
            assert len(json.loads(review)["@graph"]) == 1
            page, tags = "".join(rendered(source, Format.HTML)), _Tags()
            tags.feed(page)
            assert tags.tags <= _TAGS
            assert not [attribute for attribute in tags.attributes if attribute.startswith("on")]
            assert tags.comments == 0
            text = "".join(rendered(source, Format.MARKDOWN))
            assert not re.search(r"(?<!\\)<", text.replace("\\\\", ""))
            assert not _UNSAFE.search(page + text)
            (claim,) = reader.claims((claim_id(1, 0),))
            head = source.heads[1]
            for cite in (citation_plain, citation_markdown):
                assert not _UNSAFE.search(cite(claim, head, source.listing.text(1)))


def _is_number(cell: str) -> bool:
    return re.fullmatch(r"-?\d+(\.\d+)?", cell) is not None
