"""What an answer to the asked question says at least: the coarse signal where no finer reader found one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.persons import role_in
from assistant.reading.unknowns import unknown_phrase

_NOBODY = r"^\W*(?:no(?:body| one|ne)?|nothing|nadie|ningun[oa]?|nada|not (?:yet|known|decided))\b"
_PERSON = (
    r"(?:[a-z]{2,}(?:er|or|ist|ian|ant|man|woman|men|women|ress|smith|iatrist)s?|boss|head|chief|board|council|committee"
    r"|jury|staff|team|crew|desk|"
    r"office|control room|department|person|people|human|somebody|someone|colleagues?|clerks?|nurses?|cooks?|chefs?|vets?|guards?|pilots?|"
    r"experts?|customers?|clients?|users?|parents?|pupils?|students?|patients?|agents?|leads?|secretar(?:y|ies)|we|i|they|two of us|"
    r"jef[ea]s?|director(?:a|es|as)?|gerentes?|encargad[oa]s?|tecnic[oa]s?|medic[oa]s?|enfermer[oa]s?|administrativ[oa]s"
    r"|profesor(?:a|es|as)?|"
    r"docentes?|maestr[oa]s?|persona(?:s|l)?|equipo|operari[oa]s?|conductor(?:a|es)?|agentes?|vendedor(?:a|es|as)?|emplead[oa]s?|"
    r"comite|junta|clientes?|usuari[oa]s|pacientes|alumn[oa]s|alguien|nosotr[oa]s|cociner[oa]s?|ingenier[oa]s?"
    r"|[a-z]{3,}(?:ista|logo|loga)s?|[a-z]{4,}dor(?:a|es|as)?)"
)
NO_PERSON = (
    r"(?:number|paper|order|water|computer|sensor|power|letter|weather|never|other|over|under|after|either|whether|later|better|server|"
    r"error|monitor|factor|major|minor|motor|doctor's|for|or|her|per|offer|matter|quarter|filter|counter|former|longer|winter|summer|"
    r"want|plant|relevant|important|constant|than|can|an|man-made|consider|remember|answer|transfer|corner|rather|together|"
    r"semester|computer|laptop|floor|door|year|ordenador(?:e)?|servidor(?:e)?|contador(?:e)?|medidor(?:e)?|mostrador(?:e)?|"
    r"congelador(?:e)?|alrededor|(?:check|wish|wait|price)?list|mist|twist|wrist)s?"
)
_DOES = re.compile(
    rf"^\W*(?:(?:then|so|also|yes|here|always|each|every|the|an?|our|my|one|two|three|\d+|el|la|los|las|un|una|dos|tres|nuestr[oa]s?|cada|"
    rf"solo|only)[\s,]+)*(?P<who>(?:(?!of\b|to\b|by\b)[a-z'-]+ ){{0,3}}?(?!{NO_PERSON}\b){_PERSON})(?: (?:of|in|at|on|de"
    rf"|del|en)(?: (?:the|our|la|el|los|las))? "
    rf"[a-z]+)?(?P<tail>\s*[.!]?$|\s*[,;(]|\s+(?!of\b)[a-z]+)"
)
_BY = re.compile(
    rf"\b(?:by|to|por|al?|con) (?:the |an? |our |one |two |three |dos |un |una |el |la |los "
    rf"|las )?(?:[a-z-]+ )?(?!{NO_PERSON}\b){_PERSON}\b"
)
_ALONE = re.compile(
    r"^\W*(?:it (?:should |must |will |can )?(?:run|act|work|decide)s? )?(?:(?:fully|all|completely|totally|todo|totalmente"
    r"|completamente|entirely) )?"
    r"(?:automatic(?:ally)?|automated|automatic[oa]|automaticamente|by itself|on its own|alone|por si sol[oa]|sol[oa])\b"
    r"|\b(?:no ?body|no one|nobody|nadie) (?:in between|in the middle|in the loop|has to|needs to|en medio|de por medio|interviene)\b"
)
_PRODUCT = re.compile(
    r"\b\d[\d.,]* ?k?\b ?(?:eur|€|usd|\$|gbp|£|chf|pesos|cop|mxn)|(?:[€$£]|eur |usd |gbp )\d|\b\d+ ?k\b(?! (?:rows|records|calls|cases))"
)
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-ZÁÉÍÓÚ][a-zA-Z]{2,}(?:[A-Z0-9][a-zA-Z0-9]*)?\b")
_OFFER = re.compile(
    r"\b(?:offer\w*|quote[ds]?|vendors?|suppliers?|products?|tools?|licen[cs]e|subscription|demo|trial|saas|module|add-on"
    r"|start-?up|company|"
    r"provider|ofert\w*|ofrec\w*|cotiz\w*|proveedor\w*|producto|herramienta|modulo|empresa|licencia)\b"
)
_OWN_TRY = re.compile(r"\b(?:rule|tried|prototype|students?|intern|excel|spreadsheet|script|regla|probamos|prototipo|nothing|nada)\b")
_LOST = re.compile(
    r"\b(?:lost|lose|losing|missing|unreliable|wrong|empty|blank|gaps?|fail\w*|broken|forget|forgot\w*|do not|don'?t|dont"
    r"|not (?:filled|recorded|"
    r"shown|there|usable|readable|logged)|unreadable|duplicat\w*|doubtful|late|unknown|incomplete|noise|noisy|illegible"
    r"|ilegibles?|falt\w+|perdid\w+|"
    r"pierd\w+|mal|vaci\w+|errone\w+|incorrect\w+|duplicad\w+|olvid\w+|sin)\b"
)
_NEW_THINGS = re.compile(
    r"\b(?:new|nuev[oa]s?|another|otr[oa]s?) [a-z]+|\bchang\w+|\bcambi\w+|\b(?:season|winter|summer|spring|autumn|harvest"
    r"|frost|holiday|temporada|"
    r"invierno|verano|cosecha|navidad|christmas)\w*|\bupdates?\b|\binterest rates?\b|\binflation\b|\bvari(?:es|an|a)\b"
)
_SEASON = re.compile(
    r"\b(?:season|winter|summer|spring|autumn|harvest|frost|holiday|temporada|invierno|verano|cosecha|navidad|christmas|festiv)\w*"
)
_FAST = re.compile(
    r"\b(?:daily|weekly|every (?:day|week)|each week|all the time|constantly|cada (?:dia|semana)|todo el tiempo"
    r"|interest rates?|inflation)\b"
)
_NONE_OF = re.compile(r"^\W*(?:no\b|none|nobody|nothing|not (?:really|that)|ningun|nadie|nada|machines|only machines|solo maquinas)")


def coarse_claims(s: Sentence, said: Sequence[Claim]) -> list[Claim]:
    """The coarse signals of an answer, as far as `said`, the finer readings of the same slot, leaves them open."""
    told = {name for claim in said for name in claim.signals}
    coarse = _COARSE.get(s.asked)
    if coarse is None or unknown_phrase(s.low):
        return []
    found = {name: value for name, value in coarse(s).items() if name not in told}
    return [Claim(s.asked, 0, len(s.text), found)] if found else []


def _somebody(s: Sentence) -> str:
    """The person or role that an answer names as its subject or doer, or ""."""
    if re.search(_NOBODY, s.low):
        return ""
    subject = _DOES.match(s.low)
    if subject and not re.match(
        r"\s+(?:is|are|was|were|has|have|call (?:us|in)\b|phone us|ring us|complain|tell us|write to us|ask|preguntan?|piden?|"
        r"nos (?:llaman|avisan|"
        r"escriben)|es|son|esta|hay|had|did|went|got|lost|saw|made|came|said|took|gave|(?!decid)[a-z]{3,}ed)\b",
        s.low[subject.start("tail") :],
    ):
        return role_in(s, subject.start("who"), s.text[subject.start("who") : subject.end("who")])
    return ""


def _acts(s: Sentence) -> dict[str, Any]:
    who = _somebody(s)
    return {"somebody_acts": True, "actor": who} if who else {}


def _overseen(s: Sentence) -> dict[str, Any]:
    if (alone := _ALONE.search(s.low)) and not s.negated(alone.start()):
        return {"full_auto_wished": True}
    doubtful = re.search(r"\b(?:unclear|doubtful|borderline|unsure|uncertain|disputes?|objections?|dudos[oa]s?|reclamos)\b", s.low)
    given = doubtful and _BY.search(s.low)
    return {"person_decides": True} if _somebody(s) or given else {}


def _offered(s: Sentence) -> dict[str, Any]:
    if re.search(_NOBODY, s.low) or _OWN_TRY.search(s.low):
        return {}
    priced = _PRODUCT.search(s.low)
    named = _NAME.search(s.text) if s.text[:1].isalpha() else None
    return {"service_offered": True} if priced or (named and _OFFER.search(s.low)) else {}


def _gaps(s: Sentence) -> dict[str, Any]:
    share = next((q for q in s.kinds("share") if 0 < q.value < 1), None)
    if share is None or not _LOST.search(s.low):
        return {}
    return {"gaps": "many" if share.value > 0.3 else "some", "quality_notes": s.text.strip(" .")}


def _changes(s: Sentence) -> dict[str, Any]:
    match = _NEW_THINGS.search(s.low)
    if match is None or s.negated(match.start()):
        return {}
    return {"change_speed": "fast" if _FAST.search(s.low) else "seasonal" if _SEASON.search(s.low) else "slow"}


def _groups(s: Sentence) -> dict[str, Any]:
    """A list of two or more kinds of people or places, in an answer that does not say that there is none."""
    if _NONE_OF.search(s.low):
        return {}
    parts = [p.strip(" .") for p in re.split(r",|;|/|\band\b|\bor\b|\by\b|\bo\b|\be\b", s.low) if p.strip(" .")]
    listed = len(parts) >= 2 and all(1 <= len(p.split()) <= 6 for p in parts) and not re.search(r"\b(?:is|are|was|es|son)\b", s.low)
    return {"groups_matter": True} if listed else {}


def _rights(s: Sentence) -> dict[str, Any]:
    return {"rights": "own"} if re.search(r"\b(?:ours|our own data|nuestr[oa]s|propi[oa]s)\b", s.low) and not s.has(r"\bnot ours\b") else {}


_SIGNS = r"(?:,| (?:signs?|decides?|approves?|pays|owns|runs|firma|decide|aprueba|responde|paga)\b|\W*$)"
_CAPITAL = r"[A-ZÁÉÍÓÚÑ][\w'-]+"
_OWNER = re.compile(
    rf"^\W*(?P<name>(?:(?:Mr|Mrs|Ms|Dr|Prof|Sr|Sra|Don|Doña)\.? )?{_CAPITAL}(?: (?:(?:de|del|van|von|da|la) )*{_CAPITAL})+){_SIGNS}"
    rf"|^\W*(?P<role>(?:[Oo]ur|[Tt]he|[Ee]l|[Ll]a|[Nn]uestr[oa]) (?:[\w-]+ ){{0,4}}?[\w-]+){_SIGNS}"
)


def _owns(s: Sentence) -> dict[str, Any]:
    """Who answers for the goal: a full name, or a role with its article, that stands first in the answer."""
    found = _OWNER.match(s.text)
    return {"owner": found["name"] or re.sub(r"^\w+ ", "", found["role"])} if found else {}


_COARSE: dict[str, Callable[[Sentence], dict[str, Any]]] = {
    "decision_and_user": _acts,
    "human_oversight": _overseen,
    "existing_solution": _offered,
    "data_quality": _gaps,
    "retraining_feedback": _changes,
    "fairness_groups": _groups,
    "data_access_rights": _rights,
    "stakeholder_owner": _owns,
}
