"""The quantity grammar: numbers with their units as they stand in the text, each with its interval and its rule."""

from explorer.extract.quantities.find import find_quantities

__all__ = ["find_quantities"]
