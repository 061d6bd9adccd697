"""The commands that read a store: what they print, in text and as JSON lines, and how they refuse."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from explorer.commands import compare, conflicts, show, timeline
from explorer.errors import ExitCode
from explorer.export.records import CLAIM_KEYS, RELATION_KEYS
from explorer.store.listing import Listing
from explorer.store.reader import StoreReader
from tests import handmade
from tests.commands.conftest import Run

_UNSAFE = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def lines(run: Run, *arguments: object) -> list[dict[str, Any]]:
    done = run(*arguments, "--json")
    assert done.returncode == ExitCode.DONE, done.stderr
    assert done.stdout.isascii()
    return [json.loads(line) for line in done.stdout.splitlines()]


def text(run: Run, *arguments: object) -> str:
    done = run(*arguments)
    assert done.returncode == ExitCode.DONE, done.stderr
    assert not _UNSAFE.search(done.stdout)
    assert done.stderr == ""
    return done.stdout


def refused(run: Run, *arguments: object) -> str:
    done = run(*arguments)
    assert done.returncode == ExitCode.USAGE, done
    assert done.stdout == ""
    assert done.stderr.count("\n") == 1
    return done.stderr


def test_the_timeline_lists_claims_below_their_periods(run: Run, store: Path) -> None:
    shown = text(run, "timeline", "--store", store)
    places = [shown.index(part) for part in ("2023  ", "4,100", "2024  ", "strike", "2026  ", "6,000")]
    assert places == sorted(places)
    assert "(target)" in shown
    assert f"[claim:{handmade.SOLD_2023}]" in shown


def test_the_timeline_as_json_has_every_claim_once(run: Run, store: Path) -> None:
    records = lines(run, "timeline", "--store", store)
    assert sorted(record["id"] for record in records) == sorted(claim.id for claim in handmade.CLAIMS)
    assert all(list(record) == list(timeline.KEYS) for record in records)
    assert next(r for r in records if r["id"] == handmade.STRIKE)["bucket"] == "2024-05"


def test_the_timeline_counts_and_filters(run: Run, store: Path) -> None:
    counted = lines(run, "timeline", "--counts", "--zoom", "year", "--store", store)
    assert {record["bucket"]: record["claims"] for record in counted} == {"2023": 1, "2024": 6, "2026": 1}
    assert {record["bucket"]: record["conflicts"] for record in counted} == {"2023": 0, "2024": 2, "2026": 0}
    assert {*timeline.COUNT_KEYS} == {*counted[0]}
    chosen = lines(run, "timeline", "metric:revenue", "unit:USD", "--store", store)
    assert {record["id"] for record in chosen} == {handmade.UNION_REVENUE, handmade.LETTER_REVENUE}
    published = lines(run, "timeline", "--by", "published", "--counts", "--store", store)
    assert published[-1]["title"] == "No date"


def test_a_comparison_sets_documents_side_by_side(run: Run, store: Path) -> None:
    shown = text(run, "compare", "Sales", "--store", store)
    assert "mill (t)" in shown
    assert "2024, flour  ≠" in shown
    assert "(ahead)" in shown
    records = lines(run, "compare", "sales", "--store", store)
    assert all(list(record) == list(compare.KEYS) for record in records)
    assert [r["claims"][0]["value"] for r in records] == [4100, 4800, 3200, 6000]


def test_the_metrics_are_listed_and_an_unknown_one_is_refused(run: Run, store: Path) -> None:
    assert [record["metric"] for record in lines(run, "compare", "--store", store)] == ["sales", "revenue"]
    assert "there is sales" in refused(run, "compare", "sale", "--store", store)


def test_conflicts_name_reason_and_both_passages(run: Run, store: Path) -> None:
    shown = text(run, "conflicts", "--store", store)
    assert "contradiction" in shown
    assert "It sold 4,800 tonnes" in shown
    assert "3,200 tonnes of flour" in shown
    assert "p. 1" in shown
    assert "agreement" not in shown
    (record,) = lines(run, "conflicts", "--store", store)
    assert list(record) == list(RELATION_KEYS)
    assert [claim["id"] for claim in record["claims"]] == [handmade.SOLD_2024, handmade.UNION_SOLD]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (("--type", "all"), [handmade.CONFLICT, handmade.AGREEMENT]),
        (("--type", "agreement"), [handmade.AGREEMENT]),
        (("--type", "all", "--metric", "Revenue"), [handmade.AGREEMENT]),
        (("--type", "all", "--subject", "nobody"), []),
        (("--type", "all", "--document", "+letter.txt"), [handmade.AGREEMENT]),
        (("--type", "all", "--min-severity", "0.3"), [handmade.CONFLICT]),
        (("--type", "all", "--limit", "1"), [handmade.CONFLICT]),
        (("--type", "all", "unit:USD"), [handmade.AGREEMENT]),
    ],
)
def test_conflicts_are_filtered(run: Run, store: Path, arguments: tuple[str, ...], found: list[int]) -> None:
    assert [record["id"] for record in lines(run, "conflicts", *arguments, "--store", store)] == found


def test_a_document_is_shown_with_its_claims_marked(run: Run, store: Path) -> None:
    shown = text(run, "show", "mill.md", "--store", store)
    assert "sold ⟦4,100 tonnes⟧1 of flour" in shown
    assert "4,050 to 4,150" in shown
    assert "subject      mill  (inferred)" in shown
    document, *claims = lines(run, "show", "union", "--store", store)
    assert document["record"] == "document"
    assert [list(claim) for claim in claims] == [list(CLAIM_KEYS)] * 4
    with StoreReader(store) as reader:
        listing = Listing(reader.connection)
        for claim in claims:
            said = listing.text(handmade.UNION)
            assert said[claim["start"] : claim["end"]] == claim["printed"]
            assert said[claim["sentence_start"] : claim["sentence_end"]] == claim["quote"]
            assert said.split("\n")[claim["line"] - 1].count(claim["printed"]) == 1


def test_a_claim_is_shown_and_cited(run: Run, store: Path) -> None:
    target = f"claim:{handmade.SOLD_2024}"
    assert "4,800 t" in text(run, "show", target, "--store", store)
    plain = text(run, "show", target, "--cite", "plain", "--store", store)
    assert plain.startswith("“It sold 4,800 tonnes of flour in 2024.” — The mill's <b>year</b>")
    assert plain.endswith("line 1; mill.md; sha256 " + handmade.DOCUMENTS[0].sha256[:16] + "\n")
    rich = text(run, "show", target, "--cite", "markdown", "--store", store)
    assert rich.startswith("> It sold **4,800 tonnes** of flour in 2024.")
    assert "\\<b\\>year" in rich


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("show", "nothing"), "no document here is called"),
        (("show",), "which document"),
        (("show", "mill.md", "--cite", "plain"), "needs a claim"),
        (("show", "claim:99"), "there is no claim:99"),
        (("show", "claim:x\x1b"), "is no number"),
        (("conflicts", "--document", "nothing"), "no document here is called"),
    ],
)
def test_what_does_not_fit_is_refused_in_one_line(run: Run, store: Path, arguments: tuple[str, ...], says: str) -> None:
    assert says in refused(run, *arguments, "--store", store)


def test_a_store_that_was_never_built_says_how_to_build_it(run: Run, tmp_path: Path) -> None:
    done = run("conflicts", "--store", tmp_path / "none.db")
    assert done.returncode == ExitCode.STORE_UNUSABLE
    assert "fact-explorer build" in done.stderr


def test_every_key_of_a_record_is_in_the_help(run: Run) -> None:
    for name, keys in (("show", CLAIM_KEYS), ("conflicts", RELATION_KEYS), ("timeline", timeline.KEYS)):
        said = run(name, "--help").stdout
        assert "examples:" in said
        assert all(re.search(rf"^  {key} ", said, re.MULTILINE) for key in keys)


def test_modules_agree_on_their_interface() -> None:
    assert all(hasattr(module, "add_arguments") and hasattr(module, "run") for module in (conflicts, show))


def test_a_claim_is_explained_and_the_machines_reading_shown(run: Run, store: Path) -> None:
    target = f"claim:{handmade.SOLD_2024}"
    run("decide", "correct", target, "subject", "Orlen", "--store", store)
    shown = text(run, "show", "--explain", target, "--store", store)
    assert "subject      Orlen  (read as mill)" in shown
    steps = shown[shown.index("steps\n") :]
    assert "interval" in steps
    record = json.loads(run("show", target, "--json", "--store", store).stdout)
    assert record["readings"]["subject"] == "mill"
