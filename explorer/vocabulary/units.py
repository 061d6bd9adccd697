"""Units and currencies: read from `units.toml` and `currencies.toml`, checked, and laid out for quick look-up."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from explorer.vocabulary.reading import Source, read_source, string_list

KINDS = ("measure", "duration", "percent", "rate")

_PREFIXES = {
    "E": "exa", "P": "peta", "T": "tera", "G": "giga", "M": "mega", "k": "kilo", "h": "hecto",
    "d": "deci", "c": "centi", "m": "milli", "µ": "micro", "n": "nano", "p": "pico", "f": "femto",
}  # fmt: skip
_PLAIN_SYMBOL = re.compile(r"[A-Za-zµΩÅ]+")
_UNIT_KEYS = frozenset({"symbol", "kind", "names", "plurals", "symbols", "glued", "factor", "prefixes"})
_CURRENCY_KEYS = frozenset({"signs", "names", "plurals", "minor", "default"})
_CUES = (
    "metre-nouns", "metre-cues", "million-cues", "people", "temperature-cues",
    "pound-cues", "weight-cues", "current-cues", "yuan-cues", "yen-cues", "basis-point-cues",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Unit:
    """What a unit's word or symbol stands for."""

    symbol: str
    """The canonical unit, as the store writes it."""
    kind: str
    """measure, duration, percent or rate; money for a currency."""
    factor: float = 1.0
    """What the printed number is multiplied with (0.01 for cents and basis points)."""


@dataclass(frozen=True)
class Units:
    """The vocabulary of units and currencies, ready for look-up. Never changes once it is made."""

    words: Mapping[str, Unit]
    """Names in lower case, one space between words, singular and plural."""
    symbols: Mapping[str, Unit]
    """Symbols of letters only, as printed."""
    odd_symbols: Mapping[str, Unit]
    """Symbols with signs, digits or spaces in them ("sq m", "m²", "°C")."""
    odd_pattern: re.Pattern[str]
    """Matches any of `odd_symbols`, longest first."""
    glued: Mapping[str, Unit]
    """Symbols that count only where they touch the number."""
    signs: Mapping[str, str]
    """Currency signs and codes that may stand before a number, to ISO codes."""
    sign_set: frozenset[str]
    """The keys of `signs`."""
    currencies: Mapping[str, Unit]
    """Currency names in lower case, and codes as printed."""
    codes: frozenset[str]
    each: Mapping[str, str]
    """What may follow "a" or "per" in a rate, to the canonical symbol."""
    population: frozenset[str]
    cues: Mapping[str, frozenset[str]]
    longest_name: int
    """Words in the longest unit or currency name."""


def plural(noun: str) -> str:
    """The regular English plural of a unit's or currency's name ("country" gives "countries")."""
    if re.search(r"[^aeiou]y$", noun):
        return noun[:-1] + "ies"
    return noun + ("es" if re.search(r"(?:s|x|z|ch|sh)$", noun) else "s")


@dataclass
class _Draft:
    """The tables while they are put together."""

    words: dict[str, Unit] = field(default_factory=dict)
    symbols: dict[str, Unit] = field(default_factory=dict)
    odd: dict[str, Unit] = field(default_factory=dict)
    glued: dict[str, Unit] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    currencies: dict[str, Unit] = field(default_factory=dict)
    codes: set[str] = field(default_factory=set)
    each: list[str] = field(default_factory=list)
    population: set[str] = field(default_factory=set)
    cues: dict[str, frozenset[str]] = field(default_factory=dict)

    def add_symbol(self, symbol: str, unit: Unit) -> None:
        forms = {symbol, symbol.replace("µ", "μ")}
        for form in forms:
            (self.symbols if _PLAIN_SYMBOL.fullmatch(symbol) else self.odd)[form] = unit

    def add_words(self, names: Iterable[str], plurals: Iterable[str], unit: Unit, into: dict[str, Unit]) -> None:
        for name in names:
            key = normal_words(name)
            into[key] = unit
            if not list(plurals) or " of " not in key:
                into[plural(key)] = unit
        for name in plurals:
            into[normal_words(name)] = unit


def normal_words(name: str) -> str:
    """A name as the tables key it: lower case, hyphens and runs of space as one space."""
    return " ".join(name.lower().replace("-", " ").split())


def load_units(paths: Iterable[Path]) -> Units:
    """Read units and currencies from TOML files (`read_units`). Raises VocabularyError."""
    return read_units(read_source(path) for path in paths)


def read_units(sources: Iterable[Source]) -> Units:
    """The units and currencies of checked tables, later ones overriding earlier ones entry by entry.

    Tables other than `units`, `currencies`, `rates` and `ambiguous` are left to others. Raises VocabularyError.
    """
    draft = _Draft()
    units: dict[str, tuple[Source, dict[str, Any]]] = {}
    money: dict[str, tuple[Source, dict[str, Any]]] = {}
    for source in sources:
        for table, into in (("units", units), ("currencies", money)):
            for name, entry in _table(source, table).items():
                if not isinstance(entry, dict):
                    source.fail(f"{name!r} must be a table: [{table}.{name}]", table, name)
                into[name] = (source, entry)
        _read_rates(source, draft)
        _read_cues(source, draft)
    for name, (source, entry) in units.items():
        _read_unit(source, name, entry, draft)
    for name, (source, entry) in money.items():
        _read_currency(source, name, entry, draft)
    return _finish(draft)


def _table(source: Source, name: str) -> dict[str, Any]:
    table = source.tables.get(name, {})
    if not isinstance(table, dict):
        source.fail(f"{name!r} must be a table", name)
    return table


def _strings(source: Source, entry: Mapping[str, Any], *keys: str) -> tuple[str, ...]:
    return string_list(source, entry[keys[-1]], *keys) if keys[-1] in entry else ()


def _check_keys(source: Source, entry: Mapping[str, Any], known: frozenset[str], *keys: str) -> None:
    for key in entry:
        if key not in known:
            source.fail(f"unknown key {key!r}; known: {', '.join(sorted(known))}", *keys, key)


def _read_unit(source: Source, name: str, entry: dict[str, Any], draft: _Draft) -> None:
    where = ("units", name)
    _check_keys(source, entry, _UNIT_KEYS, *where)
    symbol, kind, factor = entry.get("symbol"), entry.get("kind", "measure"), entry.get("factor", 1.0)
    if not isinstance(symbol, str) or not symbol.strip():
        source.fail(f"unit {name!r} needs a 'symbol'", *where, *(["symbol"] if "symbol" in entry else []))
    if kind not in KINDS:
        source.fail(f"'kind' must be one of {', '.join(KINDS)}", *where, "kind")
    if isinstance(factor, bool) or not isinstance(factor, int | float) or not 0 < factor < float("inf"):
        source.fail("'factor' must be a number above zero", *where, "factor")
    names = _strings(source, entry, *where, "names")
    plurals = _strings(source, entry, *where, "plurals")
    symbols = _strings(source, entry, *where, "symbols")
    unit = Unit(symbol, kind, float(factor))
    draft.add_words(names, plurals, unit, draft.words)
    for text in symbols:
        draft.add_symbol(text, unit)
    for text in _strings(source, entry, *where, "glued"):
        draft.glued[text] = unit
    for prefix in _strings(source, entry, *where, "prefixes"):
        if prefix not in _PREFIXES:
            source.fail(f"unknown prefix {prefix!r}; known: {' '.join(_PREFIXES)}", *where, "prefixes")
        derived = Unit(prefix + symbol, kind, float(factor))
        draft.add_words([_PREFIXES[prefix] + n for n in names], (), derived, draft.words)
        draft.add_symbol(prefix + symbol, derived)
        for text in symbols:
            if len(text) == 1:
                draft.add_symbol(prefix + text, derived)


def _read_currency(source: Source, code: str, entry: dict[str, Any], draft: _Draft) -> None:
    where = ("currencies", code)
    _check_keys(source, entry, _CURRENCY_KEYS, *where)
    if not re.fullmatch(r"[A-Z]{3}", code):
        source.fail(f"{code!r} is no ISO 4217 code (three capital letters)", *where)
    unit = Unit(code, "money")
    draft.codes.add(code)
    draft.signs[code] = code
    draft.currencies[code] = unit
    for sign in _strings(source, entry, *where, "signs"):
        draft.signs[sign] = code
    names, plurals = _strings(source, entry, *where, "names"), _strings(source, entry, *where, "plurals")
    draft.add_words(names, plurals, unit, draft.currencies)
    draft.add_words(_strings(source, entry, *where, "minor"), (), Unit(code, "money", 0.01), draft.currencies)


def _read_rates(source: Source, draft: _Draft) -> None:
    table = _table(source, "rates")
    _check_keys(source, table, frozenset({"each", "population"}), "rates")
    draft.each.extend(_strings(source, table, "rates", "each"))
    draft.population.update(normal_words(w) for w in _strings(source, table, "rates", "population"))


def _read_cues(source: Source, draft: _Draft) -> None:
    table = _table(source, "ambiguous")
    _check_keys(source, table, frozenset(_CUES), "ambiguous")
    for key in table:
        words = {w.lower() for w in _strings(source, table, "ambiguous", key)}
        draft.cues[key] = frozenset(words) | draft.cues.get(key, frozenset())


def _finish(draft: _Draft) -> Units:
    def longest_first(texts: Iterable[str]) -> str:
        return "|".join(re.escape(t) for t in sorted(texts, key=lambda t: (-len(t), t))) or r"(?!)"

    each: dict[str, str] = {}
    for name in draft.each:
        key = normal_words(name)
        unit = draft.words.get(key)
        each[key] = unit.symbol if unit else key
    names = [*draft.words, *draft.currencies]
    return Units(
        words=draft.words,
        symbols=draft.symbols,
        odd_symbols=draft.odd,
        odd_pattern=re.compile(longest_first(draft.odd)),
        glued=draft.glued,
        signs=draft.signs,
        sign_set=frozenset(draft.signs),
        currencies=draft.currencies,
        codes=frozenset(draft.codes),
        each=each,
        population=frozenset(draft.population),
        cues={key: draft.cues.get(key, frozenset()) for key in _CUES},
        longest_name=max((name.count(" ") + 1 for name in names), default=1),
    )
