"""Reading a query. Every text is a query: what is unfinished or wrong is noted, and the rest still counts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from explorer.model import Span
from explorer.search.fields import field_named
from explorer.search.numbers import SCALE_WORDS, number_of
from explorer.search.query import Filter, Note, Query, Scope, Word, WordKind

MAX_LENGTH = 512
MAX_WORDS = 10
MAX_FILTERS = 24

_UNUSABLE = re.compile("[\0\ud800-\udfff]")
_SPACES = re.compile(r"\s*")
_FIELD = re.compile(r"(?P<name>[A-Za-z]{2,12}):")
_QUOTED = re.compile(r'"(?P<text>[^"]*)(?P<closed>"?)')
_PATTERN = re.compile(r"/(?P<text>(?:[^/\\]|\\.)*)(?P<closed>/?)", re.DOTALL)
_SPACED = re.compile(r"\s")
_BARE = re.compile(r"\S+")
_PERCENT = "%"
_AFTER_NUMBERS = SCALE_WORDS | {_PERCENT}
_POSSESSIVE = re.compile(r"(?<=\w)(?:['’][sS]?)+\Z")
_VALUE = re.compile(r'(?:"[^"]*"?|[^\s"])*')


def parse(text: str) -> Query:
    """The meaning of a query. Never raises; takes time in proportion to at most MAX_LENGTH characters."""
    notes: list[Note] = []
    if len(text) > MAX_LENGTH:
        notes.append(Note(f"only the first {MAX_LENGTH} characters count", Span(MAX_LENGTH, len(text))))
        text = text[:MAX_LENGTH]
    text = _UNUSABLE.sub(" ", text)
    words: list[Word] = []
    filters: list[Filter] = []
    scope = Scope.CLAIM
    for clause in _clauses(text, notes):
        if isinstance(clause, Word):
            words.append(clause)
        elif clause.field == "in" and not clause.negated:
            scope = _scope(clause, scope, notes)
        else:
            filters.append(clause)
    words = _with_scales(words)
    _cut(words, MAX_WORDS, "words", notes)
    _cut(filters, MAX_FILTERS, "filters", notes)
    return Query(text, tuple(words), tuple(filters), scope, tuple(notes))


def query_of(arguments: Sequence[str]) -> str:
    """The query that a command's arguments make: what the shell kept together stays together."""
    if len(arguments) == 1:
        return arguments[0]
    return " ".join(_kept_together(argument) for argument in arguments)


def _kept_together(argument: str) -> str:
    if '"' in argument or "/" in argument or not _SPACED.search(argument.strip()):
        return argument
    field = _FIELD.match(argument)
    return f'{field[0]}"{argument[field.end() :]}"' if field is not None else f'"{argument}"'


def _clauses(text: str, notes: list[Note]) -> Iterator[Word | Filter]:
    position = _after_space(text, 0)
    while position < len(text):
        start = position
        while position < len(text) and text[position] == "!":
            position += 1
        clause, position = _clause(text, position, start, notes)
        if clause is not None:
            yield replace(clause, negated=(position > start and _negations(text, start) % 2 == 1))
        position = _after_space(text, position)


def _clause(text: str, position: int, start: int, notes: list[Note]) -> tuple[Word | Filter | None, int]:
    sign = text[position : position + 1]
    if sign == '"':
        return _delimited(_QUOTED, WordKind.PHRASE, "the quotation mark is still open", text, position, start, notes)
    if sign == "/" and text[position + 1 : position + 2].strip():
        return _delimited(_PATTERN, WordKind.PATTERN, "the pattern is still open", text, position, start, notes)
    field = _FIELD.match(text, position)
    if field is not None:
        if field_named(field["name"]) is not None:
            return _filter(text, field, start, notes)
        notes.append(Note(f"no field is called {field['name']}; searched as words", Span(start, field.end())))
    return _word(text, position, start)


def _delimited(
    form: re.Pattern[str], kind: WordKind, unfinished: str, text: str, position: int, start: int, notes: list[Note]
) -> tuple[Word | None, int]:
    match = form.match(text, position)
    if match is None:
        return None, len(text)
    span = Span(start, match.end())
    if not match["closed"]:
        notes.append(Note(unfinished, span))
    inside = match["text"]
    goes_on = kind is WordKind.PHRASE and not match["closed"] and not inside[-1:].isspace()
    return (Word(inside, kind, span, unfinished=goes_on) if inside.strip() else None), match.end()


def _filter(text: str, field: re.Match[str], start: int, notes: list[Note]) -> tuple[Filter | None, int]:
    known = field_named(field["name"])
    value = _VALUE.match(text, field.end())
    if known is None or value is None:
        return None, field.end()
    span = Span(start, value.end())
    plain = value[0].replace('"', "").strip()
    if not plain:
        notes.append(Note(f"{known.name}: waits for a value, like {known.example}", span))
        return None, value.end()
    return Filter(known.name, plain, span), value.end()


def _word(text: str, position: int, start: int) -> tuple[Word | None, int]:
    match = _BARE.match(text, position)
    if match is None:
        return None, _end_of_signs(text, position)
    bare, kind = match[0], WordKind.FUZZY
    if bare[0] in "'^":
        kind = WordKind.EXACT if bare[0] == "'" else WordKind.PREFIX
        bare = bare[1:]
    if not any(character.isalnum() for character in bare) and bare != _PERCENT:
        return None, match.end()
    if kind is WordKind.FUZZY:
        bare = _POSSESSIVE.sub("", bare)
    in_digits = any(map(str.isdigit, bare))
    number = number_of(bare) if kind is WordKind.FUZZY or (in_digits and kind is WordKind.EXACT) else None
    return Word(bare, kind, Span(start, match.end()), number=number), match.end()


def _with_scales(words: list[Word]) -> list[Word]:
    """`20.6 billion` is one number, not two words, and so is `26 %`."""
    joined: list[Word] = []
    for word in words:
        last = joined[-1] if joined else None
        if last is not None and last.number is not None and word.text.lower() in _AFTER_NUMBERS:
            number = number_of(f"{last.text} {word.text}")
            if number is not None and last.kind is word.kind is WordKind.FUZZY and not word.negated:
                text = f"{last.text} {word.text}"
                joined[-1] = replace(last, text=text, span=Span(last.span.start, word.span.end), number=number)
                continue
        joined.append(word)
    return joined


def _scope(clause: Filter, scope: Scope, notes: list[Note]) -> Scope:
    for known in Scope:
        if known.startswith(clause.value.lower()):
            return known
    notes.append(Note("in: takes sentence, claim or document", clause.span))
    return scope


def _cut(clauses: list[Word] | list[Filter], most: int, what: str, notes: list[Note]) -> None:
    if len(clauses) > most:
        notes.append(Note(f"only the first {most} {what} count", Span(clauses[most].span.start, clauses[-1].span.end)))
        del clauses[most:]


def _negations(text: str, start: int) -> int:
    return _end_of_signs(text, start) - start


def _end_of_signs(text: str, position: int) -> int:
    while position < len(text) and text[position] == "!":
        position += 1
    return position


def _after_space(text: str, position: int) -> int:
    match = _SPACES.match(text, position)
    return match.end() if match is not None else position
