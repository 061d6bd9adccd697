"""Modality: decided for each figure by its own clause."""

from __future__ import annotations

import pytest

from tests.extract.reading import modality_at


@pytest.mark.parametrize(
    ("text", "token", "expected"),
    [
        ("Norvik aims to deliver 5,000 buses this year.", "5,000", "target"),
        ("Norvik set a goal of 350,000 buses for 2025.", "350,000", "target"),
        ("The goal was raised from 300,000 to 350,000 buses in March.", "350,000", "target"),
        ("The goal was raised from 300,000 to 350,000 buses in March.", "300,000", "target"),
        ("Norvik delivered 410,000 buses, beating its target of 350,000.", "410,000", "actual"),
        ("Norvik delivered 410,000 buses, beating its target of 350,000.", "350,000", "target"),
        ("November output topped 40,000 buses, above its 29,000 target.", "29,000", "target"),
        ("Norvik plans to hire 120 engineers next year.", "120", "plan"),
        ("The plant is due to produce 900 tonnes a day.", "900", "plan"),
        ("Norvik expects revenue of 9 billion euros in 2026.", "9 billion", "forecast"),
        ("Revenue is expected to rise to 9 billion euros.", "9 billion", "forecast"),
        ("The deficit will reach 30 million euros next year.", "30 million", "forecast"),
        ("Analysts estimate that sales reached 70 million euros.", "70 million", "estimate"),
        ("The strike costs an estimated 14 million euros a day.", "14 million", "estimate"),
        ("If the dam breaks, 5,000 people lose their homes.", "5,000", "hypothetical"),
        ("The wall could cost 12 million euros.", "12 million", "hypothetical"),
        ("The ministry denied that 110 people had died.", "110", "denied"),
        ("Norvik did not sell 500 buses in May.", "500", "denied"),
        ("The tax must not exceed 5 per cent.", "5", "actual"),
        ("Norvik sold 500 buses in May.", "500", "actual"),
        ("Ann Lind has nine goals this season.", "nine", "actual"),
        ("The fund has pledged 4 million euros.", "4 million", "actual"),
        ("She promised to cut the council from 240 to 180 seats.", "240", "actual"),
        ("She promised to cut the council from 240 to 180 seats.", "180", "target"),
        ("The bank sees output expanding 1.8% this year.", "1.8", "forecast"),
        ("Sales topped the 2.2 billion euros that analysts had expected.", "2.2", "forecast"),
        ("The campaign cost 38 million euros, the watchdog estimates.", "38", "estimate"),
    ],
)
def test_modality(text: str, token: str, expected: str) -> None:
    assert modality_at(text, token) == expected
