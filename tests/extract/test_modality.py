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
        ("The bank now sees wage growth of 1.8% this year.", "1.8", "forecast"),
        ("The economy is tipped to grow 1.8% in 2026, after growing 1.1% last year.", "1.8", "forecast"),
        ("The economy is tipped to grow 1.8% in 2026, after growing 1.1% last year.", "1.1", "actual"),
        ("Output is set to fall 4% this year.", "4", "forecast"),
        ("Sales topped the 2.2 billion euros that analysts had expected.", "2.2", "forecast"),
        ("The campaign cost 38 million euros, the watchdog estimates.", "38", "estimate"),
    ],
)
def test_modality(text: str, token: str, expected: str) -> None:
    assert modality_at(text, token) == expected


@pytest.mark.parametrize(
    ("text", "token", "modality"),
    [
        ("Berg plans to raise 100 million euros (120 million dollars) from the sale.", "120", "plan"),
        ("The new law will cut profit by 5 million euros.", "5 million", "forecast"),
        ("Berg AG will open 12 shops.", "12", "plan"),
        ("Analysts estimated that Berg would earn 4 million euros.", "4 million", "estimate"),
        ("Analysts at Lind Partners forecast peak sales of 2.1 billion euros by 2031.", "2.1 billion", "forecast"),
        ("Only 54 of the jackets could be found.", "54", "actual"),
        ("Berg has not fired anybody for 60 days.", "60", "actual"),
        ("The air did not fall below 25 degrees Celsius.", "25", "actual"),
        ("Tensions between the two leaders have not gone away.", "two", "actual"),
        ("Berg has not sold 300 cars.", "300", "denied"),
        ("The council denied access to 4 ships.", "4", "actual"),
        ("Berg denied that it had sold 300 cars.", "300", "denied"),
        ("Larch, home to 300 families, will receive 8 million euros.", "300", "actual"),
        ("Larch, home to 300 families, will receive 8 million euros.", "8 million", "plan"),
        ("With 5 tonnes of thrust the rocket will be the strongest.", "5 tonnes", "actual"),
        ("The ministry cut its growth forecast to 1.6% from 2.2%.", "2.2", "forecast"),
        ("Growth was 1.8%, against 1.5% in its June projections.", "1.5", "forecast"),
        ("Sugar output is seen at 1.9 million tonnes.", "1.9", "forecast"),
        ("Spending is budgeted at 80 million euros.", "80", "plan"),
        ("The talk was supposed to last 10 minutes.", "10", "plan"),
        ("The party threatened to fire 4 ministers.", "4", "plan"),
        ("Berg is on track to sell 300 cars.", "300", "forecast"),
        ("The film is expected to match the 30 million euros of the first one.", "30 million", "actual"),
        ("Larch wants to expand the 27,400-seat stadium.", "27,400", "actual"),
        ("Despite seeing profits rise by 44%, Berg had expected more.", "44", "actual"),
    ],
)
def test_what_verbs_make_of_a_figure(text: str, token: str, modality: str) -> None:
    assert modality_at(text, token) == modality
