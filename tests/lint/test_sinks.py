"""A lint: no raw text of a document or a store goes to a widget, to `print` or to a stream."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "explorer"
GATES = frozenset({
    "shown", "shown_lines", "shown_flat", "shown_path", "content", "clipped", "padded", "gated", "json_line", "dumps",
    "as_json", "len", "round", "int", "marked_safely",
})  # fmt: skip
"""Calls whose result may be shown: the gate's own, JSON in ASCII, and numbers."""
MARKUP_WIDGETS = frozenset({
    "Static", "Label", "Button", "Option", "Tab", "TabPane", "Collapsible", "Checkbox", "RadioButton", "Markdown",
    "Link", "Digits", "Select", "SelectionList", "Selection", "OptionList", "DataTable", "Tree", "RichLog", "Log",
})  # fmt: skip
MARKUP_FIELDS = frozenset({"border_title", "border_subtitle", "tooltip", "title", "sub_title"})
NUMBER_FORMATS = (",", "d", "f", "%", "e", "g")


def sources(*folders: str) -> Iterator[Path]:
    for folder in folders:
        path = PACKAGE / folder
        yield from sorted(path.rglob("*.py")) if path.is_dir() else [path]


def name_of(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def is_safe(node: ast.expr, safe_names: frozenset[str]) -> bool:
    """Whether the text that `node` makes is the program's own or passed a gate."""
    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr():
            return all(is_safe(value, safe_names) for value in node.values)
        case ast.FormattedValue(value=value, format_spec=ast.JoinedStr(values=[ast.Constant(value=str() as spec)])):
            return spec.endswith(NUMBER_FORMATS) or is_safe(value, safe_names)
        case ast.FormattedValue(value=value):
            return is_safe(value, safe_names)
        case ast.BinOp(left=left, right=right):
            return is_safe(left, safe_names) and is_safe(right, safe_names)
        case ast.IfExp(body=body, orelse=orelse):
            return is_safe(body, safe_names) and is_safe(orelse, safe_names)
        case ast.BoolOp(values=values):
            return all(is_safe(value, safe_names) for value in values)
        case ast.Call(func=ast.Attribute(value=value, attr="rstrip" | "strip" | "ljust" | "join")) if (
            name_of(node) not in GATES
        ):
            arguments = node.args if name_of(node) == "join" else []
            return is_safe(value, safe_names) and all(is_safe(argument, safe_names) for argument in arguments)
        case ast.Call():
            return name_of(node) in GATES | safe_names
        case ast.GeneratorExp(elt=element) | ast.ListComp(elt=element):
            return is_safe(element, safe_names)
        case ast.Subscript(value=value):
            return is_safe(value, safe_names)
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name in safe_names or name.isupper()
        case ast.Starred(value=value):
            return is_safe(value, safe_names)
        case _:
            return False


PRINT_SAFE = frozenset({
    "_marked", "template", "_line", "glyph", "id", "claim_id", "count", "number", "seconds", "bold", "plain",
    "at_least", "published_or_unknown",
})  # fmt: skip
"""Names of the commands that hold numbers, the program's own words, or text that passed the gate (`_marked`)."""


OWN_WORDS = frozenset({"completion.py"})
"""Modules that print nothing but the program's own words."""


def raw_prints(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        is_print = isinstance(node.func, ast.Name) and node.func.id == "print"
        is_write = isinstance(node.func, ast.Attribute) and ast.unparse(node.func) in (
            "sys.stdout.write", "sys.stderr.write", "sys.stdout.buffer.write",
        )  # fmt: skip
        if (is_print or is_write) and not all(is_safe(argument, PRINT_SAFE) for argument in node.args):
            yield node.lineno


def raw_widgets(tree: ast.AST) -> Iterator[int]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = name_of(node)
            switched_off = any(
                key.arg == "markup" and isinstance(key.value, ast.Constant) and key.value.value is False
                for key in node.keywords
            )
            if (
                (name == "from_markup" or name == "from_text")
                or (name == "notify" and not switched_off)
                or (
                    name in MARKUP_WIDGETS
                    and isinstance(node.func, ast.Name)
                    and not all(is_safe(a, frozenset()) for a in node.args)
                )
            ):
                yield node.lineno
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if (
                    isinstance(target, ast.Attribute)
                    and target.attr in MARKUP_FIELDS
                    and not is_safe(node.value, frozenset())
                ):
                    yield node.lineno


@pytest.mark.parametrize(
    "path", [p for p in sources("commands", "cli.py") if p.name not in OWN_WORDS], ids=lambda path: path.name
)
def test_nothing_raw_is_printed(path: Path) -> None:
    assert list(raw_prints(ast.parse(path.read_text()))) == []


@pytest.mark.parametrize("path", list(sources("tui")), ids=lambda path: path.name)
def test_nothing_raw_goes_to_a_widget(path: Path) -> None:
    assert list(raw_widgets(ast.parse(path.read_text()))) == []


def test_nothing_else_prints() -> None:
    for path in sources(""):
        if path.relative_to(PACKAGE).parts[0] in ("commands", "cli.py"):
            continue
        calls = [n for n in ast.walk(ast.parse(path.read_text())) if isinstance(n, ast.Call)]
        assert not [n for n in calls if isinstance(n.func, ast.Name) and n.func.id == "print"], path


@pytest.mark.parametrize(
    "line",
    [
        "print(claim.subject)", "print(f'{document.path}')", "print(f'{name:<10}')", "sys.stdout.write(text)",
        "print('a' + text)", "print(', '.join(names))", "print(text.strip())", "print(*names)", "print(str(error))",
    ],
)  # fmt: skip
def test_the_lint_sees_raw_prints(line: str) -> None:
    assert list(raw_prints(ast.parse(line))) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "Static(claim.subject)", "self.notify(str(error))", "self.border_title = document.title",
        "Content.from_markup(x)",
        "self.notify(problem, markup=True)", "Label(f'{path}')", "widget.tooltip = claim.printed",
    ],
)  # fmt: skip
def test_the_lint_sees_raw_widgets(line: str) -> None:
    assert list(raw_widgets(ast.parse(line))) == [1]
