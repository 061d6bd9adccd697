"""The grammar of dates and periods: found in a sentence, resolved against the document's date and each other."""

from explorer.extract.mentions import PeriodMention, PeriodRelation, Tense
from explorer.extract.periods.anchor import Anchor
from explorer.extract.periods.grammar import find_periods
from explorer.extract.periods.habits import anchor_of
from explorer.extract.periods.resolution import resolve

__all__ = ["Anchor", "PeriodMention", "PeriodRelation", "Tense", "anchor_of", "find_periods", "resolve"]
