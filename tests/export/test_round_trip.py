"""Claims that are exported and imported elsewhere are the same claims."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.export.formats import Format, rendered
from explorer.export.source import Source
from explorer.model import Claim
from explorer.pipeline import build
from explorer.pipeline.imports import import_claims
from explorer.quotes import Quotes
from explorer.store.reader import StoreReader
from explorer.store.writer import StoreWriter

TEXT = (
    "The mill sold 4,100 tonnes of flour in 2023.\n\nRevenue of the mill rose 12% to $3.4 million in 2024.\n\n"
    "The mill wants to sell over 6,000 tonnes of flour in 2026.\n\nThe mill sold 4,100 tonnes of flour in 2023.\n"
)
FIELDS = (
    "kind", "subject", "metric", "object", "value", "value_max", "unit", "printed", "low", "high", "qualifier", "basis",
    "period", "period_start", "period_end", "modality", "scope", "place", "attribution", "start", "end",
)  # fmt: skip


def facts(store: Path) -> list[tuple[object, ...]]:
    with StoreReader(store) as reader:
        claims: list[Claim] = sorted(reader.all_claims(), key=lambda claim: claim.start)
        return [tuple(getattr(claim, name) for name in FIELDS) for claim in claims]


def test_an_export_is_imported_into_a_store_without_claims(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    (corpus / "mill.txt").write_text(TEXT)
    stores = tmp_path / "one.db", tmp_path / "two.db"
    for store in stores:
        build([corpus], store)
    with StoreReader(stores[0]) as reader:
        lines = [line.encode() for line in rendered(Source(reader), Format.JSONL)]
    with StoreWriter(stores[1]) as writer, writer.transaction():
        writer.connection.execute("DELETE FROM claims")
    assert len(lines) >= 3
    report = import_claims(lines, stores[1])
    assert (report.taken, report.refused) == (len(lines), ())
    assert facts(stores[1]) == facts(stores[0])
    assert import_claims(lines, stores[1]).known == len(lines)


def test_a_sentence_of_many_claims_is_looked_for_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    corpus, store = tmp_path / "corpus", tmp_path / "facts.db"
    corpus.mkdir()
    figures = " and ".join(f"{number % 7 + 100} tonnes of flour and rye" for number in range(300))
    (corpus / "mill.txt").write_text(f"In 2024 the mill sold {figures}.\n")
    build([corpus], store)
    asked = []
    found = Quotes._found

    def counted(quotes: Quotes, quote: str) -> object:
        asked.append(quote)
        return found(quotes, quote)

    monkeypatch.setattr(Quotes, "_found", counted)
    with StoreReader(store) as reader:
        records = [json.loads(line) for line in rendered(Source(reader), Format.JSONL)]
    sentences = {(record["sentence_start"], record["sentence_end"]): record["quote"] for record in records}
    assert len(records) == 300
    assert sorted(asked) == sorted(set(sentences.values()))
