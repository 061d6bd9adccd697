"""Every pattern that the program compiles, fed with its own worst cases: `python -m tests.hostile.patterns`.

From a pattern's own structure come the strings that could make it slow: what it repeats, many times, behind what has to
stand before it, and with an end that makes it fail. Eight times the length may take 24 times as long, never 64 as a
quadratic pattern does; prints what is slower, and exits with 1.
"""

from __future__ import annotations

import importlib
import itertools
import pkgutil
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import FrameType
from typing import Any

_parser: Any = importlib.import_module("re._parser")
_ops: Any = importlib.import_module("re._constants")
CHECKOUT = Path(__file__).resolve().parents[2]
LENGTHS = (2_000, 16_000)
FLOOR = 0.0008
"""Seconds below which 2,000 characters are quick whatever the ratio: a quadratic pattern needs ten times as much."""
WORST_RATIO = 24.0
SURE = 4
"""How often is measured what looks slow."""
ROUNDS, PAUSE = 3, 0.3
"""How many rounds of that there are, and the seconds between them."""
SHORT = 0.02
"""Seconds up to which the clock counts, and from which the processor's time does."""
LONGEST = 1.5
"""Seconds after which a match is broken off."""
WINDOWS = {
    "explorer.extract.attribution._AHEAD": 160,
    "explorer.extract.attribution._SAYER": 320,
    "explorer.extract.boilerplate._BYLINE": 160,
    "explorer.extract.periods.years._LAST_WORD": 24,
    "explorer.extract.quantities.qualifiers._TAIL_WORDS": 64,
    "explorer.extract.quantities.special._NAME_BEFORE": 40,
    "explorer.relate.tokens._NOUN_BEFORE": 30,
    "explorer.search.completion._CLAUSE": 512,
    "explorer.search.parser._POSSESSIVE": 512,
    "explorer.vocabulary.boilerplate.contains": 160,
    "explorer.vocabulary.boilerplate.whole": 160,
}
"""Patterns that see that many characters at most, because their callers cut the text."""
_TEXTS = {"d": "7", "s": " ", "w": "a", "not d": "a", "not s": "a", "not w": " "}
_CHARACTERS = "a1 A.,-$%x'\n\t(/|#\"–é:;_№"
_USES = {"match": "match", "fullmatch": "fullmatch"}


@dataclass(frozen=True, slots=True)
class Compiled:
    """A pattern of the program, and where it was compiled."""

    pattern: re.Pattern[str]
    module: str
    line: int
    called: str
    """What made it: compile, or a function that takes the pattern itself."""


def collected() -> list[Compiled]:
    """Every pattern that is compiled while all modules are imported and some texts go through the program."""
    found: dict[tuple[str, int], Compiled] = {}
    originals = {name: getattr(re, name) for name in ("compile", "search", "match", "fullmatch", "sub", "subn", "split",
                                                      "findall", "finditer")}  # fmt: skip
    compiled = originals["compile"]

    def recording(name: str) -> Callable[..., Any]:
        def act(pattern: Any, *arguments: Any, **named: Any) -> Any:
            caller = sys._getframe(1)
            module = caller.f_globals.get("__name__", "")
            if module.startswith("explorer"):
                flags = arguments[0] if name == "compile" and arguments else named.get("flags", 0)
                one = pattern if isinstance(pattern, re.Pattern) else compiled(pattern, flags)
                if isinstance(one.pattern, str):
                    found.setdefault((one.pattern, one.flags), Compiled(one, module, caller.f_lineno, name))
            return originals[name](pattern, *arguments, **named)

        return act

    for name in originals:
        setattr(re, name, recording(name))
    try:
        _use_everything()
    finally:
        for name, original in originals.items():
            setattr(re, name, original)
    return list(found.values())


def _use_everything() -> None:
    import explorer

    for module in pkgutil.walk_packages(explorer.__path__, "explorer."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from explorer.pipeline.texts import relate_texts
    from explorer.search import parse

    texts = [path for path in sorted((CHECKOUT / "tests/golden/texts").rglob("*")) if path.is_file()][:12]
    relate_texts([(path.name, {}, path.read_text()) for path in texts])
    parse('metric:revenue "a phrase" period:2025-Q2 value:>3 million !x \'y')


# How a pattern is used


def name_of(one: Compiled) -> str:
    """The name under which its module keeps the pattern, or its line."""
    names = [name for name, value in vars(sys.modules[one.module]).items() if value is one.pattern]
    return f"{one.module}.{names[0] if names else _keyword(one)}"


def _keyword(one: Compiled) -> str:
    source = Path(str(sys.modules[one.module].__file__)).read_text().splitlines()
    keyword = re.match(r"\s*(\w+)=re\.compile", source[one.line - 1])
    return keyword[1] if keyword else str(one.line)


def uses_of(one: Compiled, sources: dict[str, str]) -> set[str]:
    """How the program applies the pattern: match, fullmatch, search (which stands for sub, split and finditer too).

    `sources` is every module's text; a private name is looked up in its own module.
    """
    if one.called != "compile":
        return {_USES.get(one.called, "search")}
    name = name_of(one).rpartition(".")[2]
    texts = [sources[one.module]] if name.startswith("_") else sources.values()
    use = re.compile(rf"\b{name}\.(match|fullmatch|search|finditer|sub|subn|split|findall)\b")
    called = {method for text in texts for method in use.findall(text)}
    return {_USES.get(method, "search") for method in called} or {"search"}


# Strings that could make a pattern slow


def attacks(pattern: str, flags: int, length: int) -> dict[tuple[str, ...], str]:
    """Strings of about `length` characters by how they were made."""
    tree = _parser.parse(pattern, flags)
    repeats = list(dict.fromkeys(_repeats(tree, "")))[:24]
    made: dict[tuple[str, ...], str] = {}

    def add(kind: str, piece: str, before: str = "", end: str = "") -> None:
        if piece:
            times = max(1, (length - len(before)) // len(piece))
            made[kind, before, piece, end] = before + piece * times + end

    for before, piece in repeats:
        for end in ("", "\0", "\n!"):
            add("repeat", piece, before, end)
        add("all of it", before + piece)
        add("beginning", before)
    pieces = list(dict.fromkeys(piece for _, piece in repeats))[:6]
    for one, other in itertools.permutations(pieces, 2):
        add("in turn", one + other)
        made["one, then the other", one, other] = one * (length // 2 // len(one)) + other * (length // 2 // len(other))
    for whole in _samples(tree, 2):
        add("whole", whole)
        add("whole and space", whole + " ")
        add("cut", whole[:-1])
    return made


def _repeats(sequence: Any, before: str) -> Iterator[tuple[str, str]]:
    """(what stands before, what is repeated) for every part that may be repeated often."""
    for operation, argument in sequence:
        if operation in (_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT):
            _, most, item = argument
            if most is _ops.MAXREPEAT or most >= 30:
                yield from ((before, piece) for piece in _samples(item, 4) if piece)
        for inner in _inner(operation, argument):
            yield from _repeats(inner, before)
        before += next(iter(_node(operation, argument, 1)), "")


def _inner(operation: Any, argument: Any) -> Sequence[Any]:
    if operation in (_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT):
        return [argument[2]]
    if operation is _ops.SUBPATTERN:
        return [argument[3]]
    if operation is _ops.ATOMIC_GROUP:
        return [argument]
    if operation in (_ops.ASSERT, _ops.ASSERT_NOT):
        return [argument[1]]
    return list(argument[1]) if operation is _ops.BRANCH else []


def _samples(sequence: Any, most: int) -> list[str]:
    """Some strings that a sequence matches."""
    made = [""]
    for operation, argument in sequence:
        options = _node(operation, argument, most)
        if options:
            count = min(most, max(len(made), len(options)))
            made = [made[n % len(made)] + options[n % len(options)] for n in range(count)]
    return made


def _node(operation: Any, argument: Any, most: int) -> list[str]:
    if operation is _ops.LITERAL:
        return [chr(argument)]
    if operation is _ops.NOT_LITERAL:
        return [one for one in _CHARACTERS if ord(one) != argument][:2]
    if operation is _ops.ANY:
        return ["a", " "]
    if operation is _ops.IN:
        return _characters(argument)
    if operation in (_ops.MAX_REPEAT, _ops.MIN_REPEAT, _ops.POSSESSIVE_REPEAT):
        return [one * max(argument[0], 1) for one in _samples(argument[2], most)]
    if operation is _ops.BRANCH:
        made = [_samples(branch, 1)[0] for branch in argument[1]]
        return made if len(made) <= most else [made[0], made[len(made) // 2], made[-1]]
    if operation in (_ops.SUBPATTERN, _ops.ATOMIC_GROUP):
        return _samples(argument[3] if operation is _ops.SUBPATTERN else argument, most)
    return []


def _characters(items: Sequence[Any]) -> list[str]:
    """Some characters of a class."""
    if items[0][0] is _ops.NEGATE:
        return [one for one in _CHARACTERS if not any(_holds(item, one) for item in items[1:])][:3] or ["€"]
    made = []
    for operation, argument in items:
        if operation is _ops.CATEGORY:
            made.append(_TEXTS[_category(argument)])
        else:
            made.append(chr(argument if operation is _ops.LITERAL else argument[0]))
    return list(dict.fromkeys(made))[:4]


def _holds(item: tuple[Any, Any], one: str) -> bool:
    operation, argument = item
    if operation is _ops.LITERAL:
        return bool(argument == ord(one))
    if operation is _ops.RANGE:
        return bool(argument[0] <= ord(one) <= argument[1])
    name = _category(argument)
    inside = {"d": one.isdigit(), "s": one.isspace(), "w": one.isalnum() or one == "_"}[name[-1]]
    return inside != name.startswith("not ")


def _category(operation: Any) -> str:
    word = str(operation).removeprefix("CATEGORY_")
    return ("not " if word.startswith("NOT_") else "") + word.removeprefix("NOT_")[0].lower()


# How long they take


class _TooLong(BaseException):
    pass


def seconds(pattern: re.Pattern[str], text: str, use: str, tries: int = 2) -> float:
    """Seconds for one use of a pattern on a text, the best of some tries, at most LONGEST.

    What is short goes by the clock: some machines count no processor time for it, which the best of many would keep.
    What is long goes by the processor's time, since others run meanwhile.
    """

    def stop(*_: int | FrameType | None) -> None:
        raise _TooLong

    best = LONGEST
    signal.signal(signal.SIGPROF, stop)
    for _ in range(tries):
        started, busy = time.perf_counter(), time.process_time()
        signal.setitimer(signal.ITIMER_PROF, LONGEST)
        try:
            if use == "search":
                for _ in pattern.finditer(text):
                    pass
            else:
                getattr(pattern, use)(text)
        except _TooLong:
            return LONGEST
        finally:
            signal.setitimer(signal.ITIMER_PROF, 0)
        taken = time.perf_counter() - started
        best = min(best, taken if taken < SHORT else time.process_time() - busy)
        if best < FLOOR:
            break
    return best


def slowness(pattern: re.Pattern[str], use: str, window: int | None = None) -> str | None:
    """How `pattern` is super-linear; None where it is not. With a `window` texts are no longer than that."""
    if window is not None:
        return _slowness_within(pattern, use, window)
    for how, text in attacks(pattern.pattern, pattern.flags, LENGTHS[0]).items():
        middle = seconds(pattern, text, use)
        if middle < FLOOR:
            continue
        if middle >= LONGEST:
            return f"does not end on {LENGTHS[0]:,} characters of {how}"
        long = attacks(pattern.pattern, pattern.flags, LENGTHS[1])[how]
        taken = seconds(pattern, long, use)
        # A busy machine adds to a time and never takes from it, so the best of both over some rounds decides.
        for _ in range(ROUNDS):
            middle = min(middle, seconds(pattern, text, use, SURE))
            taken = min(taken, seconds(pattern, long, use, SURE if taken < LONGEST else 1))
            if taken < LONGEST and taken < WORST_RATIO / 2 * middle:
                break
            time.sleep(PAUSE)
        if taken >= min(LONGEST, WORST_RATIO * middle):
            return f"{middle:.4f} s for {LENGTHS[0]:,} and {taken:.4f} s for {LENGTHS[1]:,} characters of {how}"
    return None


def _slowness_within(pattern: re.Pattern[str], use: str, window: int) -> str | None:
    """How a pattern that sees short texts only grows: a third more may cost twenty times as much there."""
    for how, text in attacks(pattern.pattern, pattern.flags, window).items():
        shorter = text[: window * 3 // 4]
        for _ in range(ROUNDS):
            taken = seconds(pattern, text[:window], use)
            if FLOOR < taken < LONGEST:
                taken = min(taken, seconds(pattern, text[:window], use, SURE))
            if taken <= FLOOR * 4 or (taken < LONGEST and taken <= 20 * seconds(pattern, shorter, use, SURE)):
                break
            time.sleep(PAUSE)
        else:
            return f"{taken:.4f} s for {window} characters of {how}"
    return None


def main() -> int:
    found = collected()
    sources = {one.module: Path(str(sys.modules[one.module].__file__)).read_text() for one in found}
    slow = 0
    for one in found:
        name = name_of(one)
        for use in sorted(uses_of(one, sources)):
            how = slowness(one.pattern, use, WINDOWS.get(name))
            if how is not None:
                slow += 1
                print(f"{name}, {use}: {one.pattern.pattern[:100]!r}: {how}", flush=True)
    print(f"{len(found)} patterns, {slow} of them super-linear; {time.process_time():.0f} s")
    return int(slow > 0)


if __name__ == "__main__":
    sys.exit(main())
