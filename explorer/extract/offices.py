"""Words in the names of offices: what tells a firm from a court, a party, or an agency that only publishes."""

from __future__ import annotations

from explorer.extract.word_sets import word_set

LANDS = word_set("government country state province county region city village town court")
TELLERS = word_set("agency authority ministry commission department police bureau office statistics observatory survey")
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
