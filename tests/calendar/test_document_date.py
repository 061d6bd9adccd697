"""The date of a document, from its name or its lines, and silence where nothing plain is printed."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.calendar import date_from_name, document_date_from_text, is_label


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("2025-03-14-flood.txt", "2025-03-14"),
        ("20250314_x.txt", "2025-03-14"),
        ("minutes_2025.03.14.md", "2025-03-14"),
        ("notes 14-03-2025.txt", "2025-03-14"),
        ("notes 03-04-2025.txt", None),
        ("notes 04-04-2025.txt", "2025-04-04"),
        ("14-march-2025-council.html", "2025-03-14"),
        ("council-14mar2025.html", "2025-03-14"),
        ("council_March_14_2025.html", "2025-03-14"),
        ("2025-03-harvest.txt", "2025-03"),
        ("harvest-2025-03.csv", None),
        ("report_2025-Q2.md", None),
        ("targets-2030.txt", None),
        ("entry-in-2027.md", None),
        ("2025.txt", None),
        ("2024-2025-season.txt", None),
        ("2025-13-40.txt", None),
        ("20250230.txt", None),
        ("12345678.txt", None),
        ("from-2025-01-02-to-2025-03-04.txt", None),
        ("IMG_120250314.txt", None),
        ("march-2025.txt", None),
        ("", None),
    ],
)
def test_date_from_name(name: str, expected: str | None) -> None:
    assert date_from_name(name) == expected


@pytest.mark.parametrize(
    ("text", "label", "printed"),
    [
        ("LONDON, March 3, 2025 — The river rose.", "2025-03-03", "March 3, 2025"),
        ("Flood\n\nPORT ALMA, Queensland, Mar. 3, 2025 /PRNewswire/ -- The river rose.", "2025-03-03", "Mar. 3, 2025"),
        ("Published 14 March 2025\nThe river rose.", "2025-03-14", "14 March 2025"),
        ("The river\nUpdated: 3 Mar 2025 10:15 GMT\nIt rose.", "2025-03-03", "3 Mar 2025"),
        ("The river\nUpdated 5 March 2025\nPublished 3 March 2025\n", "2025-03-03", "3 March 2025"),
        ("The river\n14.03.2025\nIt rose.", "2025-03-14", "14.03.2025"),
        ("The river\n03/25/2025\nIt rose.", "2025-03-25", "03/25/2025"),
        ("The river\n03/04/2025\nIt rose.", "2025", "03/04/2025"),
        ("The river\nTuesday, 4 March 2025\nIt rose.", "2025-03-04", "4 March 2025"),
        ("The river\nBy Ann Lee | March 4th, 2025\nIt rose.", "2025-03-04", "March 4th, 2025"),
        ("The river\nMarch 4, 2025 · 5 min read\nIt rose.", "2025-03-04", "March 4, 2025"),
        ("The river\n2025-03-04T10:15:00Z\nIt rose.", "2025-03-04", "2025-03-04"),
        ("The river\nMarch 2025\nIt rose.", "2025-03", "March 2025"),
        ("The river rose.\n\nIt fell.\n\nPublished: 4 March 2025", "2025-03-04", "4 March 2025"),
        ("The river rose.\n" * 40 + "\n4 March 2025\n\n", "2025-03-04", "4 March 2025"),
    ],
)
def test_a_document_that_prints_its_date(text: str, label: str, printed: str) -> None:
    found = document_date_from_text(text)
    assert found is not None
    assert (found[0], found[1].of(text)) == (label, printed)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The bridge opened on 4 March 2025 and carried a record number of lorries in its first week.",
        "LONDON, March 3 (Reuters) - The river rose.",
        "Updated daily\nThe bridge opened.",
        "Targets for 2030\n2030\nThe bridge opened.",
        "30 February 2025",
        "Version 14.13.2025\n14.13.2025",
        "The river rose.\n" * 40 + "4 March 2025\n" + "It fell.\n" * 40,
    ],
)
def test_a_date_that_is_not_the_documents_is_left_alone(text: str) -> None:
    assert document_date_from_text(text) is None


@settings(max_examples=100)
@given(
    st.lists(st.sampled_from(["Published ", "3 ", "March", " 2025", "\n", "14.03.2025", "LONDON, ", " — ", "é", "|"]))
)
def test_any_text_gives_a_label_inside_it_or_nothing(parts: list[str]) -> None:
    text = "".join(parts)
    found = document_date_from_text(text)
    if found:
        assert is_label(found[0])
        assert 0 <= found[1].start < found[1].end <= len(text)
        assert "2025" in found[1].of(text)


@settings(max_examples=100)
@given(st.text())
def test_any_name_gives_a_label_or_nothing(name: str) -> None:
    label = date_from_name(name)
    assert label is None or is_label(label)
