"""Finding files: ignore rules, side files, odd entries, names that clash."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from explorer.errors import ConfigError
from explorer.ingest.discover import discover


def names(*roots: Path) -> list[str]:
    return [item.path for item in discover(roots) if item.reason is None]


def write(path: Path, text: str = "text 1") -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return path


def test_files_below_a_folder_come_sorted_and_hidden_ones_stay_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/z.md", "a/.hidden.txt", ".git/x.txt", "c.TXT"):
        write(tmp_path / name)
    assert names(tmp_path) == ["a/z.md", "b.txt", "c.TXT"]


def test_ignore_files_are_obeyed_and_a_nearer_one_wins(tmp_path: Path) -> None:
    write(tmp_path / ".gitignore", "drafts/\n*.tmp.txt\nold*.txt\n")
    for name in ("keep.txt", "x.tmp.txt", "drafts/d.txt", "old.txt", "sub/old.txt", "sub/old2.txt"):
        write(tmp_path / name)
    write(tmp_path / "sub/.ignore", "!old2.txt\n")
    assert names(tmp_path) == ["keep.txt", "sub/old2.txt"]


def test_two_roots_of_one_name_keep_their_files_apart(tmp_path: Path) -> None:
    write(tmp_path / "one/reports/a.txt")
    write(tmp_path / "two/reports/a.txt")
    assert names(tmp_path / "one/reports", tmp_path / "two/reports") == ["reports/a.txt", "reports~2/a.txt"]


def test_two_files_of_one_name_are_both_read(tmp_path: Path) -> None:
    one, two = write(tmp_path / "one/a.txt"), write(tmp_path / "two/a.txt")
    assert names(one, two) == ["a.txt", "a.txt (2)"]
    assert names(one, one) == ["a.txt"]


def test_odd_entries_are_listed_with_a_reason(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("/etc/passwd")
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling.txt").symlink_to(tmp_path / "nowhere")
    reasons = {item.path: item.reason for item in discover([tmp_path])}
    assert reasons["a.txt"] is None
    assert reasons["pipe.txt"] == "is no regular file"
    for name in ("link.txt", "loop", "dangling.txt"):
        assert "link" in (reasons[name] or "")


def test_a_side_file_sets_and_corrects(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt")
    write(tmp_path / "skip.txt")
    write(
        tmp_path / "corpus.toml",
        '[defaults]\npublisher = "Board"\n[[document]]\npath = "a*"\npublished = 2024-03-01\n'
        '[[document]]\npath = "skip.txt"\nignore = true\n',
    )
    found = {item.path: item for item in discover([tmp_path])}
    assert sorted(found) == ["a.txt", "b.txt"]
    assert found["a.txt"].given == {"published": "2024-03-01"}
    assert found["b.txt"].fallback == {"publisher": "Board"}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("[[document]]\ntitle = 'x'\n", 1, "needs a path"),
        ("[defaults]\npublisher = 3\n", 2, "must be text"),
        ("[defaults]\n\npublished = 'May'\n", 3, "YYYY"),
        ("[other]\n", 1, "unknown table"),
        ("[defaults\n", 1, ""),
    ],
)
def test_a_mistake_in_the_side_file_is_told_by_line(tmp_path: Path, text: str, line: int, says: str) -> None:
    write(tmp_path / "corpus.toml", text)
    with pytest.raises(ConfigError, match=rf"corpus\.toml:{line}: .*{says}"):
        discover([tmp_path])
