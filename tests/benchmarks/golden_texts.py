"""Score a fact store against the golden texts, or check the gold files themselves.

usage: golden_texts.py STORE.db [--set dev|heldout] [--misses] [--by-field]
       golden_texts.py --check
       golden_texts.py --uncovered [--set dev|heldout]

The store is built from `tests/golden/texts/dev` or `tests/golden/texts/heldout`. A document belongs to its gold by
file name: `texts/dev/NAME.md` and `gold/dev/NAME.toml`. What the gold means is told in `tests/golden/README.md`.
"""

from __future__ import annotations

import argparse
import re
import sqlite3
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

GOLDEN = Path(__file__).resolve().parent.parent / "golden"
SETS = ("dev", "heldout")
FIELDS = ("unit", "metric", "subject", "period", "basis", "modality", "qualifier")
REGEX_FIELDS = frozenset({"unit", "metric", "subject"})
MODALITIES = frozenset({"actual", "estimate", "target", "plan", "forecast", "opinion", "denied", "hypothetical"})
QUALIFIERS = frozenset({"exactly", "about", "over", "under", "at least", "at most"})
BASES = frozenset({"", "yoy", "qoq", "mom", "change"})
LABEL = r"(?:FY)?\d{4}(?:-(?:H[12]|Q[1-4]|\d\d(?:-\d\d)?))?"
PERIOD = re.compile(rf"{LABEL}(?:/(?:{LABEL}|\.\.))?|\.\./{LABEL}|\d{{4}}-\d{{2,4}}|")
QUANTITY_KEYS = frozenset({"token", "value", "core", *FIELDS})
EVENT_KEYS = frozenset({"period", "text", "modality", "core"})
DOCUMENT_KEYS = frozenset({"field", "style", "quantities", "events", "vague"})
NUMBER_WORDS = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|"
    "nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|dozen|half|twice|"
    r"\w*third\w*|\w*fifth\w*|quarter|double\w*|trebled|tripled"
)


@dataclass(frozen=True, slots=True)
class GoldQuantity:
    """One figure of a text; None in a field means that the field is not judged."""

    token: str
    value: float
    core: bool = True
    unit: str | None = None
    metric: str | None = None
    subject: str | None = None
    period: frozenset[str] | None = None
    basis: frozenset[str] | None = None
    modality: frozenset[str] | None = None
    qualifier: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class GoldEvent:
    """One dated event of a text."""

    period: frozenset[str]
    text: str
    modality: frozenset[str]
    core: bool = True


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """The gold of one text."""

    name: str
    set: str
    field: str
    style: str
    quantities: tuple[GoldQuantity, ...]
    events: tuple[GoldEvent, ...]
    vague: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class StoredClaim:
    """A claim as the store has it, with the text of its span and sentence."""

    id: int
    kind: str
    value: float | None
    value_max: float | None
    fields: dict[str, str | None]
    span: str
    sentence: str


@dataclass(slots=True)
class Tally:
    """Counts of one document, or of many added up."""

    core: int = 0
    found: int = 0
    strict: int = 0
    predicted: int = 0
    spurious: int = 0
    events_core: int = 0
    events_found: int = 0
    events_predicted: int = 0
    field_hits: dict[str, int] = field(default_factory=lambda: dict.fromkeys(FIELDS, 0))
    misses: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, other: Tally) -> None:
        """Add the counts of another tally to this one."""
        self.core += other.core
        self.found += other.found
        self.strict += other.strict
        self.predicted += other.predicted
        self.spurious += other.spurious
        self.events_core += other.events_core
        self.events_found += other.events_found
        self.events_predicted += other.events_predicted
        for name, hits in other.field_hits.items():
            self.field_hits[name] += hits
        for kind, lines in other.misses.items():
            self.misses[kind] += lines


# --- reading the gold -------------------------------------------------------------------------------------------------


def labels(row: dict[str, Any], key: str, default: frozenset[str] | None) -> frozenset[str] | None:
    """The set under a key of a gold row."""
    return frozenset(row[key]) if key in row else default


def read_quantity(row: dict[str, Any]) -> GoldQuantity:
    """A quantity row with the defaults filled in."""
    return GoldQuantity(
        token=row["token"],
        value=float(row["value"]),
        core=row.get("core", True),
        unit=row.get("unit"),
        metric=row.get("metric"),
        subject=row.get("subject"),
        period=labels(row, "period", None),
        basis=labels(row, "basis", frozenset({""})),
        modality=labels(row, "modality", frozenset({"actual"})),
        qualifier=labels(row, "qualifier", frozenset({"exactly"})),
    )


def read_event(row: dict[str, Any]) -> GoldEvent:
    """An event row with the defaults filled in."""
    modality = frozenset(row.get("modality", ["actual"]))
    return GoldEvent(frozenset(row["period"]), row["text"], modality, row.get("core", True))


def read_gold(path: Path) -> GoldDocument:
    """The gold of one file."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return GoldDocument(
        name=path.stem,
        set=path.parent.name,
        field=data["field"],
        style=data["style"],
        quantities=tuple(read_quantity(row) for row in data.get("quantities", [])),
        events=tuple(read_event(row) for row in data.get("events", [])),
        vague=tuple(data.get("vague", [])),
    )


def gold_files(sets: Sequence[str] = SETS) -> list[Path]:
    """All gold files of the sets, in order."""
    return [path for name in sets for path in sorted((GOLDEN / "gold" / name).glob("*.toml"))]


def text_files(sets: Sequence[str] = SETS) -> list[Path]:
    """All texts of the sets, in order."""
    return [path for name in sets for path in sorted((GOLDEN / "texts" / name).glob("*.*"))]


# --- scoring ----------------------------------------------------------------------------------------------------------


def field_ok(gold: GoldQuantity, claim: StoredClaim, name: str) -> bool:
    """Whether one field of a claim is what the gold allows."""
    want = getattr(gold, name)
    if want is None:
        return True
    got = claim.fields[name]
    if name == "subject":
        got = f"{got or ''} {claim.fields['scope'] or ''}"
    if name in REGEX_FIELDS:
        return re.search(want, got or "", re.IGNORECASE) is not None
    if name == "period" and "" in want:
        return True
    return (got or "") in want


def near(value: float | None, want: float) -> bool:
    """Whether a stored value is the wanted one, whatever its sign."""
    return value is not None and abs(abs(value) - want) <= 1e-6 * max(1.0, abs(want))


def candidates(gold: GoldQuantity, claims: Iterable[StoredClaim]) -> list[StoredClaim]:
    """The claims that can be the gold's figure: its token in the span, and its value."""
    token = gold.token.lower()
    return [
        claim
        for claim in claims
        if claim.kind == "quantity"
        and claim.value is not None
        and (near(claim.value, gold.value) or near(claim.value_max, gold.value))
        and token in claim.span.lower()
    ]


def judge_quantity(gold: GoldQuantity, found: Sequence[StoredClaim], tally: Tally) -> None:
    """Count one core figure."""
    tally.core += 1
    if not found:
        tally.misses["missed"].append(f"{gold.token} {gold.metric or ''}")
        return
    tally.found += 1
    best = max(found, key=lambda claim: sum(field_ok(gold, claim, name) for name in FIELDS))
    bad = [name for name in FIELDS if not field_ok(gold, best, name)]
    for name in FIELDS:
        tally.field_hits[name] += name not in bad
    tally.strict += not bad
    if bad:
        tally.misses["wrong fields"].append(f"{gold.token}: " + "; ".join(describe(gold, best, name) for name in bad))


def describe(gold: GoldQuantity, claim: StoredClaim, name: str) -> str:
    """A wrong field in words."""
    want = getattr(gold, name)
    shown = sorted(want) if isinstance(want, frozenset) else want
    return f"{name}={claim.fields[name]!r} want {shown!r}"


def judge_event(gold: GoldEvent, events: Iterable[StoredClaim]) -> bool:
    """Whether a core event is among the claims."""
    return any(
        (claim.fields["period"] or "") in gold.period
        and (claim.fields["modality"] or "") in gold.modality
        and re.search(
            gold.text,
            f"{claim.fields['subject']} {claim.fields['metric']} {claim.sentence}",
            re.IGNORECASE | re.DOTALL,
        )
        for claim in events
    )


def score_document(gold: GoldDocument, claims: Sequence[StoredClaim]) -> Tally:
    """The counts of one document."""
    tally = Tally()
    matched: set[int] = set()
    for row in gold.quantities:
        found = candidates(row, claims)
        matched |= {claim.id for claim in found}
        if row.core:
            judge_quantity(row, found, tally)
    neutral = [token.lower() for token in gold.vague]
    for claim in claims:
        if claim.kind != "quantity" or (
            claim.id not in matched and any(token in claim.span.lower() for token in neutral)
        ):
            continue
        tally.predicted += 1
        if claim.id not in matched:
            tally.spurious += 1
            tally.misses["spurious"].append(f"{claim.span!r} {claim.fields['metric'] or ''}")
    score_events(gold, [claim for claim in claims if claim.kind == "event"], tally)
    tally.misses = defaultdict(list, {k: [f"{gold.name} {line}" for line in v] for k, v in tally.misses.items()})
    return tally


def score_events(gold: GoldDocument, events: Sequence[StoredClaim], tally: Tally) -> None:
    """Count the events of one document."""
    tally.events_predicted = len(events)
    for row in gold.events:
        if not row.core:
            continue
        hit = judge_event(row, events)
        tally.events_core += 1
        tally.events_found += hit
        if not hit:
            tally.misses["missed events"].append(f"{min(row.period)} {row.text}")


# --- reading the store ------------------------------------------------------------------------------------------------


def read_claims(db: sqlite3.Connection, document: int, text: str) -> list[StoredClaim]:
    """The claims of one document."""
    rows = db.execute("select * from claims where document_id = ? order by id", (document,))
    return [
        StoredClaim(
            id=row["id"],
            kind=row["kind"],
            value=row["value"],
            value_max=row["value_max"],
            fields={name: row[name] for name in (*FIELDS, "scope")},
            span=text[row["start"] : row["end"]],
            sentence=text[row["sentence_start"] : row["sentence_end"]],
        )
        for row in rows
    ]


def read_store(path: Path) -> dict[str, list[StoredClaim]]:
    """The claims of a store by the stem of the document's file name."""
    db = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)
    db.row_factory = sqlite3.Row
    try:
        out: dict[str, list[StoredClaim]] = {}
        for row in db.execute("select id, path, text from documents order by id").fetchall():
            stem = Path(row["path"]).stem
            out.setdefault(stem, []).extend(read_claims(db, row["id"], row["text"]))
        return out
    finally:
        db.close()


# --- printing ---------------------------------------------------------------------------------------------------------


def ratio(part: int, whole: int) -> str:
    """A share with three decimals, or a dash where there is nothing to count."""
    return f"{part / whole:.3f}" if whole else "    -"


def line_of(name: str, tally: Tally) -> str:
    """One line of the table."""
    precision = ratio(tally.predicted - tally.spurious, tally.predicted)
    cells = (ratio(tally.found, tally.core), precision, ratio(tally.strict, tally.core))
    events = f"{tally.events_found}/{tally.events_core} of {tally.events_predicted}"
    return f"{name[:44]:44} {tally.core:4} " + " ".join(f"{cell:>7}" for cell in cells) + f"  {events:>12}"


def print_scores(scores: Sequence[tuple[GoldDocument, Tally]], by_field: bool, misses: bool) -> None:
    """The table of all texts, the totals, and what was asked for besides."""
    print(f"{'text':44} {'core':>4} {'recall':>7} {'precis.':>7} {'strict':>7}  {'events':>12}")
    total = Tally()
    fields: dict[str, Tally] = defaultdict(Tally)
    styles: dict[str, Tally] = defaultdict(Tally)
    for gold, tally in scores:
        print(line_of(f"{gold.set}/{gold.name}", tally))
        for sum_ in (total, fields[gold.field], styles[gold.style]):
            sum_.add(tally)
    groups = [*sorted(fields.items()), *sorted(styles.items())] if by_field else []
    for name, tally in groups:
        print(line_of(f"= {name}", tally))
    print(line_of("TOTAL", total))
    print("fields:", "  ".join(f"{name} {ratio(total.field_hits[name], total.found)}" for name in FIELDS))
    for kind, lines in total.misses.items() if misses else ():
        print(f"-- {kind} ({len(lines)})", *lines, sep="\n   ")


def score(store: Path, sets: Sequence[str], by_field: bool, misses: bool) -> int:
    """Score a store; 2 where it holds none of the texts."""
    claims = read_store(store)
    golds = [read_gold(path) for path in gold_files(sets)]
    present = {gold.set for gold in golds if gold.name in claims}
    if not present:
        print(f"golden_texts: {store} holds none of the golden texts", file=sys.stderr)
        return 2
    golds = [gold for gold in golds if gold.set in present]
    for gold in golds:
        if gold.name not in claims:
            print(f"golden_texts: {gold.set}/{gold.name} is not in the store", file=sys.stderr)
    print_scores([(gold, score_document(gold, claims.get(gold.name, []))) for gold in golds], by_field, misses)
    return 0


# --- checking the gold ------------------------------------------------------------------------------------------------


def token_pattern(token: str) -> re.Pattern[str]:
    """The token as a whole, not inside a longer number or word."""
    before = r"(?<![\d])(?<!\d[.,])" if token[0].isdigit() else r"(?<!\w)"
    after = r"(?![\d])(?![.,]\d)" if token[-1].isdigit() else ("" if token[-1] in "%" else r"(?!\w)")
    return re.compile(before + re.escape(token) + after, re.IGNORECASE)


def token_values(token: str) -> list[float]:
    """What the digits of a token can mean before any scale word."""
    digits = re.match(r"\d[\d.,  ']*\d|\d", token)
    if not digits:
        return []
    plain = re.sub(r"[  ']", "", digits[0])
    readings = {plain.replace(",", ""), plain.replace(".", "").replace(",", ".")}
    return [float(reading) for reading in readings if re.fullmatch(r"\d+(\.\d+)?", reading)]


def value_fits(row: GoldQuantity) -> bool:
    """Whether the value is the token's number times a known scale."""
    readings = token_values(row.token)
    scales = (1, 1e2, 1e3, 1e5, 1e6, 1e7, 1e9, 1e12, 0.01)
    return not readings or ":" in row.token or any(near(one * scale, row.value) for one in readings for scale in scales)


def check_legal(name: str, got: frozenset[str] | None, legal: frozenset[str]) -> Iterator[str]:
    """Complaints about labels that are none of the legal ones."""
    for label in sorted((got or frozenset()) - legal):
        yield f"{name} {label!r} is not legal"


def check_regexes(row: GoldQuantity) -> Iterator[str]:
    """Complaints about regexes that do not compile."""
    for name in sorted(REGEX_FIELDS):
        yield from check_regex(name, getattr(row, name))


def check_regex(name: str, pattern: str | None) -> Iterator[str]:
    """A complaint where a regex does not compile."""
    try:
        re.compile(pattern or "")
    except re.error as error:
        yield f"{name} {pattern!r}: {error}"


def check_periods(periods: frozenset[str] | None) -> Iterator[str]:
    """Complaints about period labels that have no legal form."""
    for label in sorted(periods or frozenset()):
        if not PERIOD.fullmatch(label):
            yield f"period {label!r} is not legal"


def check_quantity(row: GoldQuantity, text: str) -> Iterator[str]:
    """Complaints about one figure."""
    if not token_pattern(row.token).search(text):
        yield "the token is not in the text"
    if row.value < 0:
        yield "the value is negative: the gold has no signs"
    if not value_fits(row):
        yield f"the value {row.value} does not fit the token"
    yield from check_regexes(row)
    yield from check_periods(row.period)
    yield from check_legal("basis", row.basis, BASES)
    yield from check_legal("modality", row.modality, MODALITIES)
    yield from check_legal("qualifier", row.qualifier, QUALIFIERS)


def check_event(row: GoldEvent, text: str) -> Iterator[str]:
    """Complaints about one event."""
    yield from check_regex("text", row.text)
    yield from check_periods(row.period)
    yield from check_legal("modality", row.modality, MODALITIES)
    if "" in row.period:
        yield "an event needs a period"
    if not re.search(row.text, text, re.IGNORECASE | re.DOTALL):
        yield "the regex matches nothing in the text"


def check_keys(data: dict[str, Any]) -> Iterator[str]:
    """Complaints about keys that the form does not know."""
    tables: list[tuple[dict[str, Any], frozenset[str]]] = [(data, DOCUMENT_KEYS)]
    tables += [(row, QUANTITY_KEYS) for row in data.get("quantities", [])]
    tables += [(row, EVENT_KEYS) for row in data.get("events", [])]
    for table, known in tables:
        for key in sorted(set(table) - known):
            yield f"unknown key {key!r} in {table.get('token') or table.get('text') or 'the document'}"


def check_file(path: Path, text: str) -> Iterator[str]:
    """All complaints about one gold file."""
    where = f"{path.parent.name}/{path.name}"
    for complaint in check_keys(tomllib.loads(path.read_text(encoding="utf-8"))):
        yield f"{where}: {complaint}"
    gold = read_gold(path)
    for row in gold.quantities:
        yield from (f"{where}: {row.token}: {complaint}" for complaint in check_quantity(row, text))
    for event in gold.events:
        yield from (f"{where}: event {event.text}: {complaint}" for complaint in check_event(event, text))
    for token in gold.vague:
        if not token_pattern(token).search(text):
            yield f"{where}: vague {token}: the token is not in the text"


def body(path: Path) -> str:
    """A text without its front matter."""
    text = path.read_text(encoding="utf-8")
    return re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)


def check_all() -> list[str]:
    """Every complaint about the gold files and their texts."""
    out: list[str] = []
    texts = {(path.parent.name, path.stem): path for path in text_files()}
    stems = [stem for _, stem in texts]
    out += [f"{stem}: a name in both sets" for stem in sorted({stem for stem in stems if stems.count(stem) > 1})]
    golds = {(path.parent.name, path.stem): path for path in gold_files()}
    out += [f"{'/'.join(key)}: gold without a text" for key in sorted(golds.keys() - texts.keys())]
    out += [f"{'/'.join(key)}: text without a gold" for key in sorted(texts.keys() - golds.keys())]
    for key in sorted(golds.keys() & texts.keys()):
        out += check_file(golds[key], body(texts[key]))
    return out


def uncovered(path: Path, gold: GoldDocument) -> list[str]:
    """The numbers of a text that no token of its gold mentions, with some context: an aid for the gold's author."""
    text = body(path)
    tokens = sorted({row.token for row in gold.quantities} | set(gold.vague), key=len, reverse=True)
    masked = text
    for token in tokens:
        masked = token_pattern(token).sub(lambda match: "_" * len(match[0]), masked)
    number = re.compile(rf"\d[\d.,:/-]*|\b(?:{NUMBER_WORDS})\b", re.IGNORECASE)
    hits = number.finditer(masked)
    return [text[max(0, hit.start() - 25) : hit.end() + 25].replace("\n", " ") for hit in hits]


def print_uncovered(sets: Sequence[str]) -> None:
    """Print the numbers that no gold mentions, per text."""
    golds = {(path.parent.name, path.stem): read_gold(path) for path in gold_files(sets)}
    for path in text_files(sets):
        gold = golds.get((path.parent.name, path.stem))
        for context in uncovered(path, gold) if gold else ():
            print(f"{path.parent.name}/{path.stem}: … {context} …")


def parse(argv: Sequence[str] | None) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("store", nargs="?", type=Path, help="a store built from the golden texts")
    parser.add_argument("--set", choices=SETS, help="only this set (without it: those that the store holds)")
    parser.add_argument("--misses", action="store_true", help="list what was missed, wrong and spurious")
    parser.add_argument("--by-field", action="store_true", help="totals per field of knowledge and style")
    parser.add_argument("--check", action="store_true", help="check the gold files against the texts")
    parser.add_argument("--uncovered", action="store_true", help="list numbers of the texts that no gold mentions")
    args = parser.parse_args(argv)
    if not (args.store or args.check or args.uncovered):
        parser.error("a store, --check or --uncovered is needed")
    return args


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; the exit code."""
    args = parse(argv)
    sets = (args.set,) if args.set else SETS
    if args.check:
        complaints = check_all()
        print(*complaints or ["the gold files are in order"], sep="\n")
        return 1 if complaints else 0
    if args.uncovered:
        print_uncovered(sets)
        return 0
    return score(args.store, sets, args.by_field, args.misses)


if __name__ == "__main__":
    sys.exit(main())
