"""Ignore rules may hold anything: what is a pattern counts, and no line of them stops a build."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from explorer.ingest.discover import discover
from explorer.ingest.ignore import IgnoreRules


def test_a_broken_pattern_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / ".gitignore").write_text("[z-a]\n\\\n!\n[[:nothing:]]\ndrafts/\n[\n**a**b\n")
    (tmp_path / "drafts").mkdir()
    (tmp_path / "drafts" / "a.md").write_text("no")
    (tmp_path / "b.md").write_text("yes")
    assert [item.path for item in discover([tmp_path])] == ["b.md"]


@given(st.lists(st.text(st.sampled_from("ab[]!-\\*?/ :^{}#.\0\u2028z"), max_size=30), max_size=6))
def test_no_line_raises(tmp_path_factory: object, lines: list[str]) -> None:
    folder = Path(tmp_path_factory.mktemp("rules"))  # type: ignore[attr-defined]
    (folder / ".ignore").write_text("\n".join(lines))
    rules = IgnoreRules().entered(folder, "")
    for name in ("a", "a/b.md", "[", "!", "a b", "\\"):
        rules.ignores(name, False)
        rules.ignores(name, True)
