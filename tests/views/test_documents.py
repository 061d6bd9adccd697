"""Names of documents tell them apart, with their date or beside it."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from explorer.views.documents import labels, names


@dataclass(frozen=True)
class Paper:
    id: int
    path: str
    title: str | None
    publisher: str | None
    published: str | None


PAPERS = st.lists(
    st.tuples(
        st.sampled_from([None, "Harbour News", "Quay"]), st.sampled_from(["The Mole", "unknown", None]),
        st.sampled_from([None, "2024", "2024-05-06"]),
    ),
    max_size=8,
)  # fmt: skip


@given(PAPERS)
def test_no_two_are_called_the_same(papers: list[tuple[str | None, str | None, str | None]]) -> None:
    made = [Paper(number, f"{number}.md", *paper) for number, paper in enumerate(papers)]
    assert len(set(labels(made).values())) == len(made)
    found = names(made)
    assert len({(found[paper.id], paper.published) for paper in made}) == len(made)
    assert all(not (paper.published and paper.published in found[paper.id]) for paper in made)
