"""The store in other programs: sqlite-utils, Datasette, plain SQL through the views for people."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from explorer.export.formats import Format, rendered
from explorer.export.source import Source
from explorer.store.reader import StoreReader
from tests import handmade


@pytest.fixture
def store(tmp_path: Path) -> Path:
    return handmade.write_store(tmp_path / "facts.db")


def program(name: str) -> str:
    """A program of this environment; the test is skipped where it is not installed."""
    beside = Path(sys.executable).parent / name
    found = str(beside) if beside.exists() else shutil.which(name)
    if found is None:
        pytest.skip(f"no {name} here")
    return found


def answer(*command: object) -> str:
    done = subprocess.run([str(word) for word in command], capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_views_for_people(store: Path) -> None:
    with closing(sqlite3.connect(store)) as connection:
        connection.row_factory = sqlite3.Row
        claims = {row["id"]: dict(row) for row in connection.execute("SELECT * FROM claims_readable")}
        assert len(claims) == len(handmade.CLAIMS)
        assert claims[handmade.SOLD_2024]["sentence"] == "It sold 4,800 tonnes of flour in 2024."
        assert claims[handmade.LETTER_REVENUE]["document"] == "+letter.txt"
        (conflict,) = (dict(row) for row in connection.execute("SELECT * FROM conflicts_readable"))
        assert (conflict["printed"], conflict["other_printed"]) == ("4,800 tonnes", "3,200 tonnes")
        assert conflict["claims"] == 2


def test_sqlite_utils_reads_the_store(store: Path) -> None:
    tool = program("sqlite-utils")
    tables = {table["table"] for table in json.loads(answer(tool, "tables", store))}
    assert {"documents", "claims", "relations", "relation_claims", "decisions"} <= tables
    sql = "select count(*) as n from claims_readable where metric = 'sales'"
    assert json.loads(answer(tool, "query", store, sql)) == [{"n": 4}]
    rows = answer(tool, "rows", store, "conflicts_readable", "--csv")
    assert "contradiction" in rows


def test_datasette_shows_the_store(store: Path, tmp_path: Path) -> None:
    tool = program("datasette")
    metadata = tmp_path / "metadata.json"
    with StoreReader(store) as reader:
        metadata.write_text("".join(rendered(Source(reader), Format.DATASETTE)))

    def page(path: str) -> Any:
        return answer(tool, store, "--metadata", metadata, "--get", path)

    listed = json.loads(page("/facts.json"))
    hidden = {table["name"] for table in listed["tables"] if table["hidden"]}
    assert {"claim_keys", "claim_terms", "meta"} <= hidden
    assert not {"documents", "claims", "relations", "decisions"} & hidden
    assert "conflicts_readable" in {view["name"] for view in listed["views"]}
    assert len(json.loads(page("/facts/claims.json?_shape=array"))) == len(handmade.CLAIMS)
    shown = page("/facts/conflicts_readable")
    assert "It sold 4,800 tonnes" in shown
    assert "<script>alert(1)</script>" not in shown
    assert "Conflicts with their reason" in shown
    assert "scale words applied" in page("/facts/claims")
