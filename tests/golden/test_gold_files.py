"""The gold files fit their texts: every token stands there, every field is legal, every regex compiles."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

TOOL = Path(__file__).resolve().parent.parent / "benchmarks" / "golden_texts.py"


def load_tool() -> ModuleType:
    """The benchmark command as a module."""
    spec = importlib.util.spec_from_file_location("golden_texts_tool", TOOL)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_gold_files_fit_their_texts() -> None:
    assert load_tool().check_all() == []


@pytest.mark.parametrize(("name", "texts", "fields", "styles"), [("dev", 40, 10, 4), ("heldout", 6, 6, 2)])
def test_both_sets_have_texts_of_many_fields_and_styles(name: str, texts: int, fields: int, styles: int) -> None:
    tool = load_tool()
    golds = [tool.read_gold(path) for path in tool.gold_files((name,))]
    assert len(golds) >= texts
    assert len({gold.field for gold in golds}) >= fields
    assert len({gold.style for gold in golds}) >= styles
