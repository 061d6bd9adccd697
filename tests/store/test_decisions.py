"""Decisions: kept through rebuilds, renames, edits and a lost store; undone and redone; never silently gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.model import Claim, Document
from explorer.pipeline import build
from explorer.store.decisions import DecisionBook, decisions_of, history, orphans, verdict
from explorer.store.fingerprints import claim_mark, decode, encode, locate
from explorer.store.journal import journal_path
from explorer.store.reader import StoreReader
from explorer.store.writer import StoreWriter

TEXT = "The mill sold 4,100 tonnes in 2023.  It sold 4,800 tonnes in 2024.\n\nThe mill sold 4,100 tonnes in 2023."


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "mill.txt").write_text(TEXT)
    (folder / "other.txt").write_text("Rainfall reached 310 mm in 2022.")
    return folder


@pytest.fixture
def store(tmp_path: Path, corpus: Path) -> Path:
    path = tmp_path / "facts.db"
    build([corpus], path)
    return path


def claims(store: Path, name: str = "mill.txt") -> tuple[Claim, ...]:
    with StoreReader(store) as reader:
        document = next(d for d in reader.documents() if d.path.endswith(name))
        return reader.claims_of(document.id)


def claim_with(store: Path, printed: str, name: str = "mill.txt") -> Claim:
    return [c for c in claims(store, name) if printed in c.printed][-1]


def decide(store: Path, claim: Claim, action: str, **details: str) -> int:
    with StoreWriter(store) as writer:
        return DecisionBook(writer.connection, store).decide(claim, action, **details).id


def standing(store: Path, printed: str, name: str = "mill.txt") -> str | None:
    with StoreReader(store) as reader:
        return verdict(decisions_of(reader.connection, "claim_id", claim_with(store, printed, name).id)).state


def test_a_decision_stands_and_is_undone_and_redone(store: Path) -> None:
    decide(store, claim_with(store, "4,800"), "dispute", note="call the mill")
    assert standing(store, "4,800") == "dispute"
    with StoreWriter(store) as writer:
        book = DecisionBook(writer.connection, store)
        assert book.undo() is not None
        assert standing(store, "4,800") is None
        assert book.undo() is None
        assert book.redo() is not None
        assert book.redo() is None
    assert standing(store, "4,800") == "dispute"


def test_a_decision_survives_a_rebuild_a_rename_and_an_edit(store: Path, corpus: Path) -> None:
    decide(store, claim_with(store, "4,800"), "verify")
    (corpus / "mill.txt").rename(corpus / "renamed.txt")
    build([corpus], store)
    assert standing(store, "4,800", "renamed.txt") == "verify"
    (corpus / "renamed.txt").write_text("A new first line with 7 words.\n" + TEXT)
    build([corpus], store)
    (corpus / "renamed.txt").rename(corpus / "mill.txt")
    build([corpus], store)
    assert standing(store, "4,800") == "verify"


def test_a_decision_survives_a_lost_store(store: Path, corpus: Path) -> None:
    decide(store, claim_with(store, "4,800"), "verify")
    store.unlink()
    build([corpus], store)
    assert standing(store, "4,800") == "verify"


def test_a_decision_whose_quote_is_gone_is_an_orphan_and_comes_back(store: Path, corpus: Path) -> None:
    decide(store, claim_with(store, "4,800"), "verify")
    (corpus / "mill.txt").write_text("Nothing of it is left but 12 words.")
    build([corpus], store)
    with StoreReader(store) as reader:
        assert [d.action for d in orphans(reader.connection)] == ["verify"]
    (corpus / "mill.txt").write_text(TEXT)
    build([corpus], store)
    assert standing(store, "4,800") == "verify"


def test_a_decision_is_for_its_own_occurrence(store: Path) -> None:
    first, second = [c for c in claims(store) if "4,100" in c.printed]
    decide(store, second, "dismiss")
    with StoreReader(store) as reader:
        assert verdict(decisions_of(reader.connection, "claim_id", first.id)).state is None
        assert verdict(decisions_of(reader.connection, "claim_id", second.id)).state == "dismiss"


def test_a_torn_journal_line_loses_only_itself(store: Path, corpus: Path) -> None:
    decide(store, claim_with(store, "4,800"), "star")
    path = journal_path(store)
    path.write_bytes(path.read_bytes() + b'{"act":"make","uid":"torn')
    decide(store, claim_with(store, "4,800"), "tag", value="check")
    store.unlink()
    build([corpus], store)
    with StoreReader(store) as reader:
        stands = verdict(decisions_of(reader.connection, "claim_id", claim_with(store, "4,800").id))
        assert stands.starred
        assert stands.tags == ("check",)
        assert len(history(reader.connection)) == 2


def test_the_mark_of_every_claim_leads_back_to_it(store: Path) -> None:
    with StoreReader(store) as reader:
        for summary in reader.documents():
            document = reader.document(summary.id)
            assert isinstance(document, Document)
            for claim in reader.claims_of(summary.id):
                mark = claim_mark(claim, document)
                assert decode(encode(mark)) == mark
                assert locate(mark, document.text) == claim.evidence
                moved = "Added.\n\n" + document.text.replace(" ", "  ")
                span = locate(mark, moved)
                assert span is not None
                assert "".join(span.of(moved).split()) == "".join(claim.evidence.of(document.text).split())


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"quote":1}', '{"type":"x","claims":[1]}', "[" * 5000])
def test_foreign_fingerprints_mean_nothing(text: str) -> None:
    assert decode(text) is None
