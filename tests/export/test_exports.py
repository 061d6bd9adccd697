"""Every export against its golden file; hostile words in it; what is written is whole or absent.

After a wanted change: `UPDATE_GOLDEN=1 python -m pytest tests/export`, and look at the difference.
"""

from __future__ import annotations

import csv
import io
import json
import os
import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest

from explorer.errors import UsageError
from explorer.export.citation import citation_markdown, citation_plain
from explorer.export.files import ExportError, write_export
from explorer.export.formats import Format, rendered
from explorer.export.source import Source
from explorer.export.tables import COLUMNS, What
from explorer.store.chosen import Chosen
from tests import handmade

GOLDEN = Path(__file__).parent / "golden"
CASES = [
    ("claims.csv", Format.CSV, What.CLAIMS),
    ("relations.csv", Format.CSV, What.RELATIONS),
    ("decisions.csv", Format.CSV, What.DECISIONS),
    ("claims.jsonl", Format.JSONL, What.CLAIMS),
    ("relations.jsonl", Format.JSONL, What.RELATIONS),
    ("decisions.jsonl", Format.JSONL, What.DECISIONS),
    ("dossier.md", Format.MARKDOWN, What.CLAIMS),
    ("dossier.html", Format.HTML, What.CLAIMS),
    ("reviews.jsonld", Format.CLAIMREVIEW, What.CLAIMS),
    ("datasette.json", Format.DATASETTE, What.CLAIMS),
]
_UNSAFE = re.compile("[\x00-\x09\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def text_of(source: Source, wanted: Format, what: What = What.CLAIMS) -> str:
    return "".join(rendered(source, wanted, what))


@pytest.mark.parametrize(("name", "wanted", "what"), CASES)
def test_an_export_is_its_golden_file(source: Source, name: str, wanted: Format, what: What) -> None:
    text = text_of(source, wanted, what)
    golden = GOLDEN / name
    if "UPDATE_GOLDEN" in os.environ:
        golden.parent.mkdir(exist_ok=True)
        golden.write_bytes(text.encode())
    assert text == golden.read_bytes().decode()
    assert text == text_of(source, wanted, what)


@pytest.mark.parametrize(("name", "wanted", "what"), CASES)
def test_no_export_holds_control_or_direction_characters(source: Source, name: str, wanted: Format, what: What) -> None:
    assert not _UNSAFE.search(text_of(source, wanted, what)), name


@pytest.mark.parametrize("what", list(What))
def test_no_cell_of_a_csv_file_is_a_formula(source: Source, what: What) -> None:
    rows = list(csv.reader(io.StringIO(text_of(source, Format.CSV, what), newline="")))
    assert tuple(rows[0]) == COLUMNS[what]
    assert {len(row) for row in rows} == {len(rows[0])}
    cells = [cell for row in rows[1:] for cell in row]
    assert not [cell for cell in cells if cell[:1] in tuple("=+-@\t\r|%")]
    assert any(cell.startswith("'=") for cell in cells)


@pytest.mark.parametrize("what", list(What))
def test_json_lines_and_csv_tell_the_same(source: Source, what: What) -> None:
    records = [json.loads(line) for line in text_of(source, Format.JSONL, what).splitlines()]
    rows = list(csv.DictReader(io.StringIO(text_of(source, Format.CSV, what), newline="")))
    assert [str(record["id"]) for record in records] == [row["id"] for row in rows]


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)
        assert all("script" not in (value or "") or name == "d" for name, value in attrs)

    def handle_data(self, data: str) -> None:
        self.text += data


def test_the_page_runs_nothing_and_loses_nothing(source: Source) -> None:
    page = _Tags()
    page.feed(text_of(source, Format.HTML))
    assert not page.tags & {"script", "img", "iframe", "object", "link", "form", "base", "i"}
    assert not [name for name in page.attributes if name.startswith("on")]
    for words in ("<script>alert(1)</script>", "<i>the union</i>", "=call </script><b>the mill</b>", "4,800 tonnes"):
        assert words in page.text


def test_only_decided_claims_are_reviewed(source: Source) -> None:
    text = text_of(source, Format.CLAIMREVIEW)
    assert "<" not in text
    reviews = json.loads(text)["@graph"]
    assert [review["reviewRating"]["alternateName"] for review in reviews] == ["Disputed", "Verified"]
    assert reviews[0]["claimReviewed"] == "It sold 4,800 tonnes of flour in 2024."
    assert reviews[0]["datePublished"] == "2025-04-01"


def test_a_choice_of_claims_goes_through_every_export(source: Source) -> None:
    chosen = Source(source.reader, Chosen.of_ids([handmade.LETTER_REVENUE]), "letter")
    claims = [json.loads(line) for line in text_of(chosen, Format.JSONL).splitlines()]
    assert [claim["id"] for claim in claims] == [handmade.LETTER_REVENUE]
    relations = [json.loads(line) for line in text_of(chosen, Format.JSONL, What.RELATIONS).splitlines()]
    assert [relation["id"] for relation in relations] == [handmade.AGREEMENT]
    decisions = [json.loads(line) for line in text_of(chosen, Format.JSONL, What.DECISIONS).splitlines()]
    assert [decision["found"] for decision in decisions] == [f"claim:{handmade.LETTER_REVENUE}"]
    dossier = text_of(chosen, Format.MARKDOWN)
    assert "Claims: 1 " in dossier
    assert "4,800" not in dossier


def test_citations(source: Source) -> None:
    (claim,) = source.reader.claims((handmade.UNION_SOLD,))
    head, text = source.heads[handmade.UNION], source.listing.text(handmade.UNION)
    plain = citation_plain(claim, head, text)
    assert "A. N. Other, Union </script>" in plain
    assert "; p. 1; union <img" in plain
    assert not _UNSAFE.search(plain)
    rich = citation_markdown(claim, head, text)
    assert "**3,200 tonnes**" in rich
    assert not re.search(r"(?<!\\)[<\[\]]", rich)


def _failing() -> Iterator[str]:
    yield "half "
    raise RuntimeError("the store went away")


def test_an_export_is_whole_or_absent(tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    with pytest.raises(RuntimeError):
        write_export(target, _failing())
    assert list(tmp_path.iterdir()) == []
    write_export(target, ["one\n", "two\n"])
    assert target.read_text() == "one\ntwo\n"
    with pytest.raises(UsageError, match="--force"):
        write_export(target, ["three"])
    with pytest.raises(RuntimeError):
        write_export(target, _failing(), force=True)
    assert target.read_text() == "one\ntwo\n"
    write_export(target, ["three"], force=True)
    assert target.read_text() == "three"
    assert list(tmp_path.iterdir()) == [target]


def test_a_store_or_journal_is_never_written_over(decided: Path) -> None:
    before = decided.read_bytes()
    journal = decided.with_name(decided.name + ".decisions.jsonl")
    for target in (decided, journal, decided.parent):
        with pytest.raises(UsageError):
            write_export(target, ["x"], force=True)
    assert decided.read_bytes() == before
    assert journal.stat().st_size > 0


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(ExportError, match="cannot write"):
        write_export(tmp_path / "nowhere" / "a.csv", ["x"])
