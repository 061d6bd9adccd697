"""The division, subset or place that a sentence restricts a figure to."""

from __future__ import annotations

from explorer.extract.clauses import Row
from explorer.extract.metrics import Choice
from explorer.extract.name_runs import runs
from explorer.extract.names import Names
from explorer.extract.nouns import item_noun
from explorer.extract.phrases import ends_clause

_SCOPING = frozenset({"including", "counting", "excluding", "except"})


def scope_of(text: str, row: Row, q: int, choice: Choice | None) -> str | None:
    """What "including …", "excluding …" says of the figure's metric; None where nothing does."""
    items = row.items
    start = choice.noun if choice and choice.noun is not None else max(0, q - 8)
    for i in range(start, min(len(items), q + 6)):
        item = items[i]
        word = item.tokens[0].lower if item.tokens else ""
        if (
            word in _SCOPING
            and (item.kind == "prep" or not item.finite)
            and i + 1 < len(items)
            and items[i + 1].kind == "np"
        ):
            end = i + 1
            while end + 2 < len(items) and items[end + 1].kind in ("conj", "comma") and items[end + 2].kind == "np":
                end += 2
            return text[item.start : items[end].end] if end < q or i > q else None
    return None


def place_of(text: str, row: Row, q: int, choice: Choice | None, names: Names) -> str | None:
    """A capitalised place behind "in": nearest to the figure in its clause."""
    items = row.items
    order = [*range(q + 1, min(len(items), q + 8)), *range(q - 1, max(-1, q - 12), -1)]
    forward = True
    for i in order:
        if i < q and forward:
            forward = False
        item = items[i]
        if ends_clause(item) and i > q:
            continue
        if item.kind == "prep" and item.lemma == "in" and i + 1 < len(items) and items[i + 1].kind == "np":
            noun = item_noun(items[i + 1])
            found = runs(noun.core, text)
            if found and (noun.proper or noun.head in ("district", "province", "county", "region", "state", "city")):
                name = names.of(found[-1].text)
                if name is not None and not name.person:
                    return found[-1].text
    return None
