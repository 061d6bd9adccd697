"""What a query may become while it is typed."""

from __future__ import annotations

import pytest

from explorer.search import SearchEngine


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("met", ["metric:"]), ("harbour !met", ["metric:"]), ("metric:thr", ["throughput"]),
        ("metric:sales|rev", ["revenue"]), ('subject:har', ['"Harbour of Lund"']), ("is:disp", ["disputed"]),
        ("in:", ["sentence", "claim", "document"]), ("metric:zzz", []), ("", []), ("nofield:x", []),
    ],
)  # fmt: skip
def test_completions(engine: SearchEngine, typed: str, expected: list[str]) -> None:
    assert [one.text for one in engine.complete(typed, len(typed))] == expected


def test_a_completion_replaces_what_was_typed_of_it(engine: SearchEngine) -> None:
    typed = "ferry metric:thr more"
    (completion,) = engine.complete(typed, 16)
    whole = typed[: completion.span.start] + completion.text + typed[completion.span.end :]
    assert whole == "ferry metric:throughput more"
