"""Units of bare numbers: from the words around, the figure before, or the metric."""

from __future__ import annotations

import re
from dataclasses import replace

from explorer.extract import lexicon
from explorer.extract.clauses import Row
from explorer.extract.counting import counted_before, counted_by
from explorer.extract.drafts import PERCENT, Draft, Scene
from explorer.extract.mentions import QuantityKind
from explorer.extract.metrics import Choice
from explorer.extract.quantities.wordlists import word_set


def name_unit(scene: Scene, row: Row, draft: Draft) -> None:
    """What a bare number counts: "three of the ten races", "Boats entered: 22", "opened 14 stores and closed three"."""
    mention = draft.quantity
    if (
        mention.kind is QuantityKind.RATE
        and (mention.unit or "").partition("/")[0] in scene.vocabulary.words.currencies
    ):
        draft.quantity = replace(mention, kind=QuantityKind.MONEY, noun=None)
        row.items[draft.at].quantity = draft.quantity
    if mention.kind is not QuantityKind.COUNT:
        return
    if mention.unit is not None and mention.unit in scene.vocabulary.words.currencies:
        draft.quantity = replace(mention, kind=QuantityKind.MONEY, noun=None)
    elif mention.unit is None and _money_behind(scene, row, draft.at) is not None:
        draft.quantity = replace(mention, kind=QuantityKind.MONEY, unit=_money_behind(scene, row, draft.at))
    elif mention.unit is None and mention.noun is None and _is_paid(scene, row, draft):
        draft.quantity = replace(mention, kind=QuantityKind.MONEY, unit=next(iter(scene.money)))
        draft.inferred.append("unit")
        draft.steps.append(f"unit: {draft.quantity.unit}, the only money of the text, by the verb")
    elif mention.unit is None and not _STATISTIC.search(scene.text, max(0, mention.start - 6), mention.start):
        counted = counted_by(row, draft.at, draft.link) or counted_before(row, draft.at, scene.passed)
        if counted is not None and counted[0] == "other":
            draft.quantity = replace(mention, unit=_counted_left(row, draft.at))
        elif counted is not None:
            draft.quantity = replace(mention, unit=counted[0])
            row.items[draft.at].counted = counted[1]
            draft.steps.append(f"unit: {counted[0]} from the words around")
    known = scene.vocabulary.counts.get(draft.quantity.unit or "")
    if known is not None:
        draft.quantity = replace(draft.quantity, unit=known)
    if draft.quantity is not mention:
        row.items[draft.at].quantity = draft.quantity


_PAYING = word_set(
    "pay cost charge spend earn owe fetch earmark allocate donate invest fine lend borrow repay budget reimburse refund"
)


def _is_paid(scene: Scene, row: Row, draft: Draft) -> bool:
    """Whether a bare number is an amount by its verb, in a text of one currency: "has earmarked 350 million"."""
    verb = draft.link.verb
    if len(scene.money) != 1 or verb is None or draft.link.role not in ("object", "measure", "prior", "base"):
        return False
    return row.items[verb].lemma in _PAYING


def _money_behind(scene: Scene, row: Row, at: int) -> str | None:
    """The currency in a noun phrase of its own behind a number: "2.1 million kroner"."""
    following = row.items[at + 1] if at + 1 < len(row.items) else None
    if following is None or following.kind != "np" or len(following.tokens) != 1:
        return None
    word = following.tokens[0].lower
    return lexicon.singular(word) if word in scene.vocabulary.words.currencies else None


_STATISTIC = re.compile(r"(?:[=<>≤≥]|\b(?:CI|OR|HR|RR))[ :]?$")
"""What stands before a figure of statistics, which counts nothing: "p = 0.003", "95% CI 1.4"."""
_HARMED = frozenset({"death", "injury", "casualty", "victim", "fatality", "life"})
"""Nouns of harm that count the people who came to it: "85 deaths" are 85 people as well."""


def _counted_left(row: Row, at: int) -> str | None:
    """What "others" are: what the figure before counts ("five people … and 10 others")."""
    for item in reversed(row.items[:at]):
        mention = item.quantity
        if mention is not None and mention.kind is QuantityKind.COUNT and mention.unit is not None:
            return "person" if mention.unit in _HARMED else mention.unit
    return None


def unit_of_metric(scene: Scene, draft: Draft) -> None:
    """A bare count of a metric counts what the text counted of it before, or what the metric's name says."""
    choice = draft.choice
    if draft.quantity.kind is not QuantityKind.COUNT or choice is None:
        return
    entry = choice.named.entry
    if draft.quantity.unit is not None:
        if entry is not None and entry.units[:1] == ("person",) and draft.quantity.unit in _HARMED:
            draft.quantity = replace(draft.quantity, unit="person")
        return
    for last in reversed(scene.recent) if entry is not None else ():
        unit = last.quantity.unit
        if last is not draft and last.quantity.kind is QuantityKind.COUNT and unit is not None:
            same = last.choice is not None and last.choice.named.name == choice.named.name
            if same or (entry is not None and unit in entry.units):
                draft.quantity = replace(draft.quantity, unit=unit)
                draft.inferred.append("unit")
                return
    unit = _unit_in_name(choice)
    stock = choice.named.entry is not None and choice.named.entry.kind == "stock"
    if unit == "person" and not stock and draft.quantity.value > _PEOPLE_AT_MOST:
        return
    if unit is not None and not draft.growth:
        draft.quantity = replace(draft.quantity, unit=scene.vocabulary.counts.get(unit, unit))
        draft.steps.append(f"unit: {unit} from the metric's name")


def _unit_in_name(choice: Choice) -> str | None:
    """ "Orders rose to 5,000": order; "the death toll stands at 64": death; None for a name that counts nothing."""
    entry = choice.named.entry
    if entry is not None and (entry.kind not in ("flow", "stock", "score") or {*entry.units} <= {"money", "%"}):
        return None
    words = (choice.named.name if entry is not None else choice.named.phrase).split()
    last = words[-1].lower() if words else ""
    counted = lexicon.singular(last)
    if counted != last and len(counted) > 2 and last.isalpha():
        return counted
    return "person" if entry is not None and "person" in entry.units and not _THINGS & {*entry.units} else None


_THINGS = frozenset({"mass", "volume", "energy", "power", "vehicle", "unit", "money"})
"""Classes of units of metrics that count other things besides people."""


_SCALABLE = frozenset({QuantityKind.COUNT, QuantityKind.MONEY, QuantityKind.MEASURE})


_LARGE = 1000


_SAME_ORDER = 20


def unit_of_figure_before(scene: Scene, draft: Draft, done: dict[int, Draft]) -> None:
    """A large bare number counts what the figure before it of the same order counts: "have pledged 1.4 billion"."""
    mention = draft.quantity
    sure = draft.choice is not None or scene.text[mention.start : mention.end][-1].isalpha()
    for last in (*reversed(done.values()), *(reversed(scene.recent) if sure else ())):
        if take_unit_of(draft, last, scene.text):
            if draft.choice is None and last.choice is not None and not draft.growth:
                draft.choice = Choice(last.choice.named, "figure of the same order")
                draft.inferred.append("metric")
            return


def take_unit_of(draft: Draft, other: Draft, text: str) -> bool:
    """Give a large bare number the unit of another figure, if that one is of the same order; tell whether it did."""
    mention, value = draft.quantity, other.quantity.value
    if mention.kind is not QuantityKind.COUNT or mention.unit is not None or mention.value < _LARGE:
        return False
    if other is draft or other.quantity.unit is None or other.quantity.kind not in _SCALABLE or value <= 0:
        return False
    if other.quantity.kind is QuantityKind.MONEY and not _may_be_money(draft, text):
        return False
    if other.quantity.unit == "person" and mention.value > _PEOPLE_AT_MOST:
        return False
    if mention.value > value * _SAME_ORDER or value > mention.value * _SAME_ORDER:
        return False
    draft.quantity = replace(mention, unit=other.quantity.unit, kind=other.quantity.kind)
    draft.inferred.append("unit")
    draft.steps.append(f"unit: {other.quantity.unit} of a figure of the same order nearby")
    return True


_PEOPLE_AT_MOST = 1e9
"""More than so many are hardly people where the text doesn't say so."""
_THING_BEHIND = re.compile(r" (?:[A-Z]{2,6}\b|[a-z]{3,}s\b(?<!less)(?<!years))")


def counts_a_thing(draft: Draft, text: str) -> bool:
    """Whether what a number counts stands right behind it, unknown to the units: "100 billion TRX"."""
    return _THING_BEHIND.match(text, draft.quantity.end) is not None


def _may_be_money(draft: Draft, text: str) -> bool:
    """Whether a bare number may be an amount: it is scaled, counts nothing behind it, and its metric is no count."""
    mention, choice = draft.quantity, draft.choice
    if not text[mention.start : mention.end][-1].isalpha() or counts_a_thing(draft, text):
        return False
    if choice is None:
        return True
    entry = choice.named.entry
    if entry is not None:
        return "money" in entry.units
    last = choice.named.name.rpartition(" ")[2]
    return lexicon.singular(last) == last


def take_unit(draft: Draft, original: Draft | None) -> None:
    """A bare number coordinated with a figure has that figure's unit: "35 million euros, up from 20 million"."""
    mention = draft.quantity
    if mention.unit is not None or mention.kind is not QuantityKind.COUNT or original is None:
        return
    listed = draft.link.role == "of" and draft.choice is not None and draft.choice.rule == "figure before"
    if not (listed or draft.link.role in ("prior", "base", "joins", "measure")) or original.quantity.kind in PERCENT:
        return
    draft.quantity = replace(mention, unit=original.quantity.unit, kind=original.quantity.kind)
    draft.steps.append(f"unit: {draft.quantity.unit} of the figure before")
