"""The quantity grammar: numbers with their units as they stand in the text, each with its interval and its rule."""

from explorer.extract.quantities.find import find_quantities
from explorer.extract.quantities.numerals import uses_decimal_comma

__all__ = ["find_quantities", "uses_decimal_comma"]
