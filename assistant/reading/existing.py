"""The way that exists already, and how well it does: it is the yardstick, and where it does well it may be all that is needed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.claims import Claim, Sentence

_MADE = (
    r"(?:rules?|formulas?|spreadsheets?|checklists?|macros?|scripts?|thresholds?|traffic lights?|point systems?|scorecards?|"
    r"keyword lists?|templates?|reglas?|formulas?|hojas? de calculo|plantillas?)"
)
_A_RULE = re.compile(
    r"\b(?:has|have|uses?|use|built|made|wrote|keeps?|runs?|there is|tiene|tenemos|usamos|usa|hay|hizo) (?:already )?(?:an?|"
    r"our|the|his|her|my|una?|el|la|su)? ?"
    rf"(?:[\w-]+ ){{0,2}}?{_MADE}\b(?=[\s]*(?:$|[.,:;(]|since|which|that|for|now|today|already|to|desde|que|para))"
)
_NOT_YET = (
    r"\b(?:want|wish|would like|need|should|could|plan to|going to|will|looking for|queremos|quisieramos|necesitamos|no (?:rule|formula))\b"
)
_DOES_WELL = (
    r"(?:works?(?: out)?(?: (?:quite|very|really|rather|pretty|just))? (?:well|fine|ok(?:ay)?|good|great)|(?:works|"
    r"does it)(?=\s*(?:$|[,.;]))|"
    r"does the (?:job|trick)|does fine|is (?:good|perfectly fine|fine|just fine|ok(?:ay)?|enough|good enough)(?= (?:for us|"
    r"as it is|so far|really|today)|\s*(?:$|[.,;]))|"
    r"(?:never|hardly ever|almost never) (?:fails?|goes wrong|wrong|a problem)|funciona(?: muy)?(?: bien)?|va bien|nos basta)"
)
_THE_WAY = (
    r"(?:it|this|that|which|(?:the|our|his|her|[\w-]+'s) (?:[\w-]+ ){0,2}?(?:way|method|system|list|guess(?:es)?|feeling|planning|"
    rf"{_MADE})|by hand|(?:he|she|they) (?:usually )?|eso|esto)"
)
_WELL = re.compile(rf"(?:^\W*|\b(?:and|y) |\b{_THE_WAY} )(?:honestly |really |already |actually |mostly )*{_DOES_WELL}")
_RULE_WELL = re.compile(rf"\b{_MADE}(?:(?!\b(?:not|never|no)\b|n't)[^.;?]){{0,30}}? {_DOES_WELL}")
_SELDOM_WRONG = re.compile(
    r"\b(?:wrong|mistaken|off|fails?|se equivoca)(?: only| just| maybe| about| solo)* (?:once|twice|one time|(?:two|three|four|"
    r"2|3|4) times|una vez|dos veces)"
    r" (?:a|per|each|every|in a|last|al|por) (?:year|season|half[- ]year|ano|temporada)\b"
)
_HITS = re.compile(
    r"\b(?:found|caught|noticed|spotted|predicted|got|detected|hit|encontro|detecto)(?: (?:the|all|last|of|out|"
    r"already))* (?P<hit>\d+|all|both) (?:out )?of (?:the |the last )?(?P<all>\d+)\b"
)
_FALLS_SHORT = re.compile(
    r"\b(?:but|not for|except|however|only (?:for|if|when|half)|not (?:good )?enough|too (?:slow|late|much work|many)|"
    r"takes too|pero|salvo|aunque)\b"
)
_HARMLESS_BUT = re.compile(r"\bbut (?:listen|honestly|hey|why)\b")
_JUST_ASK = re.compile(
    r"\b(?P<who>they|we|people|everybody|everyone|each of them|(?:the |our )?[a-z]+s|ellos|podrian|podemos) (?:could|can|"
    r"might) (?:just|simply|easily|as well|also just) "
    r"(?:tell|ask|call|phone|ring|write|text|message|report|sign|tick|vote|answer|say|agree|send (?:us|me) a|put (?:it )?on|"
    r"let (?:us|me) know)\b[^.;?]*"
)
_BUT_NOT = re.compile(r"\b(?:but|don't|do not|never|won't|will not|nobody|if only|forget)\b")
_TODAY = r"\b(?:today|now|so far|by (?:feeling|feel|eye|hand|experience)|decides|guess\w*|plans|hoy|a ojo)\b"


def read_existing(s: Sentence) -> Iterator[Claim]:
    """Slots current_process_baseline and existing_solution: a rule in use, what it found, whether it does well, what would do as well."""
    if rule := _rule(s):
        yield Claim("current_process_baseline", *rule.span(), {"rule_today": True, "current_way": _told(s)})
    found = _result(s, in_use=bool(rule))
    if "way_works" in found and s.has(_TODAY) and not rule:
        yield Claim("current_process_baseline", 0, len(s.text), {"human_today": True, "current_way": _told(s)})
    if found:
        yield Claim("existing_solution", 0, len(s.text), found)
    asks = s.low.rstrip().endswith("?")
    just = _JUST_ASK.search(s.low)
    if just and not asks and not _BUT_NOT.search(s.low, just.end("who")):
        yield Claim("existing_solution", *just.span(), {"simple_way": s.text[just.start() : just.end()].strip(" ,")})


def _rule(s: Sentence) -> re.Match[str] | None:
    match = _A_RULE.search(s.low)
    return match if match and not s.has(_NOT_YET) and not s.negated(match.start()) else None


def _told(s: Sentence) -> str:
    """The way in the team's words, without a heading."""
    return re.sub(r"^(?:existing|today|now|current(?:ly)?|so far)\s?:\s?", "", s.text, flags=re.IGNORECASE).strip(" .,")


def _result(s: Sentence, *, in_use: bool) -> dict[str, Any]:
    """How the way in use does: every case found, well for some and not for others, or well and seldom wrong."""
    if s.has(_NOT_YET):
        return {}
    of_a_rule = in_use or s.known.get("rule_today") is True or bool(s.has(rf"\b{_MADE}\b"))
    hits = _HITS.search(s.low)
    if hits and of_a_rule:
        right = 1.0 if hits["hit"] in {"all", "both"} else int(hits["hit"]) / max(int(hits["all"]), 1)
        return {"rule_result": "reaches"} if right == 1 else {"rule_result": "misses"} if right < ENOUGH_FOUND else {}
    well = _RULE_WELL.search(s.low) or (_WELL.search(s.low) if _about_today(s) else None)
    if well and s.negated(well.start()):
        return {}
    short = _FALLS_SHORT.search(_HARMLESS_BUT.sub("", s.low[well.end() :])) if well else None
    if well and short:
        return {"rule_result": "misses"} if _RULE_WELL.search(s.low) or of_a_rule else {}
    if well and _RULE_WELL.search(s.low):
        return {"rule_result": "reaches"}
    return {"way_works": True} if well or _SELDOM_WRONG.search(s.low) else {}


ENOUGH_FOUND = 0.9
"""Share of the cases below which a rule that is in use is told as one that does not do (house rule)."""


def _about_today(s: Sentence) -> bool:
    """Whether "it" is the way of today: the sentence, the question or what was said before speaks of it."""
    asked = {s.asked, s.topic} & {"current_process_baseline", "existing_solution"}
    return bool(asked or s.has(_TODAY) or s.known.get("current_way") or s.known.get("human_today") or s.known.get("rule_today"))


_GIVEN_UP = (
    r"\b(?:(?:nobody|no one|noone|no ?body) (?:ever |really )?(?:used?|uses|opened|opens|looked|trusted|believed)|never used|not used|"
    r"thrown away|threw it away|abandoned|g[ai]ve(?:n)? (?:it )?up|(?:was|were|got) (?:dropped|scrapped|deleted)|"
    r"nadie (?:l[oa] )?(?:us\w+|mir\w+|abr\w+)|se abandono|lo dejamos|no se usa)\b"
)


def given_up(s: Sentence, claim: Claim) -> bool:
    """'A consultant made a formula, nobody used it': a try of old, and no rule of today."""
    return "rule_today" in claim.signals and bool(s.has(_GIVEN_UP))
