"""The gold files fit their texts: every token stands there, every field is legal, every regex compiles."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

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


def test_both_sets_have_texts_of_many_fields_and_styles() -> None:
    tool = load_tool()
    for name in tool.SETS:
        golds = [tool.read_gold(path) for path in tool.gold_files((name,))]
        assert len(golds) >= 24
        assert len({gold.field for gold in golds}) >= 10
        assert len({gold.style for gold in golds}) >= 4
