"""Countries and continents: places that figures are told of, hardly ever what a text is about."""

from __future__ import annotations

import re

from explorer.extract.word_sets import word_set

DEMONYM = re.compile(r"[A-Z][a-z]+(?:ish|ese|ian|ean|ican|ch|sh)$|[A-Z][a-z]+(?:ian|ean|ican)s$")
"""What a word is like that says where something or somebody comes from."""
COUNTRIES = word_set(
    """
    afghanistan africa albania algeria america angola arctic argentina armenia asia australia austria azerbaijan
    bahrain bangladesh belarus belgium bolivia bosnia botswana brazil britain bulgaria burundi cambodia cameroon
    canada chad chile china colombia congo croatia cuba cyprus denmark ecuador egypt england eritrea estonia
    ethiopia eu europe finland france gabon gambia gaza georgia germany ghana greece greenland guatemala guinea
    haiti honduras hungary iceland india indonesia iran iraq ireland israel italy jamaica japan jordan kazakhstan
    kenya korea kosovo kuwait kyrgyzstan laos latvia lebanon lesotho liberia libya lithuania luxembourg macedonia
    madagascar malawi malaysia mali malta mauritania mauritius mexico moldova monaco mongolia montenegro morocco
    mozambique myanmar namibia nepal netherlands nicaragua niger nigeria norway oman pakistan palestine panama
    paraguay peru philippines poland portugal qatar romania russia rwanda scotland senegal serbia singapore slovakia
    slovenia somalia spain sudan suriname sweden switzerland syria taiwan tajikistan tanzania thailand togo tunisia
    turkey turkmenistan uganda uk ukraine uruguay us usa uzbekistan venezuela vietnam wales yemen zambia zimbabwe
    u.s. u.k. u.s.a.
    """
) | {
    "burkina faso", "costa rica", "czech republic", "dominican republic", "el salvador", "european union",
    "great britain", "hong kong", "ivory coast", "middle east", "new zealand", "north korea", "northern ireland",
    "papua new guinea", "puerto rico", "saudi arabia", "sierra leone", "south africa", "south korea", "south sudan",
    "sri lanka", "trinidad and tobago", "united arab emirates", "united kingdom", "united states",
}  # fmt: skip
"""Their names in small letters."""
