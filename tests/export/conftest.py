"""The handmade store with decisions at fixed times."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest

from explorer.export.source import Source
from explorer.store.decisions import DecisionBook
from explorer.store.reader import StoreReader
from explorer.store.writer import StoreWriter
from tests import handmade


def write_decided(path: Path) -> Path:
    """The handmade store with a few decisions, always the same."""
    handmade.write_store(path)
    minutes = count()
    with StoreWriter(path) as writer, StoreReader(path) as reader:

        def clock() -> datetime:
            return datetime(2025, 4, 1, tzinfo=UTC) + timedelta(minutes=next(minutes))

        book = DecisionBook(writer.connection, path, clock)
        mill, union, letter = reader.claims((handmade.SOLD_2024, handmade.UNION_SOLD, handmade.LETTER_REVENUE))
        conflict = reader.relation(handmade.CONFLICT)
        assert conflict is not None
        book.decide(mill, "dispute", note="=call </script><b>the mill</b>", author="Ada | <i>")
        book.decide(mill, "tag", value="@check", author="Ada | <i>")
        book.decide(union, "dismiss", note="other flour")
        book.decide(letter, "verify", author="Ada | <i>")
        book.decide(conflict, "star", note="+ask again")
        book.decide(union, "verify")
        book.undo()
    return path


@pytest.fixture
def decided(tmp_path: Path) -> Path:
    """The path of such a store."""
    return write_decided(tmp_path / "facts.db")


@pytest.fixture
def source(decided: Path) -> Iterator[Source]:
    """That store as the source of an export."""
    with StoreReader(decided) as reader:
        yield Source(reader)
