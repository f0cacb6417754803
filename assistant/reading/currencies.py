"""Currencies as people write them: signs, codes and names; the land settles a name that several lands use."""

from __future__ import annotations

import re

CURRENCIES = {
    r"€|eur\b|euros?\b": "EUR",
    r"us\$|usd\b|\$|dollars?\b|dolares\b|bucks\b": "USD",
    r"£|gbp\b|pounds?\b|quid\b|libras esterlinas\b": "GBP",
    r"chf\b|francs\b": "CHF",
    r"czk\b|kc\b|korun[ay]?\b|czech crowns?\b": "CZK",
    r"huf\b|forints?\b": "HUF",
    r"cad\b(?!\s[a-z]+s\b)": "CAD",
    r"aud\b": "AUD",
    r"ron\b|lei\b": "RON",
    r"turkish liras?\b": "TRY",
    r"cny\b|rmb\b|yuan\b": "CNY",
    r"krw\b": "KRW",
    r"zar\b|rands?\b": "ZAR",
    r"ngn\b|nairas?\b": "NGN",
    r"kes\b": "KES",
    r"uyu\b": "UYU",
    r"cop\b": "COP",
    r"mxn\b": "MXN",
    r"ars\b": "ARS",
    r"clp\b": "CLP",
    r"pen\b|soles\b": "PEN",
    r"sek\b": "SEK",
    r"nok\b": "NOK",
    r"dkk\b": "DKK",
    r"pln\b|z[lł]\b|zloty(?:ch)?\b|złotych\b": "PLN",
    r"brl\b|reais\b": "BRL",
    r"inr\b|rupees\b|₹": "INR",
    r"jpy\b|yen\b|¥": "JPY",
    r"pesos?\b": "pesos",
    r"kr\b|kron(?:er|or)\b": "kr",
    r"ft\b": "Ft",
}
_KRONE_LANDS = {
    r"swed|sverige|stockholm|goteborg|gothenburg|malmo": "SEK",
    r"norw|norge|oslo\b|bergen\b|trondheim": "NOK",
    r"denmark|danish|danmark|copenhagen|kobenhavn|aarhus|odense\b": "DKK",
    r"czech|prague|praha|brno": "CZK",
}
_FORINT_LANDS = {r"hungar|budapest|debrecen|szeged|magyar": "HUF"}
_PESO_LANDS = {
    r"colombia|medellin|bogota|cali\b|barranquilla|antioquia|huila|cauca|tolima|boyaca|cundinamarca|"
    r"santander|caldas|quindio|risaralda|narino": "COP",
    r"mexic|cdmx|guadalajara|monterrey": "MXN",
    r"argentin|buenos aires|rosario\b": "ARS",
    r"chile|santiago\b|valparaiso": "CLP",
    r"urugua|montevideo": "UYU",
}
_SHARED = {"pesos": (_PESO_LANDS, "pesos"), "kr": (_KRONE_LANDS, ""), "Ft": (_FORINT_LANDS, "")}
"""Names that several currencies share, or that mean something else elsewhere: the land tells which one; else the name, or none."""
CURRENCY = "|".join(CURRENCIES)


def name_in(table: dict[str, str], word: str) -> str:
    """The value of the first pattern of `table` that is the whole `word`."""
    return next((name for pattern, name in table.items() if re.fullmatch(pattern, word.strip())), "")


def currency_of(word: str, context: str) -> str:
    """The ISO code of a currency's sign or name; "" where the folded `context` names no land that uses such a name for money."""
    code = name_in(CURRENCIES, word)
    lands, otherwise = _SHARED.get(code, ({}, code))
    return next((found for land, found in lands.items() if re.search(land, context)), otherwise)


def peso_of(context: str) -> str:
    """Which pesos: by the country that the folded `context` names, else just "pesos"."""
    return currency_of("pesos", context)
