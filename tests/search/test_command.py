"""`fact-explorer search`, as a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from explorer.cli import main
from tests.search.conftest import LINES, put


@pytest.fixture
def answers(store: Path, capsys: pytest.CaptureFixture[str]) -> object:
    """Runs the command on the store; returns what it printed on stdout."""

    def run(*arguments: str) -> str:
        assert main(["search", "--store", str(store), *arguments]) == 0
        return capsys.readouterr().out

    return run


def test_hits_are_printed_best_first(answers: object, capsys: pytest.CaptureFixture[str]) -> None:
    assert callable(answers)
    assert answers("harbuor", "--limit", "1").startswith(LINES[0][0])


def test_json_has_marks_and_what_was_understood(answers: object) -> None:
    assert callable(answers)
    answer = json.loads(answers("harbuor", "metric:throughput", "--json"))
    assert answer["filters"] == ["metric: throughput"]
    assert answer["corrections"]["harbuor"][0] == "harbour"
    hit = answer["hits"][0]
    start, end, kind = hit["marks"][0]
    assert (hit["text"][start:end], kind, hit["document"]) == ("harbour", "corrected", "doc-1.txt")


def test_what_the_shell_kept_together_stays_together(answers: object) -> None:
    assert callable(answers)
    assert json.loads(answers("subject:harbour of lund", "containers", "--json"))["total"] == 2
    assert json.loads(answers("electric ferry", "revenue", "--json"))["total"] == 1
    assert json.loads(answers("ferry electric", "revenue", "--json"))["total"] == 0


def test_words_outside_the_claims_are_shown_below_them(answers: object) -> None:
    assert callable(answers)
    assert "marmalade" in answers("marmalade").partition("outside the claims:")[2]


def test_exact_switches_fuzziness_off(answers: object) -> None:
    assert callable(answers)
    assert json.loads(answers("harbuor", "--exact", "--json"))["total"] == 0


def test_every_line_of_stdin_gets_a_line_of_json(answers: object, monkeypatch: pytest.MonkeyPatch) -> None:
    import io

    assert callable(answers)
    monkeypatch.setattr("sys.stdin", io.StringIO("harbour\n\n((\n" + "x" * 50_000 + "\nferry\n"))
    lines = [json.loads(line) for line in answers("--stdin").splitlines()]
    assert [line["total"] > 0 for line in lines] == [True, False, False, False, True]


def test_hostile_text_reaches_the_terminal_only_through_the_gate(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "s.db"
    put(store, 1, [("Evil \x1b]0;title\x07 sold 5 things.", "5", {"subject": "\x1b[31mred"})])
    assert main(["search", "--store", str(store), "evil \x1b[2J"]) == 0
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err
    assert "␛" in printed.out


def test_without_a_query_the_command_says_what_to_do(store: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["search", "--store", str(store)]) == 2
    assert "what should be searched" in capsys.readouterr().err
