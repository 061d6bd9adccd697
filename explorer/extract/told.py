"""The figures and dates of a sentence, before anything is known of what they are of."""

from __future__ import annotations

from dataclasses import dataclass

from explorer.extract.label_units import with_label_units
from explorer.extract.local_units import LocalUnits
from explorer.extract.mentions import PeriodMention, QuantityKind, QuantityMention
from explorer.extract.periods import find_periods
from explorer.extract.periods.anchor import Anchor
from explorer.extract.quantities import find_quantities
from explorer.model import Span
from explorer.vocabulary.load import Vocabulary


@dataclass(frozen=True, slots=True)
class Finder:
    """Finds them in one document."""

    text: str
    anchor: Anchor
    vocabulary: Vocabulary
    local: LocalUnits
    decimal_comma: bool

    def find(self, span: Span, label: int) -> tuple[list[QuantityMention], list[PeriodMention]]:
        """The figures and dates of the sentence at `span`; its words start at `label`, where it has one."""
        text, (start, end), units = self.text, span, self.vocabulary.units
        periods = find_periods(text, start, end, self.anchor, self.vocabulary.calendar)
        masked = [Span(p.start, p.end) for p in periods if not p.duration]
        found = find_quantities(text, start, end, masked, units, decimal_comma=self.decimal_comma)
        found = with_label_units(text, label, end, self.local.read(text, start, end, found), units)
        return [quantity for quantity in found if not _is_article(quantity)], periods


def _is_article(quantity: QuantityMention) -> bool:
    """ "one particular incident", "one of them": the word counts nothing that a reader would want to compare."""
    return quantity.vague and quantity.value == 1 and quantity.kind == QuantityKind.COUNT
