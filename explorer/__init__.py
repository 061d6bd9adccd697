"""Fact Explorer: what each document claims, how the figures compare, and where they disagree."""

__version__ = "0.1.0"
