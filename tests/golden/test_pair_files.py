"""The files of pairs have the form that PAIRS.md describes, and the script that reads them judges as it says."""

from __future__ import annotations

import importlib.util
import sys
from collections import Counter
from pathlib import Path
from types import ModuleType

import pytest

SCRIPT = Path(__file__).resolve().parents[1] / "benchmarks" / "pairs.py"
SIZES = {"compatible-dev": 160, "compatible-heldout": 160, "contradictory-dev": 80, "contradictory-heldout": 80}


@pytest.fixture(scope="module")
def pairs() -> ModuleType:
    """The script, loaded from its file."""
    spec = importlib.util.spec_from_file_location("pairs_benchmark", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_all_files_have_the_right_form(pairs: ModuleType) -> None:
    assert pairs.check_files(sorted(pairs.PAIRS.glob("*.jsonl"))) == []


@pytest.mark.parametrize("name", SIZES)
def test_each_file_is_complete_and_covers_the_fields(pairs: ModuleType, name: str) -> None:
    rows = pairs.read_pairs(pairs.PAIRS / f"{name}.jsonl")
    fields = Counter(pair.field for pair in rows)
    label = "compatible" if name.startswith("compatible") else "contradiction"
    assert len(rows) == SIZES[name]
    assert {pair.label for pair in rows} == {label}
    assert len(fields) >= 10
    assert min(fields.values()) >= 4


def test_no_pair_of_the_held_out_files_stands_in_the_dev_files(
    pairs: ModuleType,
) -> None:
    def texts(half: str) -> set[str]:
        files = pairs.PAIRS.glob(f"*-{half}.jsonl")
        return {side.text for path in files for pair in pairs.read_pairs(path) for side in (pair.a, pair.b)}

    assert not texts("dev") & texts("heldout")


def test_the_statements_are_undated_and_carry_their_label(pairs: ModuleType) -> None:
    for label, name in (("compatible", "compatible"), ("contradiction", "contradictory")):
        rows = pairs.read_pairs(pairs.PAIRS / f"{name}-statements-dev.jsonl")
        assert {pair.label for pair in rows} == {label}
        assert {side.published for pair in rows for side in (pair.a, pair.b)} == {None}


@pytest.fixture
def pair_row() -> dict[str, object]:
    """A row in the right form."""
    return {
        "id": "x-1",
        "field": "sport",
        "kind": "score",
        "a": {
            "text": "They won 3-1 in front of 500.",
            "published": "2025-01-01",
            "publisher": "One",
        },
        "b": {"text": "They won 4-1.", "published": "2025-01-02", "publisher": "Two"},
        "label": "contradiction",
        "expected": ["contradiction"],
        "figures": ["3-1", "4-1"],
    }


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("label", "neutral"),
        ("expected", ["quarrel"]),
        ("expected", ["agreement"]),
        ("figures", ["3-1"]),
        ("figures", ["50", "4-1"]),
        ("a", {"text": "They won 3-1.", "published": "January", "publisher": "One"}),
    ],
)
def test_the_check_names_what_is_wrong(pairs: ModuleType, pair_row: dict[str, object], key: str, value: object) -> None:
    assert pairs.check_row(pair_row) == []
    assert pairs.check_row(pair_row | {key: value})


def test_a_relation_counts_only_across_the_two_passages(pairs: ModuleType, pair_row: dict[str, object]) -> None:
    pair = pairs.to_pair(pair_row)
    inside = pairs.Found("contradiction", "", (pairs.Member(0, 9, 12), pairs.Member(0, 25, 28)))
    across = pairs.Found("contradiction", "", (pairs.Member(0, 9, 12), pairs.Member(1, 9, 12)))
    beside = pairs.Found("contradiction", "", (pairs.Member(0, 25, 28), pairs.Member(1, 9, 12)))
    assert pairs.judge(pair, lambda _: [inside]).wrong
    assert not pairs.judge(pair, lambda _: [inside, across]).wrong
    assert pairs.judge(pair, lambda _: [across]).as_expected
    assert not pairs.judge(pair, lambda _: [beside]).as_expected


def test_silence_is_right_where_nothing_is_expected(pairs: ModuleType, pair_row: dict[str, object]) -> None:
    pair = pairs.to_pair(pair_row | {"label": "compatible", "expected": []})
    assert pairs.judge(pair, lambda _: []).as_expected
    assert not pairs.judge(pair, lambda _: []).wrong


def test_a_silent_finder_raises_no_alarm_and_finds_nothing(pairs: ModuleType) -> None:
    files = [pairs.PAIRS / "compatible-dev.jsonl", pairs.PAIRS / "contradictory-dev.jsonl"]
    lines = list(pairs.run(files, misses=False, finder=lambda _: []))
    assert any(line.endswith("called a contradiction   0/160 (0.000)") for line in lines)
    assert any("contradictory, found" in line and line.endswith("0/80 (0.000)") for line in lines)
