"""Words for who or what tells figures of others: in the names of offices, and papers."""

from __future__ import annotations

from explorer.extract import lexicon
from explorer.extract.word_sets import word_set

LANDS = word_set("government country state province county region city village town court")
TELLERS = word_set(
    "agency authority ministry commission department police bureau office statistics observatory survey court tribunal"
)
_RECORDS = word_set(
    "data datum figure report study survey poll statistic document filing statement research analysis record number "
    "estimate census paper audit review release tally count projection index"
)
_EXPECTATIONS = word_set("forecast prediction expectation information basis account news")
OFFICES = TELLERS | word_set(
    "court council university parliament congress senate committee institute school hospital party union government "
    "board administration inspectorate tribunal"
)


def is_office(name: str) -> bool:
    """Whether a name is that of an office, which is no company."""
    return not OFFICES.isdisjoint(name.lower().split())


def is_teller(name: str) -> bool:
    """Whether a name is that of an office whose business is to tell figures of others."""
    return not TELLERS.isdisjoint(name.lower().split())


def is_record(noun: str) -> bool:
    """Whether a common noun in small letters is of a paper that says things without a mouth: "figures", "survey"."""
    return noun in _RECORDS or lexicon.singular(noun) in _RECORDS


_GAUGES = frozenset({"mercury", "thermometer", "speedometer", "clock", "scale"})


def only_tells(noun: str) -> bool:
    """Whether what a common noun names has no figures of its own: a record, a forecast, news, a thermometer."""
    return is_record(noun) or noun in _GAUGES or lexicon.singular(noun) in _EXPECTATIONS
