"""Bad input: one clear line on stderr, its own exit code, no traceback, nothing lost."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explorer.errors import ExitCode
from tests.commands.conftest import Run


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    folder = tmp_path / "corpus"
    folder.mkdir()
    (folder / "a.txt").write_text("The company sold 1,200 cars in 2024.\n")
    return folder


def assert_refused(run: Run, code: ExitCode, *arguments: object, says: str) -> None:
    done = run(*arguments)
    assert done.returncode == code, done.stderr
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_a_path_that_does_not_exist(run: Run, tmp_path: Path) -> None:
    assert_refused(run, ExitCode.NOTHING_TO_READ, "build", tmp_path / "nowhere", says="there is nothing at")


def test_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert_refused(run, ExitCode.NOTHING_TO_READ, "build", tmp_path / "empty", says="no readable documents")


def test_a_folder_without_readable_text(run: Run, tmp_path: Path) -> None:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    assert_refused(run, ExitCode.NOTHING_TO_READ, "build", tmp_path / "pictures", says="no readable documents")


def test_a_binary_file_named_txt(run: Run, tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "a.txt").write_bytes(bytes(range(256)) * 20)
    assert_refused(run, ExitCode.NOTHING_TO_READ, "build", tmp_path / "b", says="no readable documents")


def test_a_binary_file_among_others_is_named(run: Run, corpus: Path, tmp_path: Path) -> None:
    (corpus / "b.txt").write_bytes(bytes(range(256)) * 20)
    done = run("build", corpus, "--store", tmp_path / "s.db")
    assert done.returncode == ExitCode.INCOMPLETE
    assert "b.txt: is binary data" in done.stdout


def test_a_store_that_is_no_store(run: Run, corpus: Path, tmp_path: Path) -> None:
    fake = tmp_path / "fake.db"
    fake.write_text("not a database, but somebody's notes " * 20)
    before = fake.read_bytes()
    assert_refused(run, ExitCode.STORE_UNUSABLE, "build", corpus, "--store", fake, says="no store of this program")
    assert_refused(run, ExitCode.STORE_UNUSABLE, "info", "--store", fake, says="no store of this program")
    assert fake.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_place(run: Run, corpus: Path, tmp_path: Path) -> None:
    place = tmp_path / "locked"
    place.mkdir(mode=0o500)
    assert_refused(
        run, ExitCode.STORE_UNUSABLE, "build", corpus, "--store", place / "s.db", says="cannot write the store"
    )


def test_a_place_that_is_a_file(run: Run, corpus: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store = tmp_path / "file" / "s.db"
    assert_refused(run, ExitCode.STORE_UNUSABLE, "build", corpus, "--store", store, says="cannot write the store")


def test_a_terminal_that_is_none(run: Run) -> None:
    assert_refused(run, ExitCode.USAGE, says="needs a terminal")


def test_a_file_name_with_an_escape_sequence(run: Run, corpus: Path, tmp_path: Path) -> None:
    (corpus / "evil\x1b]0;owned\x07.txt").write_bytes(bytes(100))
    done = run("build", corpus, "--store", tmp_path / "s.db")
    assert "\x1b" not in done.stdout + done.stderr
    assert "\u241b" in done.stdout


def test_nothing_changed_reads_nothing(run: Run, corpus: Path, tmp_path: Path) -> None:
    store = tmp_path / "s.db"
    assert "1 read, 0 unchanged" in run("build", corpus, "--store", store).stdout
    assert "0 read, 1 unchanged" in run("build", corpus, "--store", store).stdout
    (corpus / "a.txt").write_text("The company sold 1,300 cars in 2024, it says.\n")
    assert "1 read, 0 unchanged" in run("build", corpus, "--store", store).stdout
    info = run("info", "--store", store)
    assert info.returncode == ExitCode.DONE
    assert "a.txt" in info.stdout
