"""Forty encodings: nearly all of them are read right, and none wrong without saying so."""

from __future__ import annotations

import os

import pytest

from explorer.errors import ReadError
from explorer.ingest.decode import decode

TEXTS = {
    "de": "Die Mühle verkaufte im Jahr 2024 rund 4.800 Tonnen Mehl für größere Bäckereien in Österreich. Straße, Äpfel. ",
    "fr": "Le moulin a vendu 4 800 tonnes de farine en 2024, soit près de 12 % de plus ; où était-ce prévu ? Élève, forêt. ",
    "es": "El molino vendió 4.800 toneladas de harina en 2024, más que el año anterior. ¿Será así en España? Acción. ",
    "pl": "Młyn sprzedał w 2024 roku 4800 ton mąki, o 12 procent więcej niż rok wcześniej. Żółw, źródło, świąteczny. ",
    "cs": "Mlýn prodal v roce 2024 celkem 4800 tun mouky, o 12 procent více než loni. Žluťoučký kůň, řeka, příliš. ",
    "hu": "A malom 2024-ben 4800 tonna lisztet adott el, 12 százalékkal többet, mint egy évvel korábban. Őszi, űrhajó. ",
    "ru": "Мельница продала в 2024 году 4800 тонн муки, что на 12 процентов больше, чем годом ранее, говорят. ",
    "el": "Ο μύλος πούλησε 4800 τόνους αλεύρι το 2024, δώδεκα τοις εκατό περισσότερο από το προηγούμενο έτος, είπε. ",
    "tr": "Değirmen 2024 yılında 4800 ton un sattı, bir önceki yıla göre yüzde 12 daha fazla. Çağrı, öğretmen, İstanbul. ",
    "he": "הטחנה מכרה 4800 טון קמח בשנת 2024, שנים עשר אחוזים יותר מאשר בשנה הקודמת, אמר המנהל אתמול בבוקר. ",
    "ar": "باعت المطحنة 4800 طن من الدقيق في عام 2024 أي بزيادة قدرها 12 في المئة عن العام السابق قال المدير أمس. ",
    "lt": "Malūnas 2024 metais pardavė 4800 tonų miltų, 12 procentų daugiau nei ankstesniais metais. Šiandien, įmonė, žmonės. ",
    "ja": "製粉所は二〇二四年に四千八百トンの小麦粉を売った。これは前年より十二パーセント多い、と社長は話した。",
    "zh": "磨坊在2024年售出了4800吨面粉，比上一年增加了百分之十二。这是一个很好的结果，工厂的经理说。",
    "tw": "磨坊在2024年售出了4800噸麵粉，比上一年增加了百分之十二。這是一個很好的結果，工廠的經理說。",
    "ko": "방앗간은 2024년에 밀가루 4800톤을 팔았는데 이는 전년보다 12퍼센트 많은 것이라고 사장이 말했다. ",
    "th": "โรงสีขายแป้งได้ 4800 ตันในปี 2024 ซึ่งมากกว่าปีก่อนหน้าร้อยละ 12 ผู้จัดการกล่าวเมื่อวานนี้ ",
}
CASES = (
    "de cp1252", "de latin-1", "de iso8859-15", "de mac-roman", "de cp850", "de utf-16", "de utf-16-le", "de utf-16-be",
    "de utf-32", "de utf-32-le", "de utf-8", "de utf-8-sig", "fr cp1252", "fr latin-1", "fr utf-16-le", "es cp1252",
    "es latin-1", "pl cp1250", "pl iso8859-2", "cs cp1250", "hu cp1250", "hu iso8859-2", "ru cp1251", "ru koi8-r",
    "ru iso8859-5", "ru cp866", "ru mac-cyrillic", "ru utf-16-le", "ru utf-16-be", "el cp1253", "el iso8859-7",
    "tr cp1254", "tr iso8859-9", "he cp1255", "he iso8859-8", "ar cp1256", "ar iso8859-6", "lt cp1257",
    "lt iso8859-13", "ja shift_jis", "ja euc_jp", "ja iso2022_jp", "zh gb18030", "zh gbk", "tw big5", "ko euc_kr",
    "th cp874",
)  # fmt: skip
_SAID = ("utf-8", "utf-8-sig", "utf-16", "utf-32")
"""Encodings that say themselves what they are."""


@pytest.mark.parametrize("case", CASES)
def test_an_encoding_is_read_right_and_a_guess_is_said(case: str) -> None:
    language, encoding = case.split()
    raw = (TEXTS[language] * 8).encode(encoding, "ignore")
    text, notes = decode(raw)
    wanted = raw.decode(encoding)
    assert sum(one == other for one, other in zip(text, wanted, strict=True)) / len(wanted) >= 0.99, notes
    assert bool(notes) == (encoding not in _SAID)


@pytest.mark.parametrize("text", ["Sales rose 5 % to €3 million", "£4m", "5 °C", "naïve – “quoted”", "Café", "x\xa0y"])
def test_a_few_signs_are_those_of_windows(text: str) -> None:
    assert decode(text.encode("cp1252")) == (text, ("encoding guessed: Windows-1252",))


def test_what_is_no_text_is_refused() -> None:
    for _ in range(20):
        with pytest.raises(ReadError, match="binary"):
            decode(os.urandom(3000))
