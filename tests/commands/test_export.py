"""`export` through a real process: formats by name, filters, refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.errors import ExitCode
from tests import handmade
from tests.commands.conftest import Run


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("a.csv", "id,document,"),
        ("a.jsonl", '{"record":"claim"'),
        ("a.md", "# Dossier"),
        ("a.html", "<!doctype html>"),
        ("a.jsonld", '{\n"@context"'),
    ],
)
def test_the_ending_says_the_format(run: Run, store: Path, tmp_path: Path, name: str, start: str) -> None:
    target = tmp_path / name
    done = run("export", "--output", target, "--store", store)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert target.read_text(encoding="utf-8").startswith(start)
    again = run("export", "--output", target, "--store", store)
    assert again.returncode == ExitCode.USAGE
    assert "--force" in again.stderr
    assert run("export", "--output", target, "--force", "--store", store).returncode == ExitCode.DONE


def test_stdout_is_clean_and_filtered(run: Run, store: Path) -> None:
    done = run("export", "metric:revenue", "unit:USD", "--store", store)
    assert done.stderr == ""
    ids = [json.loads(line)["id"] for line in done.stdout.splitlines()]
    assert ids == [handmade.UNION_REVENUE, handmade.LETTER_REVENUE]
    assert run("export", "metric:revenue", "unit:USD", "--store", store).stdout == done.stdout


def test_words_choose_claims_as_well(run: Run, store: Path) -> None:
    done = run("export", "strike", "--store", store)
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [handmade.STRIKE]


def test_what_cannot_be_written_is_refused(run: Run, store: Path, tmp_path: Path) -> None:
    before = store.read_bytes()
    for target in (tmp_path / "a.xyz", tmp_path, store):
        done = run("export", "--output", target, "--store", store)
        assert done.returncode == ExitCode.USAGE, done.stderr
        assert done.stderr.count("\n") == 1
    forced = run("export", "--output", store, "--format", "csv", "--force", "--store", store)
    assert forced.returncode == ExitCode.USAGE
    assert store.read_bytes() == before
