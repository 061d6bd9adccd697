"""Every claim can be explained: the steps that made it, found again by reading its document once more."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from explorer.extract import explain, extract
from explorer.extract.document import claims_of
from explorer.extract.document import read as read_again
from explorer.extract.explaining import explain_in
from explorer.ingest.front_matter import split_front_matter
from explorer.model import Claim, ClaimKind, Document
from explorer.resources import seeds_folder
from tests.extract.reading import document, vocabulary

TEXTS = Path(__file__).parents[1] / "golden" / "texts"


def documents() -> Iterator[Path]:
    yield from sorted(seeds_folder().glob("*.md"))
    yield from sorted(path for path in TEXTS.rglob("*") if path.suffix in (".md", ".txt"))


def read_file(path: Path) -> Document:
    metadata, text = split_front_matter(path.read_text(encoding="utf-8"))
    kind = "markdown" if path.suffix == ".md" else "text"
    return Document(id=1, path=path.name, format=kind, text=text, sha256="", published=metadata.get("published"))


def unexplained(read: Document) -> list[Claim]:
    """The claims of which the explanation names no step but the rule."""
    reading = read_again(read, vocabulary())
    return [c for c in claims_of(reading) if explain_in(reading, c).steps[0].startswith("rule:")]


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.stem)
def test_every_claim_of_a_document_is_explained(path: Path) -> None:
    assert unexplained(read_file(path)) == []


TABLE = "| | 2024 | 2025 |\n|---|---|---|\n| Revenue (million euros) | 120 | 135 |\n"


def test_a_cell_is_explained_by_its_labels() -> None:
    read = document(TABLE)
    claims = extract(read, vocabulary())
    assert claims
    assert all("a cell of a table" in explain(read, vocabulary(), claim).steps[0] for claim in claims)


def test_an_event_is_explained_by_its_date_and_its_verb() -> None:
    read = document("Norvik launched the Tern 4 in May 2024.")
    (event,) = [c for c in extract(read, vocabulary()) if c.kind is ClaimKind.EVENT]
    steps = explain(read, vocabulary(), event).steps
    assert "'May 2024' is 2024-05" in steps[0]
    assert "'launch', told by 'launched'" in steps[1]
    assert not any("interval" in step for step in steps)


def test_a_figure_of_a_bold_label_is_explained() -> None:
    read = document("**Capacity: 1,100 tonnes** a day.\n\n- **Length 400 m:** measured in 2024.")
    assert unexplained(read) == []


def test_a_claim_that_nobody_finds_is_told_by_its_rule() -> None:
    read = document("Norvik sold 500 buses in May 2024.")
    (claim,) = [c for c in extract(read, vocabulary()) if c.kind is ClaimKind.QUANTITY]
    other = document("Norvik sold none.")
    assert explain(other, vocabulary(), claim).steps[0] == f"rule: {claim.rule}"
