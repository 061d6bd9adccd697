"""What `claim:ID`, `relation:ID` and `document:NAME` mean in a store."""

from __future__ import annotations

from explorer.commands.selection import OpenStore
from explorer.errors import UsageError
from explorer.model import Claim, Document, Relation

TARGET_HELP = "claim:ID, relation:ID (as timeline, conflicts and search print them) or document:NAME"


def target_of(store: OpenStore, text: str) -> Claim | Relation | Document:
    """The thing that `text` names. Raises UsageError where it names none."""
    kind, colon, name = text.partition(":")
    found: Claim | Relation | Document | None = None
    if colon and kind == "document":
        documents = store.documents_named(name)
        if len(documents) > 1:
            raise UsageError(f"{len(documents):,} documents here are called {name}; give the whole path")
        found = store.reader.document(documents[0])
    elif colon and kind in ("claim", "relation"):
        number = number_of(name)
        found = store.reader.claim(number) if kind == "claim" else store.reader.relation(number)
    else:
        raise UsageError(f"{text} is no target; give {TARGET_HELP}")
    if found is None:
        raise UsageError(f"there is no {text} in this store")
    return found


def claim_named(store: OpenStore, text: str) -> Claim:
    """The claim that `claim:ID` or the bare number names. Raises UsageError where it names none."""
    found = target_of(store, text if ":" in text else f"claim:{text}")
    if not isinstance(found, Claim):
        raise UsageError(f"{text} is no claim; give claim:ID")
    return found


def number_of(text: str) -> int:
    """A number of the store. Raises UsageError where the text is none."""
    if not (text.isascii() and text.isdigit() and len(text) <= 18):
        raise UsageError(f"{text} is no number of this store")
    return int(text)
