"""Full stops that end no sentence: inside a date, behind an ordinal, and behind a word that was cut short."""

from __future__ import annotations

import re

from assistant.reading.currencies import CURRENCIES

_TITLES = (
    r"(?:e\.g|i\.e|approx|aprox|etc|ca|dr|mr|mrs|ms|sr|sra|srta|vs|nr|p\. ?ej|p\.m|a\.m|incl|max|min|sta?|ste|art|acc|avg|abt|diff|dept|"
    r"est|resp|excl|fig|prof|depto|dpto|ej|num|nos|núm|ing|lic|avda|cf|z\.b|bzw|inkl)$"
)
"""Cut words behind which what they belong to always follows, a name as well: "Dr. Silva", "approx. 40"."""
_BEFORE_MORE = (
    r"(?:temp|hum|abs|rel|tot|std|dev|var|vol|freq|qty|pct|addr|tel|ext|int|elec|mech|prod|maint|proc|tech|admin|mgmt|govt|univ|inst|assoc|"
    r"coll|manuf|equip|dist|ref|ver|gen|mat|med|hosp|pat|veh|mach|auto|exp|pred|meas|obs|calc|corr|coeff|"
    r"temper|humed|prom|cant|ref|func|serv|gral|adm)$"
)
"""Cut words that stand before a noun: "temp. sensors"; a name or a new thought with a capital may begin behind them."""
_DAY = re.compile(r"\d\s?$")
_DATE_GOES_ON = re.compile(r"\s\d{1,2}\.(?:\s(?:19|20)\d\d\b|(?:19|20)\d\d\b)")
_YEAR_OF_DATE = re.compile(r"\s(?:19|20)\d\d\b")
_DAY_AND_MONTH = re.compile(r"\b\d{1,2}\.\s?\d{1,2}$")
_MONTH_CUT = re.compile(r"\b(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|ene|abr|ago|dic)$")
_MONTH = re.compile(
    r"\s(?:jan|feb|mar[czs]|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\b",
)
_ORDINAL = re.compile(r"\b(?:the|every|each|on|del?|der|die|das|el|la)\s\d{1,2}$")
_OF_OR_NUMBER = re.compile(r"\s(?:of\b|de\b|#?\d)")
_SUM = re.compile(r"\d\s?[a-z]{1,5}$")
_MONEY = re.compile(rf"\s(?:{'|'.join(CURRENCIES)}|kc\b|czk\b|ft\b|huf\b|lei\b|ron\b|kr\b|kn\b|lv\b|din\b|rub\b|try\b)")
_SMALL_LETTER = re.compile(r"\s[a-z]")
_NEW_THOUGHT = re.compile(
    r"\s(?:we|i|it|they|he|she|you|the|an?|this|that|these|those|there|and|but|so|no|not|yes|or|if|when|then|also|now|today|our|my|"
    r"their|his|her|its|because|please|can|could|what|who|how|why|which|where|is|are|was|were|do|does|for|with|in|on|at|after|before|"
    r"most|some|each|every|all|only|nobody|everybody|just|sometimes|usually|maybe|"
    r"el|la|los|las|una?|hay|es|son|si|se|y|pero|o|que|por|para|con|en|nuestr[oa]s?|cada|hoy|ahora|nadie)\b"
)
"""Words with which a careless writer begins a sentence in small letters."""
_MEASURED = re.compile(
    r"\s(?:rates?|levels?|values?|speeds?|pressures?|temperatures?|times?|counts?|shares?|weights?|errors?|costs?|indexe?s?|scores?|ratios?|"
    r"lengths?|sensors?|readings?|tests?|quality|consumption|content)\b"
    r"(?!\s(?:is|are|was|were|has|have|will|must|should|of|about|around|may|can|to|\d|[=:]))"
)
"""What a cut word says more about: "germ. rate"; with a verb of its own it begins a sentence."""
_CUT = re.compile(r"\b(?=[a-z]{0,4}[aeiou])[a-z]{2,5}[bcdfghjklmnpqrtvxz]$")
_NO_VOWEL = re.compile(r"(?<![\w.])(?<!\d\s)[bcdfghjklmnpqrstvwxz]{2,5}$")


def goes_on(low: str, start: int, dot: int) -> bool:
    """Whether the sentence of a folded text that began at `start` goes on behind the full stop at `dot`."""
    before, after = low[max(start, dot - 40) : dot], low[dot + 1 : dot + 40]
    if "\n" in after[:1]:
        return False
    if re.search(rf"\b{_TITLES}", before):
        return True
    return _in_a_date(before, after) or _in_a_sum(before, after) or _cut_short(low, before, after)


def _in_a_date(before: str, after: str) -> bool:
    """'30. 6. 2027', "1. June", "the 3. floor", "Sept. 2028"."""
    if _MONTH_CUT.search(before):
        return bool(re.match(r"\s+\d", after))
    if not _DAY.search(before):
        return False
    if _DATE_GOES_ON.match(after) or (_DAY_AND_MONTH.search(before) and _YEAR_OF_DATE.match(after)) or _MONTH.match(after):
        return True
    return bool(_ORDINAL.search(before) and _SMALL_LETTER.match(after) and not _NEW_THOUGHT.match(after))


def _in_a_sum(before: str, after: str) -> bool:
    """'180 tis. Kč', "2 mio. EUR": a cut word between a number and its currency."""
    return bool(_SUM.search(before) and _MONEY.match(after))


def _cut_short(low: str, before: str, after: str) -> bool:
    """'no. of calls', "mean abs. error", "germ. rate", "pcs. per box"."""
    if re.search(r"\bno$", before):
        return bool(_OF_OR_NUMBER.match(after))
    if not re.match(r"\s[a-z\d]", after) or _NEW_THOUGHT.match(after):
        return False
    if re.match(r"\sper\b", after):
        return True
    if re.search(rf"\b{_BEFORE_MORE}", before) or _NO_VOWEL.search(before):
        return True
    return bool(_CUT.search(before)) and (bool(_MEASURED.match(after)) or _longer_elsewhere(before.rsplit(maxsplit=1)[-1], low))


_MORE_LETTERS = 3
"""Letters by which the whole word is longer than the one cut short, at least (house rule)."""


def _longer_elsewhere(word: str, low: str) -> bool:
    """Whether the text has the word in full: "insp. reports" beside "inspection"."""
    return bool(re.search(rf"\b{re.escape(word)}[a-z]{{{_MORE_LETTERS},}}\b", low))
