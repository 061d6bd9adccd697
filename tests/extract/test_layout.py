"""Layout: what kind of block each stretch of a text is, and which headings stand above it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.layout import BlockKind, Layout, lay_out


def kinds(text: str) -> list[str]:
    return [block.kind.value for block in lay_out(text).blocks]


def texts(text: str, layout: Layout) -> list[str]:
    return [text[block.start : block.end] for block in layout.blocks]


def test_markdown_headings_make_sections() -> None:
    text = "# Title\n\nIntro text here.\n\n## One\n\nFirst.\n\n### Deep\n\nSecond.\n\n## Two\n\nThird."
    layout = lay_out(text)
    paths = {text[b.start : b.end]: [text[h.start : h.end] for h in layout.headings(b)] for b in layout.blocks}
    assert paths["Intro text here."] == ["Title"]
    assert paths["Second."] == ["Title", "One", "Deep"]
    assert paths["Third."] == ["Title", "Two"]


def test_a_short_line_without_full_stop_above_text_is_a_heading() -> None:
    text = "Losses narrow\nThe division lost 3 million in May, which is less than it lost in April."
    assert kinds(text) == ["heading", "paragraph"]


def test_underlined_title() -> None:
    assert kinds("Title\n=====\n\nText of the first paragraph.") == ["heading", "paragraph"]


def test_wrapped_lines_are_one_paragraph() -> None:
    text = (
        "The council voted on Monday night to raise the tax on empty homes from\n"
        "two to five per cent, which the mayor said would bring in 12 million\n"
        "a year. It takes effect in May.\n\nA second paragraph stands here."
    )
    layout = lay_out(text)
    assert [len(block.sentences) for block in layout.blocks] == [2, 1]


def test_a_sentence_a_line_stays_apart_from_headings() -> None:
    text = "Sales rose by 5 per cent in the first quarter of the year.\nCosts fell.\nThe board is content with that."
    assert sum(len(block.sentences) for block in lay_out(text).blocks) == 3


def test_bullets_are_items_with_their_continuation() -> None:
    text = "Facts:\n\n- Height: 12 m\n- Weight: 3 t, measured with\n  all its equipment on board\n\n1. First\n2. Second"
    layout = lay_out(text)
    items = [text[b.start : b.end] for b in layout.blocks if b.kind is BlockKind.ITEM]
    assert items == ["Height: 12 m", "Weight: 3 t, measured with\n  all its equipment on board", "First", "Second"]


def test_an_initial_is_no_bullet() -> None:
    assert kinds("A. Smith said on Monday that sales had doubled to 12 million.") == ["paragraph"]
    assert kinds("2024. That was the year in which everything went wrong at once.") == ["paragraph"]


def test_markdown_table_cells() -> None:
    text = "| Party | Seats |\n|---|---:|\n| **Blue** | 19 |\n| Green | 5 |"
    (block,) = lay_out(text).blocks
    assert block.kind is BlockKind.TABLE
    assert block.table is not None
    assert block.table.header_rows == 1
    assert [[cell.of(text) for cell in row] for row in block.table.rows] == [
        ["Party", "Seats"], ["Blue", "19"], ["Green", "5"],
    ]  # fmt: skip


def test_aligned_and_tabbed_tables() -> None:
    aligned = "Country      2022     2023\nNorland     1,310    1,275\nSudland       480      512"
    tabbed = "Country\t2022\t2023\nNorland\t1,310\t1,275\nSudland\t480\t512"
    for text in (aligned, tabbed):
        table = lay_out(text).blocks[0].table
        assert table is not None
        assert table.rows[1][1].of(text) == "1,310"
        assert table.header_rows == 1


def test_prose_with_double_spaces_is_no_table() -> None:
    assert kinds("It rained in May.  It rained in June.\nIt was dry in July.  It rained again in August.") != ["table"]


def test_dateline_and_run_in_heading_are_no_part_of_the_sentence() -> None:
    text = "GENEVA, 5 May 2024 (Reuters) - Cases fell by 5%.\n\n**Budget.** The first estimate was 1.6 million."
    first, second = lay_out(text).blocks
    assert first.dateline is not None
    assert first.dateline.of(text) == "GENEVA, 5 May 2024 (Reuters)"
    assert first.sentences[0].of(text) == "Cases fell by 5%."
    assert second.lead is not None
    assert second.lead.of(text) == "Budget"
    assert second.sentences[0].of(text) == "The first estimate was 1.6 million."


def test_hostile_shapes() -> None:
    for text in (
        "|" * 50_000,
        "\n" * 50_000,
        "# " * 20_000,
        "- " * 20_000,
        "a\tb\n" * 10_000,
        "  1  2\n" * 5_000,
        "*" * 50_000,
    ):
        lay_out(text)


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab AB.|-#*>\n\t 12,(“:"), max_size=300))
def test_blocks_are_ordered_and_lose_no_letter(text: str) -> None:
    position = 0
    layout = lay_out(text)
    for number, block in enumerate(layout.blocks):
        assert position <= block.start < block.end <= len(text)
        assert all(place < number for place in block.section)
        for span in block.sentences:
            assert block.start <= span.start < span.end <= block.end
        assert not any(c.isalpha() for c in text[position : block.start] if c not in "ab")
        position = block.end
