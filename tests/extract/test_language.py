"""Language: foreign texts are told from English ones; what says too little is not judged."""

# One line a language reads better than wrapped ones.
# ruff: noqa: E501

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explorer.extract.language import detect_language, is_foreign
from tests.extract.reading import claims

TEXTS = {
    "de": "Der Hersteller hat im Mai 500 Busse ausgeliefert, und das Werk in der Stadt wird nach Angaben der Leitung bis Ende des Jahres auf 900 erweitert.",
    "fr": "Le constructeur a livré 500 autobus en mai, et la direction de l'usine a annoncé que les ventes de la marque ont progressé de 5 % sur un an.",
    "es": "El fabricante entregó 500 autobuses en mayo y la dirección de la planta anunció que las ventas de la marca han subido un 5 % en el año.",
    "it": "Il costruttore ha consegnato 500 autobus a maggio e la direzione dello stabilimento ha annunciato che le vendite del marchio sono salite del 5%.",
    "pt": "O fabricante entregou 500 ônibus em maio e a direção da fábrica anunciou que as vendas da marca subiram 5% em um ano, mais do que no ano anterior.",
    "nl": "De fabrikant heeft in mei 500 bussen geleverd en de leiding van het bedrijf zegt dat de verkoop met vijf procent is gestegen, meer dan in het jaar ervoor.",
    "sv": "Tillverkaren levererade 500 bussar i maj och ledningen för företaget säger att försäljningen har ökat med fem procent, mer än året innan, och att det är bra.",
    "da": "Producenten leverede 500 busser i maj, og ledelsen af virksomheden siger, at salget er steget med fem procent, og at det er mere end året før, men ikke nok.",
    "fi": "Valmistaja toimitti toukokuussa 500 linja-autoa ja yhtiön johto sanoo, että myynti on kasvanut viisi prosenttia ja että se ei ole vielä tarpeeksi, mutta hyvä.",
    "pl": "Producent dostarczył w maju 500 autobusów, a kierownictwo firmy mówi, że sprzedaż wzrosła o pięć procent i że to jest więcej niż w roku poprzednim, ale nie dość.",
    "cs": "Výrobce dodal v květnu 500 autobusů a vedení firmy říká, že prodej vzrostl o pět procent a že je to více než v roce předchozím, ale ne dost, jak však dodalo.",
    "hu": "A gyártó májusban 500 buszt szállított le, és a vezetés szerint az eladás öt százalékkal nőtt, ami több, mint az előző évben, de még nem elég, és ez csak egy rész.",
    "ro": "Producătorul a livrat 500 de autobuze în mai și conducerea firmei spune că vânzările au crescut cu cinci la sută, ceea ce este mai mult decât în anul trecut.",
    "tr": "Üretici mayıs ayında 500 otobüs teslim etti ve şirket yönetimi satışların yüzde beş arttığını, bunun bir önceki yıla göre daha çok olduğunu ancak yeterli olmadığını söyledi, bu da iyi.",
    "id": "Produsen itu mengirim 500 bus pada bulan Mei dan pimpinan perusahaan mengatakan bahwa penjualan naik lima persen dari tahun lalu, yang tidak cukup untuk tahun ini.",
    "ru": "Производитель поставил в мае 500 автобусов, и руководство завода сообщило, что продажи выросли на пять процентов.",
    "uk": "Виробник поставив у травні 500 автобусів, і керівництво заводу повідомило, що продажі зросли на п'ять відсотків.",
    "el": "Ο κατασκευαστής παρέδωσε 500 λεωφορεία τον Μάιο και η διοίκηση είπε ότι οι πωλήσεις αυξήθηκαν.",
    "zh": "该制造商五月份交付了五百辆公共汽车，工厂管理层表示，销售额比去年增长了百分之五。",
    "ja": "メーカーは五月に五百台のバスを納入し、工場の経営陣は売上が前年より五パーセント増えたと述べた。",
    "ko": "제조업체는 5월에 버스 500대를 인도했으며 경영진은 매출이 작년보다 5퍼센트 늘었다고 밝혔다.",
    "ar": "سلمت الشركة المصنعة خمسمئة حافلة في مايو وقالت إدارة المصنع إن المبيعات ارتفعت بنسبة خمسة في المئة",
    "he": "היצרן סיפק חמש מאות אוטובוסים במאי והנהלת המפעל אמרה שהמכירות עלו בחמישה אחוזים",
    "hi": "निर्माता ने मई में पाँच सौ बसें दीं और कारखाने के प्रबंधन ने कहा कि बिक्री पाँच प्रतिशत बढ़ी है",
}


@pytest.mark.parametrize("code", sorted(TEXTS))
def test_languages(code: str) -> None:
    assert detect_language(TEXTS[code]) == code


@pytest.mark.parametrize(
    "text",
    [
        "Norvik sold 500 buses in May, and the board says that it is content with the growth of the brand in the year.",
        "NORVIK SOLD 500 BUSES IN MAY AND THE BOARD IS CONTENT WITH THE GROWTH OF THE BRAND IN THE YEAR",
        "Norvik bus sales hit record",
        "| Stadt | 2023 | 2024 |\n|---|---|---|\n| Benoa | 12 | 14 |\n| Castria | 5 | 7 |",
        "1,200 1,300 1,400 1,500 1,600 1,700",
        "Die Hard and Das Boot are among the films that were shown in the city of Vienna, the critic said of the week.",
        "",
    ],
)
def test_english_titles_and_tables_are_not_foreign(text: str) -> None:
    assert is_foreign(text) is None


def test_a_foreign_document_yields_no_claims() -> None:
    assert claims(TEXTS["de"]) == ()
    assert is_foreign(TEXTS["de"], told="en") == "de"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_judged(text: str) -> None:
    code = detect_language(text)
    assert code is None or len(code) == 2
