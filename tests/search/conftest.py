"""A small store made by hand: its claims are known, so that answers can be checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from explorer.model import Claim, ClaimKind, Document, claim_id
from explorer.search import SearchEngine
from explorer.store.connection import open_reader
from explorer.store.rows import claim_row, document_row
from explorer.store.writer import FileState, StoreWriter

LINES: tuple[tuple[str, str, dict[str, object]], ...] = (
    ("The harbour handled 81,302 containers in the second quarter of 2025.", "81,302",
     {"metric": "throughput", "subject": "Harbour of Lund", "value": 81302.0, "unit": "container",
      "period": "2025-Q2", "period_start": "2025-04-01", "period_end": "2025-06-30"}),
    ("Throughput came to about 81.3 thousand containers, officials said.", "81.3 thousand",
     {"metric": "throughput", "subject": "Harbour of Lund", "value": 81300.0, "unit": "container"}),
    ("The electric ferry company expects revenue of €20.6bn in 2026.", "€20.6bn",
     {"metric": "revenue", "subject": "Ferry company", "value": 20.6e9, "unit": "EUR", "modality": "forecast",
      "period": "2026", "period_start": "2026-01-01", "period_end": "2026-12-31"}),
    ("Café owners near the quay reported 12 % higher sales.", "12 %",
     {"metric": "sales", "subject": "café owners", "value": 12.0, "unit": "%", "basis": "yoy"}),
    ("小米汽车第二季度交付了500辆。", "500", {"metric": "deliveries", "value": 500.0, "unit": "vehicle"}),
)  # fmt: skip
OUTSIDE = "The lighthouse keeper told a long story about the marmalade that nobody could verify."


def document_with(number: int, lines: Sequence[tuple[str, str, dict[str, object]]], tail: str = "") -> Document:
    """A document of the lines, one sentence each."""
    text = "\n".join(line for line, _, _ in lines) + ("\n" + tail if tail else "")
    return Document(
        id=number, path=f"doc-{number}.txt", format="text", text=text, sha256=f"{number:064}", title=f"Notes {number}",
        publisher="Gazette" if number == 1 else "Herald", published="2025-08-01",
    )  # fmt: skip


def claims_of(document: Document, lines: Sequence[tuple[str, str, dict[str, object]]]) -> list[Claim]:
    """A claim for each line."""
    claims: list[Claim] = []
    place = 0
    for line, printed, facts in lines:
        start = place + line.index(printed)
        claims.append(
            Claim(
                id=claim_id(document.id, len(claims)), document_id=document.id, kind=ClaimKind.QUANTITY, start=start,
                end=start + len(printed), sentence_start=place, sentence_end=place + len(line), printed=printed,
                **facts,  # type: ignore[arg-type]
            )
        )  # fmt: skip
        place += len(line) + 1
    return claims


def put(store: Path, number: int, lines: Sequence[tuple[str, str, dict[str, object]]], tail: str = "") -> list[Claim]:
    """Store a document of the lines; returns its claims."""
    document = document_with(number, lines, tail)
    claims = claims_of(document, lines)
    with StoreWriter(store) as writer, writer.transaction():
        state = FileState(document.path, 1, 1, document.sha256, document.id)
        writer.put_document(document_row(document), [claim_row(claim) for claim in claims], [], [], state)
    return claims


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store with one document of five claims."""
    path = tmp_path_factory.mktemp("search") / "store.db"
    put(path, 1, LINES, OUTSIDE)
    return path


@pytest.fixture(scope="module")
def engine(store: Path) -> Iterator[SearchEngine]:
    """The engine of the store."""
    engine = SearchEngine(lambda: open_reader(store))
    yield engine
    engine.close()
