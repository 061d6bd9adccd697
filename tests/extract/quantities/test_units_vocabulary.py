"""Reading of units and currencies: what users may write, and what they are told where they go wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from explorer.errors import VocabularyError
from explorer.extract.quantities import find_quantities
from explorer.resources import data_folder
from explorer.vocabulary.units import load_units, plural

BUNDLED = [data_folder() / "units.toml", data_folder() / "currencies.toml"]


def _write(folder: Path, text: str) -> Path:
    path = folder / "own.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_a_users_unit_is_found(tmp_path: Path) -> None:
    own = _write(tmp_path, '[units.cubit]\nsymbol = "cubit"\nnames = ["cubit"]\n')
    text = "It was 300 cubits long."
    (mention,) = find_quantities(text, 0, len(text), (), load_units([*BUNDLED, own]))
    assert (mention.value, mention.unit) == (300, "cubit")


def test_later_files_override_entries(tmp_path: Path) -> None:
    own = _write(tmp_path, '[units.ton]\nsymbol = "t"\nnames = ["ton"]\n')
    assert load_units(BUNDLED).words["tons"].symbol == "ton"
    assert load_units([*BUNDLED, own]).words["tons"].symbol == "t"


def test_prefixes_make_units() -> None:
    units = load_units(BUNDLED)
    assert units.symbols["kWh"].symbol == "kWh"
    assert units.words["kilometres"].symbol == "km"
    assert units.symbols["ml"].symbol == "mL"


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ('[units.x]\nsymbol = "x"\nnmes = ["x"]\n', 3, "unknown key 'nmes'"),
        ('[units.x]\nnames = ["x"]\n', 1, "needs a 'symbol'"),
        ('[units.x]\nsymbol = "x"\nkind = "thing"\n', 3, "'kind' must be one of"),
        ('[units.x]\nsymbol = "x"\nfactor = -1\n', 3, "above zero"),
        ('[units.x]\nsymbol = "x"\nnames = [1]\n', 3, "list of non-empty strings"),
        ('[units.x]\nsymbol = "x"\nprefixes = ["q"]\n', 3, "unknown prefix"),
        ("[currencies.Euro]\nsigns = []\n", 1, "ISO 4217"),
        ("units = 5\n", 1, "must be a table"),
        ("[units]\nx = 5\n", 2, "must be a table"),
        ("[units.x\n", 1, ""),
    ],
)
def test_mistakes_are_told_with_file_and_line(tmp_path: Path, text: str, line: int, message: str) -> None:
    own = _write(tmp_path, text)
    with pytest.raises(VocabularyError) as caught:
        load_units([own])
    assert f"own.toml:{line}: " in str(caught.value)
    assert message in str(caught.value)


@pytest.mark.parametrize(
    ("noun", "many"), [("country", "countries"), ("day", "days"), ("inch", "inches"), ("mile", "miles")]
)
def test_plural(noun: str, many: str) -> None:
    assert plural(noun) == many


def test_no_symbol_with_a_prefix_stands_for_the_unit_without_it() -> None:
    """A milliampere-hour that the store calls an ampere-hour is wrong by a thousand."""
    units = load_units(BUNDLED)
    prefixes = "kMGTPmµnp"
    wrong = {s: u.symbol for s, u in units.symbols.items() if s[0] in prefixes and s[1:] == u.symbol and u.factor == 1}
    assert wrong == {}
