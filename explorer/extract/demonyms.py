"""The country that an adjective of origin means: "Swedish inflation" is that of Sweden."""

from __future__ import annotations

_TABLE = """
Afghanistan: afghan; Albania: albanian; Algeria: algerian; Angola: angolan; Argentina: argentine argentinian;
Armenia: armenian; Australia: australian; Austria: austrian; Azerbaijan: azerbaijani azeri; Bahrain: bahraini;
Bangladesh: bangladeshi; Belarus: belarusian; Belgium: belgian; Bolivia: bolivian; Bosnia: bosnian; Botswana:
botswanan; Brazil: brazilian; Britain: british; Bulgaria: bulgarian; Burundi: burundian; Cambodia: cambodian;
Cameroon: cameroonian; Canada: canadian; Chad: chadian; Chile: chilean; China: chinese; Colombia: colombian;
Croatia: croatian; Cuba: cuban; Cyprus: cypriot; Denmark: danish; Ecuador: ecuadorian ecuadorean; Egypt: egyptian;
England: english; Eritrea: eritrean; Estonia: estonian; Ethiopia: ethiopian; Finland: finnish; France: french;
Gabon: gabonese; Gambia: gambian; Georgia: georgian; Germany: german; Ghana: ghanaian; Greece: greek; Greenland:
greenlandic; Guatemala: guatemalan; Haiti: haitian; Honduras: honduran; Hungary: hungarian; Iceland: icelandic;
India: indian; Indonesia: indonesian; Iran: iranian; Iraq: iraqi; Ireland: irish; Israel: israeli; Italy: italian;
Jamaica: jamaican; Japan: japanese; Jordan: jordanian; Kazakhstan: kazakh; Kenya: kenyan; Kosovo: kosovan; Kuwait:
kuwaiti; Kyrgyzstan: kyrgyz; Laos: laotian; Latvia: latvian; Lebanon: lebanese; Liberia: liberian; Libya: libyan;
Lithuania: lithuanian; Madagascar: malagasy; Malawi: malawian; Malaysia: malaysian; Mali: malian; Malta: maltese;
Mauritania: mauritanian; Mauritius: mauritian; Mexico: mexican; Moldova: moldovan; Mongolia: mongolian; Montenegro:
montenegrin; Morocco: moroccan; Mozambique: mozambican; Myanmar: burmese; Namibia: namibian; Nepal: nepalese nepali;
Netherlands: dutch; Nicaragua: nicaraguan; Nigeria: nigerian; Norway: norwegian; Oman: omani; Pakistan: pakistani;
Panama: panamanian; Paraguay: paraguayan; Peru: peruvian; Philippines: filipino philippine; Poland: polish;
Portugal: portuguese; Qatar: qatari; Romania: romanian; Russia: russian; Scotland: scottish; Senegal: senegalese;
Serbia: serbian; Singapore: singaporean; Slovakia: slovak slovakian; Slovenia: slovenian slovene; Somalia: somali;
Spain: spanish; Sudan: sudanese; Sweden: swedish; Switzerland: swiss; Syria: syrian; Taiwan: taiwanese; Tanzania:
tanzanian; Thailand: thai; Togo: togolese; Tunisia: tunisian; Turkey: turkish; Uganda: ugandan; Ukraine: ukrainian;
Uruguay: uruguayan; Uzbekistan: uzbek; Venezuela: venezuelan; Vietnam: vietnamese; Wales: welsh; Yemen: yemeni;
Zambia: zambian; Zimbabwe: zimbabwean
"""

_COUNTRIES = {
    adjective: country.strip()
    for country, _, adjectives in (entry.partition(":") for entry in _TABLE.replace("\n", " ").split(";"))
    for adjective in adjectives.split()
}


def country_of(adjective: str) -> str | None:
    """The country that a capitalised adjective of origin means; None for other words and for ambiguous ones.

    "American" is left out: it is as often a continent's; "Korean", "Congolese" and "Guinean" mean two countries.
    """
    return _COUNTRIES.get(adjective.lower()) if adjective[:1].isupper() else None
