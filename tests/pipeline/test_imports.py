"""Imported claims: on their exact span or refused with a reason; back in place after every rebuild."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from explorer.model import Claim
from explorer.pipeline import build
from explorer.pipeline.imports import import_claims
from explorer.store.reader import StoreReader

TEXT = "# Harbour\n\nThe harbour handled 4.2 million\ntonnes in 2024. Wages rose 3% in May.\n\nWages rose 3% in May.\n"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "harbour.md").write_text(TEXT)
    return folder


@pytest.fixture
def store(tmp_path: Path, corpus: Path) -> Path:
    build([corpus], tmp_path / "facts.db")
    return tmp_path / "facts.db"


def line(**fields: Any) -> bytes:
    entry = {"document": "harbour.md", "quote": "The harbour handled 4.2 million tonnes in 2024.", "value": 4_200_000}
    return json.dumps({**entry, **fields}).encode()


def imported(store: Path) -> list[Claim]:
    with StoreReader(store) as reader:
        return [claim for claim in reader.all_claims() if claim.source == "imported"]


def test_a_claim_stands_on_its_figure(store: Path) -> None:
    report = import_claims([line(metric="cargo", unit="t", period="2024", tool="hand")], store)
    assert (report.taken, report.refused) == (1, ())
    (claim,) = imported(store)
    text = TEXT[claim.start : claim.end]
    assert text == claim.printed
    assert "4.2 million" in text
    assert (claim.metric, claim.unit, claim.period, claim.period_end) == ("cargo", "t", "2024", "2024-12-31")
    assert claim.rule == "imported from hand"
    assert claim.sentence_start <= claim.start < claim.end <= claim.sentence_end


def test_the_same_claim_is_imported_once_and_survives_a_rebuild(store: Path, corpus: Path) -> None:
    import_claims([line()], store)
    assert import_claims([line()], store).known == 1
    (corpus / "harbour.md").write_text("New first words.\n\n" + TEXT)
    build([corpus], store)
    (claim,) = imported(store)
    assert claim.printed == ("New first words.\n\n" + TEXT)[claim.start : claim.end]


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"quote": "The harbour handled 5 million tonnes."}, "not in the text"),
        ({"value": 4_300_000}, "no figure of the quote"),
        ({"document": "other.md"}, "no document of the store"),
        ({"quote": "Wages rose 3% in May.", "value": 3}, "2 times"),
        ({"quote": "Wages rose 3% in May.", "value": 3, "occurrence": 5}, "only 2 times"),
        ({"period": "soon"}, "no period"),
        ({"modality": "sure"}, "is one of"),
        ({"value": "4.2"}, "has to be a number"),
        ({"colour": "red"}, "unknown field"),
        ({"evidence": "5 million"}, "evidence is not in the quote"),
        ({"quote": " "}, "needs 'quote'"),
    ],
)
def test_what_does_not_fit_is_refused_with_a_reason(store: Path, fields: dict[str, Any], says: str) -> None:
    report = import_claims([line(**fields)], store)
    assert report.taken == 0
    assert says in report.refused[0][1]
    assert imported(store) == []


@pytest.mark.parametrize("raw", [b"{", b"[]", b"\xff\xfe", b"[" * 9000, b'{"document": "x"}', b'{"value": NaN}'])
def test_lines_that_are_no_entries_are_refused(store: Path, raw: bytes) -> None:
    report = import_claims([raw, b"\n", line()], store)
    assert report.taken == 1
    assert [number for number, _ in report.refused] == [1]


def test_an_occurrence_chooses_between_equal_quotes(store: Path) -> None:
    quote = "Wages rose 3% in May."
    import_claims([line(quote=quote, value=3, occurrence=1)], store)
    assert imported(store)[0].start > TEXT.rindex("Wages")
