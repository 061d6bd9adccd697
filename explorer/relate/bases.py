"""Growth whose sentence names the base: "34 % more than the 410,000 of last year" against the level elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from explorer.model import Modality, Relation, RelationType
from explorer.relate.assembly import make_relation
from explorer.relate.reading import Reading
from explorer.relate.verdict import Verdict
from explorer.relate.wording import figure, middle, topic

MAX_LEVELS = 8
"""Levels of one document that are tried with a growth and its base; more are repetitions."""
_NEAR = 0.55
"""Points by which a printed rate may be off: whole per cents are rounded to half a point."""
_STILL = frozenset({Modality.DENIED, Modality.HYPOTHETICAL})
_LEAST = 5.0
"""Smaller rates fit two figures by chance."""


def check_bases(readings: Sequence[Reading]) -> Iterator[Relation]:
    """Confirms a growth by the base in its own sentence and a level of its document; silent where nothing fits.

    `readings` share subject and metric. It never refutes: which level the growth leads to, the words do not say.
    """
    texts: dict[int, list[Reading]] = {}
    for reading in readings:
        if reading.interval is not None and reading.claim.modality not in _STILL:
            texts.setdefault(reading.claim.document_id, []).append(reading)
    for told in texts.values():
        levels = [reading for reading in told if not reading.growth and reading.scale.dimension != "%"]
        growths = [one for one in told if one.growth and one.scale.dimension == "%" and not one.claim.period]
        for growth in growths[:MAX_LEVELS]:
            relation = _confirmed(growth, levels[: 2 * MAX_LEVELS])
            if relation is not None:
                yield relation


def _confirmed(growth: Reading, levels: Sequence[Reading]) -> Relation | None:
    said = growth.claim.value
    if said is None or abs(said) < _LEAST:
        return None
    own = [level for level in levels if level.claim.sentence_start == growth.claim.sentence_start]
    if len(own) != 1 or not middle(own[0]):
        return None
    base = own[0]
    for level in levels:
        if level is base or not _comparable(level, base):
            continue
        computed = ((middle(level) or 0.0) / (middle(base) or 1.0) - 1) * 100
        if abs(computed - said) <= _NEAR:
            about = topic(level)
            told = f"{figure(level.claim)} after {figure(base.claim)} is {computed:+.1f} %"
            reason = f"{about}: {told}, as the stated {figure(growth.claim)} says"
            verdict = Verdict(RelationType.ARITHMETIC_OK, "growth-fits-its-base")
            return make_relation(verdict, [level, base, growth], reason, ["level", "level before", "growth"])
    return None


def _comparable(level: Reading, base: Reading) -> bool:
    counts = all(reading.scale.dimension.startswith("count:") for reading in (level, base))
    one, two = level.claim, base.claim
    fields = (level.scope_words, level.place_words) == (base.scope_words, base.place_words)
    return fields and (counts or one.unit == two.unit) and (not one.period or one.period != two.period)
