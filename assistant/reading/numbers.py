"""Numbers in a text: digits in European and English format, magnitudes, and number words in English and Spanish."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
_UNIDADES = (
    "cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete "
    "dieciocho diecinueve veinte"
)
TWO_TO_TEN = "|".join([*_UNITS.split()[2:11], *_UNIDADES.split()[2:11]])
"""Small numbers in words, as alternatives of a pattern; what else may stand there ("one", "a", "a dozen") every pattern says itself."""
_TENS = "thirty forty fifty sixty seventy eighty ninety"
_DECENAS = "treinta cuarenta cincuenta sesenta setenta ochenta noventa"
WORDS: dict[str, float] = {
    **{w: n for n, w in enumerate(_UNITS.split())},
    **{w: n for n, w in enumerate(_UNIDADES.split())},
    **{w: n for n, w in zip(range(30, 100, 10), _TENS.split(), strict=True)},
    **{w: n for n, w in zip(range(30, 100, 10), _DECENAS.split(), strict=True)},
    "dozen": 12,
    "a dozen": 12,
    "docena": 12,
    "una docena": 12,
    "a hundred": 100,
    "hundred": 100,
    "cien": 100,
    "ciento": 100,
    "a thousand": 1000,
    "a couple of": 2,
    "un par de": 2,
    "a million": 1e6,
}
FRACTIONS: dict[str, float] = {
    "half": 0.5,
    "la mitad": 0.5,
    "a third": 1 / 3,
    "one third": 1 / 3,
    "un tercio": 1 / 3,
    "two thirds": 2 / 3,
    "dos tercios": 2 / 3,
    "a quarter": 0.25,
    "one quarter": 0.25,
    "un cuarto": 0.25,
    "a fifth": 0.2,
    "one fifth": 0.2,
    "un quinto": 0.2,
    "una quinta parte": 0.2,
    "a tenth": 0.1,
    "un decimo": 0.1,
    "three quarters": 0.75,
    "tres cuartas partes": 0.75,
}
_SCALE = {
    "k": 1e3,
    "thousand": 1e3,
    "grand": 1e3,
    "mil": 1e3,
    "tis": 1e3,
    "tys": 1e3,
    "tsd": 1e3,
    "hundred": 1e2,
    "m": 1e6,
    "mn": 1e6,
    "mio": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "millions": 1e6,
    "millon": 1e6,
    "millones": 1e6,
    "bn": 1e9,
    "billion": 1e9,
    "dozen": 12,
}
_DIGITS = r"\d{1,3}(?:[.,']\d{3})+(?:[.,]\d+)?(?!\d)|\d{1,3}(?: \d{3})+(?![\d.,])|\d+(?:[.,]\d+)?"
_SUFFIX = (
    r"(?:(?P<near>k|m|mn|bn)(?![a-z0-9']|-(?!>))|\s?(?P<far>thousand|grand(?! (?!in\b|for\b|a\b|per\b|or\b|and\b|to\b|of\b|"
    r"at\b|on\b|until\b|incl)[a-z])|mil millones|mil|millions|million|millones|millon|mio\.?|mln\.?|(?:tis|tys|tsd)\.?|"
    r"bn|billion|hundred|dozen|(?:k|m|mn)(?=\s?(?:eur|euros?|usd|gbp|chf|pln|sek|nok|dkk|dollars|pounds|€|\$|£)(?![a-z])))(?![a-z0-9]))?"
)
_DIGIT_NUMBER = re.compile(rf"(?<![\w.,])(?:~ ?)?(?P<digits>{_DIGITS}){_SUFFIX}")
_TEEN = "|".join(sorted(map(re.escape, WORDS), key=len, reverse=True))
_WORD_NUMBER = re.compile(rf"\b(?P<word>{_TEEN})(?:[- ](?P<more>{'|'.join(_UNITS.split()[1:10])}))?\b{_SUFFIX}")
_LONE_ONE = re.compile(r"\s+[a-z]{2,}")


TOO_LARGE = 1e15
"""No amount of a project is that large: such digits are a code or a slip."""


@dataclass(frozen=True)
class Number:
    """A number and where it stands. `spelled` = written as a word."""

    value: float
    start: int
    end: int
    spelled: bool = False
    scale: float = 1.0


_SHARES_SCALE = re.compile(
    r"\s*(?:[€$£]|eur|euros?|usd|gbp|chf)?\s*(?:to|down to|up to|al?|hasta|-+>|→|-)\s*(?:about |around |below |under |unos )?"
    r"(?:[€$£]|eur|usd|gbp|chf)?\s*"
)
_AND = re.compile(r"\s+(?:and|y)\s+")
SAME_SIZE = 20
"""By how many times two numbers of one change may differ, when the first one borrows "million" from the second."""


def _with_shared_scale(low: str, found: list[Number]) -> list[Number]:
    """'From 3.2 to 2.5 million': the word behind the second number counts for both, unless the first has its own."""
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        if first.scale != 1 or second.scale == 1 or not first.value:
            continue
        between = low[first.end : second.start]
        led = re.search(r"\b(?:between|entre)\s*$", low[: first.start]) and _AND.fullmatch(between)
        if not (led or _SHARES_SCALE.fullmatch(between)):
            continue
        grown = first.value * second.scale
        if 1 / SAME_SIZE <= grown / (second.value or 1) <= SAME_SIZE:
            found[place] = replace(first, value=grown, scale=second.scale)
    return found


def value_of(digits: str, language: str = "en") -> float:
    """The number that `digits` writes: "2.500" is 2500 in Spanish, "1.62" is 1.62 anywhere, "21,000" is 21000 anywhere."""
    digits = digits.replace("'", "").replace(" ", "")
    marks = [c for c in digits if c in ".,"]
    if not marks:
        return float(digits)
    if len(set(marks)) == 2:
        thousands = "," if digits.rfind(".") > digits.rfind(",") else "."
        return float(digits.replace(thousands, "").replace(",", "."))
    whole, _, tail = digits.rpartition(marks[0])
    if len(marks) > 1 or _groups_thousands(marks[0], whole, tail, language):
        return float(digits.replace(marks[0], ""))
    return float(digits.replace(",", "."))


def _groups_thousands(mark: str, whole: str, tail: str, language: str) -> bool:
    if len(tail) != 3 or whole in {"", "0"}:
        return False
    # nobody writes a decimal with three places that ends in 0: in an English text "12.000" comes from a European keyboard
    return mark == "," or language == "es" or tail.endswith("0")


def _scale(found: re.Match[str]) -> float:
    near, far = found.group("near"), found.group("far")
    if far == "mil millones":
        return 1e9
    return _SCALE[(near or far).rstrip(".")] if near or far else 1.0


def find_numbers(low: str, language: str = "en") -> list[Number]:
    """All numbers of a folded text, in order; number words count where they stand for an amount."""
    found = [
        Number(value_of(m.group("digits"), language) * _scale(m), m.start(), m.end(), scale=_scale(m)) for m in _DIGIT_NUMBER.finditer(low)
    ]
    found = _with_shared_scale(low, found)
    for match in _WORD_NUMBER.finditer(low):
        if any(n.start < match.end() and match.start() < n.end for n in found):
            continue
        word = match.group("word")
        if word == "once" and language != "es":  # eleven in Spanish, one time in English
            continue
        if word in {"one", "uno"} and not _LONE_ONE.match(low, match.end()):
            continue
        more = WORDS.get(match.group("more") or "", 0)
        found.append(Number((WORDS[word] + more) * _scale(match), match.start(), match.end(), spelled=True))
    return sorted((n for n in found if abs(n.value) < TOO_LARGE), key=lambda n: n.start)
