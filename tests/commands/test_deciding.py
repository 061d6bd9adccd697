"""`decide` and `info` through a real process: decisions are kept, listed, undone; a store is described and deleted."""

from __future__ import annotations

import json
from pathlib import Path

from explorer.errors import ExitCode
from explorer.export.records import DECISION_KEYS
from explorer.store.journal import journal_path
from tests import handmade
from tests.commands.conftest import Run

CLAIM = f"claim:{handmade.SOLD_2024}"


def state(run: Run, store: Path, target: str = CLAIM) -> dict[str, object]:
    record: dict[str, object] = json.loads(run("show", target, "--store", store, "--json").stdout)
    return {key: record[key] for key in ("state", "starred", "tags", "notes")}


def test_decisions_are_made_and_shown(run: Run, store: Path) -> None:
    for words in (("dispute", CLAIM, "--note", "call the mill"), ("tag", CLAIM, "check"), ("star", CLAIM)):
        assert run("decide", *words, "--store", store).returncode == ExitCode.DONE
    assert state(run, store) == {"state": "dispute", "starred": True, "tags": ["check"], "notes": ["call the mill"]}
    run("decide", "untag", CLAIM, "check", "--store", store)
    run("decide", "clear", CLAIM, "--store", store)
    assert state(run, store) == {"state": None, "starred": True, "tags": [], "notes": ["call the mill"]}


def test_decisions_are_searched(run: Run, store: Path) -> None:
    run("decide", "verify", CLAIM, "--note", "call them", "--store", store)
    run("decide", "tag", f"claim:{handmade.STRIKE}", "later", "--store", store)
    found = run("timeline", "is:verified", "note:call", "--store", store).stdout
    assert f"[{CLAIM}]" in found
    assert found.count("[claim:") == 1
    assert f"[claim:{handmade.STRIKE}]" in run("timeline", "tag:later", "--store", store).stdout


def test_a_decision_is_undone_and_redone(run: Run, store: Path) -> None:
    run("decide", "verify", CLAIM, "--store", store)
    assert run("decide", "undo", "--store", store).returncode == ExitCode.DONE
    assert state(run, store)["state"] is None
    assert run("decide", "undo", "--store", store).returncode == ExitCode.USAGE
    assert run("decide", "redo", "--store", store).returncode == ExitCode.DONE
    assert state(run, store)["state"] == "verify"


def test_relations_and_documents_are_decided(run: Run, store: Path) -> None:
    run("decide", "dismiss", f"relation:{handmade.CONFLICT}", "--note", "other flour", "--store", store)
    run("decide", "note", "document:mill.md", "read twice", "--store", store)
    (conflict,) = (json.loads(x) for x in run("conflicts", "--json", "--store", store).stdout.splitlines())
    assert (conflict["state"], conflict["notes"]) == ("dismiss", ["other flour"])
    history = [json.loads(line) for line in run("decide", "history", "--json", "--store", store).stdout.splitlines()]
    assert [record["found"] for record in history] == [f"relation:{handmade.CONFLICT}", f"document:{handmade.MILL}"]
    assert all(list(record) == list(DECISION_KEYS) for record in history)


def test_the_journal_brings_decisions_into_a_new_store(run: Run, store: Path) -> None:
    run("decide", "dispute", CLAIM, "--note", "=1+1", "--author", "Ada", "--store", store)
    before = run("decide", "history", "--json", "--store", store).stdout
    store.unlink()
    handmade.write_store(store)
    assert state(run, store)["state"] is None
    run("decide", "star", CLAIM, "--store", store)
    assert state(run, store)["state"] == "dispute"
    assert run("decide", "history", "--json", "--store", store).stdout.startswith(before)


def test_corrections_and_names(run: Run, store: Path) -> None:
    assert run("decide", "correct", CLAIM, "value", "4.9 thousand", "--store", store).returncode == ExitCode.DONE
    record = json.loads(run("show", CLAIM, "--json", "--store", store).stdout)
    assert (record["value"], record["source"], record["corrections"]) == (4900, "corrected", {"value": "4.9 thousand"})
    assert run("decide", "merge", "subject", "mill", "Orlen", "--store", store).returncode == ExitCode.DONE
    assert json.loads(run("show", CLAIM, "--json", "--store", store).stdout)["subject"] == "Orlen"
    assert run("decide", "distinct", "subject", "mill", "Orlen", "--store", store).returncode == ExitCode.DONE
    assert json.loads(run("show", CLAIM, "--json", "--store", store).stdout)["subject"] == "mill"
    assert run("decide", "orphans", "--store", store).stdout == ""
    for words in (("correct", CLAIM, "value", "much"), ("correct", CLAIM, "value"), ("merge", "subject", "mill")):
        assert run("decide", *words, "--store", store).returncode == ExitCode.USAGE


def test_wrong_decisions_are_refused(run: Run, store: Path) -> None:
    for words in (("verify",), ("tag", CLAIM), ("verify", "nonsense"), ("verify", "claim:3"), ("undo", "x"), ("fly",)):
        done = run("decide", *words, "--store", store)
        assert done.returncode == ExitCode.USAGE, words
        assert done.stdout == ""
        assert "Traceback" not in done.stderr
    assert not journal_path(store).exists()


def test_info_as_json(run: Run, store: Path) -> None:
    records = [json.loads(line) for line in run("info", "--store", store, "--json").stdout.splitlines()]
    assert records[0]["documents"] == 3
    assert records[0]["relation_types"] == {"agreement": 1, "contradiction": 1}
    assert [record["record"] for record in records].count("document") == 3


def test_a_store_is_deleted_and_its_journal_only_when_asked(run: Run, store: Path) -> None:
    run("decide", "verify", CLAIM, "--store", store)
    assert run("info", "--store", store, "--delete").returncode == ExitCode.USAGE
    assert store.exists()
    assert run("info", "--store", store, "--delete", "--yes").returncode == ExitCode.DONE
    assert not store.exists()
    assert journal_path(store).exists()
    handmade.write_store(store)
    run("info", "--store", store, "--delete", "--with-decisions", "--yes")
    assert not store.exists()
    assert not journal_path(store).exists()


def test_what_is_no_store_is_not_deleted(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "diary.txt"
    other.write_text("dear diary " * 50)
    assert run("info", "--store", other, "--delete", "--yes").returncode == ExitCode.STORE_UNUSABLE
    assert other.exists()
