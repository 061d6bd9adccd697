"""Judge the relation finder on pairs of short passages.

``python tests/benchmarks/pairs.py [FILE.jsonl ...] [--misses] [--check]``

Each pair is two passages, as from two documents, with a label: they are compatible, or they contradict each other in a
number or a date. The form of the files is described in ``tests/golden/PAIRS.md``.
"""

from __future__ import annotations

import argparse
import importlib
import json
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PAIRS = ROOT / "tests" / "golden" / "pairs"
LABELS = frozenset({"compatible", "contradiction"})
TYPES = frozenset(
    {"agreement", "rounding", "scope", "period", "status", "opinion", "revision", "scale", "direction"}
    | {"contradiction", "arithmetic", "arithmetic-ok", "plausibility", "undetermined"}
)
FOUND = frozenset({"contradiction", "direction", "scale"})
ALARMS = FOUND | {"arithmetic", "plausibility"}
KEYS = frozenset({"id", "field", "kind", "a", "b", "label", "expected", "figures"})
SIDE_KEYS = frozenset({"text", "published", "publisher"})


@dataclass(frozen=True)
class Passage:
    """One of the two texts of a pair."""

    text: str
    published: str | None
    publisher: str


@dataclass(frozen=True)
class Pair:
    """Two passages and what a careful reader says of them."""

    id: str
    field: str
    kind: str
    a: Passage
    b: Passage
    label: str
    expected: tuple[str, ...]
    figures: tuple[str | None, str | None]

    @property
    def group(self) -> str:
        """The group of constructions: the part of the kind before the slash."""
        return self.kind.partition("/")[0]


@dataclass(frozen=True)
class Member:
    """A claim that takes part in a relation: the side it is from (0 or 1) and its span in that text."""

    side: int
    start: int
    end: int


@dataclass(frozen=True)
class Found:
    """A relation that the program gave between the two passages."""

    type: str
    reason: str
    members: tuple[Member, ...]


@dataclass(frozen=True)
class Outcome:
    """A pair with every relation that joins its two passages."""

    pair: Pair
    crossing: tuple[Found, ...]

    @property
    def types(self) -> frozenset[str]:
        """The types of all relations across the two passages."""
        return frozenset(found.type for found in self.crossing)

    @property
    def between_figures(self) -> frozenset[str]:
        """The types of the relations between the two figures that the pair is about."""
        return frozenset(found.type for found in self.crossing if joins_figures(self.pair, found))

    @property
    def as_expected(self) -> bool:
        """Whether one of the expected types was given, or silence was kept where silence is right."""
        given = self.between_figures
        silence = not self.pair.expected or "none" in self.pair.expected
        return bool(given & set(self.pair.expected)) or (silence and not given)

    @property
    def wrong(self) -> bool:
        """Whether a compatible pair was called a contradiction, or a contradictory one was not found."""
        if self.pair.label == "compatible":
            return "contradiction" in self.types
        return not self.types & FOUND

    @property
    def alarmed(self) -> bool:
        """Whether any type that says something is wrong was given across the two passages."""
        return bool(self.types & ALARMS)


Finder = Callable[[Pair], Sequence[Found]]


def find_relations(pair: Pair) -> list[Found]:
    """The adapter: the only place that knows how the program is called and how its claims and relations look.

    The documents are numbered in the order in which they are given, so the lower id is the first passage.
    """
    relate_texts: Any = getattr(importlib.import_module("explorer.pipeline"), "relate_texts", None)
    if relate_texts is None:
        raise SystemExit("pairs: explorer.pipeline has no relate_texts")
    claims, relations = relate_texts(list(documents(pair)))
    sides = {document: side for side, document in enumerate(sorted({claim.document_id for claim in claims}))}
    members = {claim.id: Member(sides[claim.document_id], claim.start, claim.end) for claim in claims}
    return [
        Found(
            str(relation.type),
            relation.reason,
            tuple(members[member.claim_id] for member in relation.members),
        )
        for relation in relations
    ]


def documents(pair: Pair) -> Iterator[tuple[str, Mapping[str, str], str]]:
    """The two passages as (path, metadata, text)."""
    for path, side in (("a.md", pair.a), ("b.md", pair.b)):
        dated = {"published": side.published} if side.published else {}
        yield path, dated | {"publisher": side.publisher}, side.text


def joins_figures(pair: Pair, found: Found) -> bool:
    """Whether a relation has, on each side, a claim that touches the figure the pair is about."""
    texts = (pair.a.text, pair.b.text)
    return all(
        any(member.side == side and touches(member, texts[side], figure) for member in found.members)
        for side, figure in enumerate(pair.figures)
    )


def touches(member: Member, text: str, figure: str | None) -> bool:
    """Whether a claim's span overlaps an occurrence of the figure; any claim does where no figure is named."""
    if figure is None:
        return True
    return any(member.start < end and start < member.end for start, end in occurrences(text, figure))


def occurrences(text: str, figure: str) -> Iterator[tuple[int, int]]:
    """The spans of a figure in a text, as a token of its own (the 5 of "15" and of "5.2" is none)."""
    pattern = rf"(?<![\w.,])(?<!\d-){re.escape(figure)}(?![\w]|[.,]\d)"
    for match in re.finditer(pattern, text):
        yield match.span()


def judge(pair: Pair, finder: Finder = find_relations) -> Outcome:
    """Run the program on one pair and keep what joins its two passages."""
    crossing = [found for found in finder(pair) if {member.side for member in found.members} == {0, 1}]
    return Outcome(pair, tuple(crossing))


# --- reading and checking -------------------------------------------------------------------------------------------


def read_rows(path: Path) -> list[dict[str, Any]]:
    """The rows of a file of pairs, as they stand."""
    rows: list[dict[str, Any]] = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
        except json.JSONDecodeError as error:
            raise ValueError(f"{path.name}:{number}: not JSON: {error}") from error
        if not isinstance(row, dict):
            raise TypeError(f"{path.name}:{number}: not an object")
        rows.append(row)
    return rows


def to_pair(row: Mapping[str, Any]) -> Pair:
    """A checked row as a pair."""
    first, second = row["figures"]
    return Pair(
        id=row["id"],
        field=row["field"],
        kind=row["kind"],
        a=Passage(**row["a"]),
        b=Passage(**row["b"]),
        label=row["label"],
        expected=tuple(row["expected"]),
        figures=(first, second),
    )


def read_pairs(path: Path) -> list[Pair]:
    """The pairs of a file."""
    return [to_pair(row) for row in read_rows(path)]


def check_files(paths: Iterable[Path]) -> list[str]:
    """Everything that is wrong with the form of the files, one line each."""
    problems: list[str] = []
    ids: Counter[str] = Counter()
    texts: Counter[tuple[str, str]] = Counter()
    for path in paths:
        try:
            rows = read_rows(path)
        except (TypeError, ValueError) as error:
            problems.append(str(error))
            continue
        for number, row in enumerate(rows, 1):
            found = [f"{path.name}:{number}: {problem}" for problem in check_row(row)]
            problems.extend(found)
            if not found:
                ids[row["id"]] += 1
                texts[(row["a"]["text"], row["b"]["text"])] += 1
    problems.extend(f"id {name} is given {count} times" for name, count in ids.items() if count > 1)
    problems.extend(f"pair given {count} times: {pair[0]}" for pair, count in texts.items() if count > 1)
    return problems


def check_row(row: Mapping[str, Any]) -> list[str]:
    """What is wrong with the form of one row."""
    if set(row) != KEYS:
        return [f"keys differ: {sorted(set(row) ^ KEYS)}"]
    problems = [f"{key} is not a text" for key in ("id", "field", "kind", "label") if not is_text(row[key])]
    if row["label"] not in LABELS:
        problems.append(f"label {row['label']!r}")
    problems.extend(check_expected(row["label"], row["expected"]))
    problems.extend(check_sides(row))
    return problems


def check_expected(label: Any, expected: Any) -> list[str]:
    """What is wrong with the expected types."""
    if not isinstance(expected, list):
        return ["expected is not a list"]
    problems = [f"expected type {name!r}" for name in expected if name not in TYPES | {"none"}]
    if label == "compatible" and set(expected) & FOUND:
        problems.append("a compatible pair expects a contradiction")
    if label == "contradiction" and (not expected or not set(expected) <= FOUND):
        problems.append("a contradiction expects something else")
    return problems


def check_sides(row: Mapping[str, Any]) -> list[str]:
    """What is wrong with the two passages and their figures."""
    figures = row["figures"]
    if not isinstance(figures, list) or len(figures) != 2:
        return ["figures are not two"]
    problems: list[str] = []
    for key, figure in zip(("a", "b"), figures, strict=True):
        side = row[key]
        if not isinstance(side, dict) or set(side) != SIDE_KEYS or not is_text(side["text"]):
            problems.append(f"{key} is not a passage")
            continue
        if not is_text(side["publisher"]):
            problems.append(f"{key} has no publisher")
        if side["published"] is not None and not is_date(side["published"]):
            problems.append(f"{key} is published on {side['published']!r}")
        if figure is not None and not (is_text(figure) and any(occurrences(side["text"], figure))):
            problems.append(f"the figure {figure!r} does not stand in {key}")
    return problems


def is_text(value: object) -> bool:
    """Whether a value is a text with something in it."""
    return isinstance(value, str) and bool(value.strip())


def is_date(value: str) -> bool:
    """Whether a text is a full ISO date."""
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


# --- reports --------------------------------------------------------------------------------------------------------


def share(part: int, whole: int) -> str:
    """A share with its counts."""
    return f"{part}/{whole} ({part / whole:.3f})" if whole else "0/0"


def report(title: str, outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The measures of a file, line by line."""
    yield title
    compatible = [outcome for outcome in outcomes if outcome.pair.label == "compatible"]
    contradictory = [outcome for outcome in outcomes if outcome.pair.label == "contradiction"]
    if compatible:
        yield from report_compatible(compatible)
    if contradictory:
        yield from report_contradictory(contradictory)
    for name in ("field", "group"):
        yield f"  wrong per {name}:"
        yield from report_groups(outcomes, name)


def report_compatible(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The measures of compatible pairs."""
    yield f"  compatible, called a contradiction   {share(sum(o.wrong for o in outcomes), len(outcomes))}"
    yield f"  compatible, any alarm                {share(sum(o.alarmed for o in outcomes), len(outcomes))}"
    yield f"  compatible, an expected type given   {share(sum(o.as_expected for o in outcomes), len(outcomes))}"
    named = [o for o in outcomes if o.pair.expected and "none" not in o.pair.expected]
    yield f"  ... where silence is not enough      {share(sum(o.as_expected for o in named), len(named))}"


def report_contradictory(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """The measures of contradictory pairs."""
    strict = sum(bool(o.between_figures & FOUND) for o in outcomes)
    yield f"  contradictory, found                 {share(sum(not o.wrong for o in outcomes), len(outcomes))}"
    yield f"  ... between the two figures named    {share(strict, len(outcomes))}"


def report_groups(outcomes: Sequence[Outcome], name: str) -> Iterator[str]:
    """How many pairs of each group are wrong; groups without a wrong one are counted in one line."""
    total: Counter[str] = Counter(getattr(outcome.pair, name) for outcome in outcomes)
    wrong: Counter[str] = Counter(getattr(outcome.pair, name) for outcome in outcomes if outcome.wrong)
    for group, count in sorted(wrong.items()):
        yield f"    {group:24} {share(count, total[group])}"
    yield f"    {'none wrong':24} {len(total) - len(wrong)} of {len(total)}"


def describe(outcome: Outcome) -> Iterator[str]:
    """A pair that went wrong, with its texts and what was said."""
    pair = outcome.pair
    word = "WRONG" if outcome.wrong else "alarm" if outcome.alarmed else "type"
    given = ", ".join(sorted(outcome.types)) or "nothing"
    yield f"{word} {pair.id} [{pair.field}, {pair.kind}] {pair.label}: {given}; expected {list(pair.expected)}"
    for side in (pair.a, pair.b):
        yield f"    {side.published or 'undated'} {side.publisher}: {side.text}"
    for found in outcome.crossing:
        yield f"    -> {found.type}: {found.reason}"


def is_miss(outcome: Outcome) -> bool:
    """Whether a pair belongs into the list of misses."""
    if outcome.pair.label == "compatible":
        return outcome.wrong or outcome.alarmed or not outcome.as_expected
    return outcome.wrong


def run(paths: Sequence[Path], *, misses: bool, finder: Finder = find_relations) -> Iterator[str]:
    """Judge every pair of the files; yields the lines of the report."""
    for path in paths:
        outcomes = [judge(pair, finder) for pair in read_pairs(path)]
        yield from report(path.name, outcomes)
        for outcome in outcomes:
            if misses and is_miss(outcome):
                yield from describe(outcome)


def counts(paths: Iterable[Path]) -> Iterator[str]:
    """How many pairs each file holds, per field."""
    for path in paths:
        fields = Counter(pair.field for pair in read_pairs(path))
        yield f"{path.name}: {fields.total()} pairs; " + ", ".join(f"{k} {v}" for k, v in sorted(fields.items()))


def main(arguments: Sequence[str] | None = None) -> int:
    """The command line; without files the two dev files are judged and all files are checked."""
    parser = argparse.ArgumentParser(description="Judge the relation finder on pairs of passages.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE.jsonl")
    parser.add_argument(
        "--misses",
        action="store_true",
        help="list the pairs that went wrong, with their texts",
    )
    parser.add_argument("--check", action="store_true", help="only check the form of the files")
    options = parser.parse_args(arguments)
    problems = check_files(options.files or sorted(PAIRS.glob("*.jsonl")))
    if problems:
        print("\n".join(problems), file=sys.stderr)
        return 1
    if options.check:
        print("\n".join(counts(options.files or sorted(PAIRS.glob("*.jsonl")))))
        return 0
    for line in run(options.files or sorted(PAIRS.glob("*-dev.jsonl")), misses=options.misses):
        print(line)
    return 0


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT))
    sys.exit(main())
