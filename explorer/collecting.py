"""How often the garbage collector looks at objects that live to the end; imports nothing heavy."""

from __future__ import annotations

COLLECTOR = (20_000, 20, 50)
"""Thresholds of the collector: modules, vocabulary and what a document makes are many objects that live for long."""
