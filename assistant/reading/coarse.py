"""What an answer to the asked question says at least: the coarse signal where no finer reader found one."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

from assistant.reading.claims import Claim, Sentence
from assistant.reading.exchanged import TAKES_BACK
from assistant.reading.persons import NO_NAME, is_anybody, named_actor, role_in, somebody_named
from assistant.reading.text import fold
from assistant.reading.unknowns import unknown_phrase
from assistant.reading.unusable import amount_missing

_NOBODY = r"^\W*(?:no(?:body| one|ne)?|nothing|nadie|ningun[oa]?|nada|not (?:yet|known|decided))\b"
PERSON = (
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
"""People by what they do, in both languages."""
NO_PERSON = (
    r"(?:number|paper|order|water|computer|sensor|power|letter|weather|never|other|over|under|after|either|whether|later|better|server|"
    r"error|monitor|factor|major|minor|motor|doctor's|for|or|her|per|offer|matter|quarter|filter|counter|former|longer|winter|summer|"
    r"want|plant|relevant|important|constant|than|can|an|man-made|consider|remember|answer|transfer|corner|rather|together|"
    r"semester|computer|laptop|floor|door|year|ordenador(?:e)?|servidor(?:e)?|contador(?:e)?|medidor(?:e)?|mostrador(?:e)?|"
    r"congelador(?:e)?|alrededor|(?:check|wish|wait|price)?list|mist|twist|wrist)s?"
)
_DOES = re.compile(
    rf"^\W*(?:(?:then|so|also|yes|here|always|each|every|the|an?|our|my|one|two|three|\d+|el|la|los|las|un|una|dos|tres|nuestr[oa]s?|cada|"
    rf"solo|only)[\s,]+)*(?P<who>(?:(?!of\b|to\b|by\b)[a-z'-]+ ){{0,3}}?(?!{NO_PERSON}\b){PERSON})(?: (?:of|in|at|on|de"
    rf"|del|en)(?: (?:the|our|la|el|los|las))? "
    rf"[a-z]+)?(?P<tail>\s*[.!]?$|\s*[,;(]|\s+(?!of\b)[a-z]+)"
)
_BY = re.compile(
    rf"\b(?:by|to|por|al?|con) (?:the |an? |our |one |two |three |dos |un |una |el |la |los "
    rf"|las )?(?:[a-z-]+ )?(?!{NO_PERSON}\b){PERSON}\b"
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
_OWN_TRY = re.compile(
    r"\b(?:rule|tried|prototype|students?|intern|excel|spreadsheet|script|rules?|average|ocr|keywords?|filter|formula|limits?|thresholds?|umbral(?:es)?|limites?|"
    r"reglas?|probamos|prototipo|filtro|promedio|nothing|nada)\b"
)
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
_NEW_ONES = re.compile(
    r"\bnew [a-z]+s\b[^.;]{0,20}\b(?:come|appear|arrive|join|every|each|all the time)|\b(?:aparecen?|llegan?|entran?|salen?|hay)\b"
    r"[^.;]{0,20}\bnuev[oa]s\b"
)
"""What is decided about comes new: suppliers, products, strains."""
_SEASON = re.compile(
    r"\b(?:season|winter|summer|spring|autumn|harvest|frost|holiday|temporada|invierno|verano|cosecha|navidad|christmas|festiv)\w*"
)
_FAST = re.compile(
    r"\b(?:daily|weekly|every (?:day|week)|each week|all the time|constantly|cada (?:dia|semana)|"
    r"tod[oa]s l[oa]s (?:dias|semanas)|todo el tiempo"
    r"|interest rates?|inflation)\b"
)
_NONE_OF = re.compile(r"^\W*(?:no\b|none|nobody|nothing|not (?:really|that)|ningun|nadie|nada|machines|only machines|solo maquinas)")


def coarse_claims(s: Sentence, said: Sequence[Claim]) -> list[Claim]:
    """The coarse signals of an answer, as far as `said`, the finer readings of the same slot, leaves them open."""
    told = {name for claim in said for name in claim.signals}
    coarse = _COARSE.get(s.asked)
    if coarse is None or unknown_phrase(s.low) or told & _SETTLED.get(s.asked, frozenset()):
        return []
    found = {name: value for name, value in coarse(s).items() if name not in told}
    return [Claim(s.asked, 0, len(s.text), found)] if found else []


_SETTLED = {
    "current_process_baseline": frozenset({"human_today", "rule_today", "nothing_today", "model_today"}),
    "human_oversight": frozenset({"person_decides", "full_auto_wished"}),
    "label_availability": frozenset({"labels"}),
    "existing_solution": frozenset({"rule_result", "own_hour_cost"}),
}
"""Signals that a finer reading found: then nothing coarse is added."""


def _somebody(s: Sentence) -> str:
    """The person or role that an answer names as its subject or doer, or ""."""
    if re.search(_NOBODY, s.low):
        return ""
    if named := named_actor(s, asked=True):
        return named[2]
    subject = _DOES.match(s.low)
    if subject and not re.match(
        r"\s+(?:is|are|was|were|has|have|call (?:us|in)\b|phone us|ring us|complain|tell us|write to us|ask|preguntan?|piden?|"
        r"nos (?:llaman|avisan|"
        r"escriben)|es|son|esta|hay|had|did|went|got|lost|saw|made|came|said|took|gave|(?!decid)[a-z]{3,}ed)\b",
        s.low[subject.start("tail") :],
    ):
        return role_in(s, subject.start("who"), s.text[subject.start("who") : subject.end("who")])
    return ""


_NOT_WE = re.compile(r"\W*(?:we|i|nosotr[oa]s)\b(?: [a-z]+)? (?:not|never|no|nunca)\b|\W*(?:we|i) [a-z]+n't\b")
"""'We do not build an agent' says what is not done, and not who acts."""


_WE = re.compile(r"\W*(?:we|i|they|nosotr[oa]s|yo) [a-z]")
_WE_ACT = re.compile(
    r"\W*(?:nosotr[oa]s|yo) (?:l[oa]s? )?(?:decid|actu|elig|revis|llam|visit|planific|mir|us)\w+|"
    r"\W*(?:we|i) (?:(?:will|would|can|could|then|always|just|both|all|usually|ourselves|myself) )*"
    r"(?:(?:decide|act|choose|react|intervene|respond)\b(?! (?:for|in|by|to|until) )|"
    r"[a-z]+ (?:up |out |at |on |with |into )?(?:it|them|this|that|these|"
    r"the (?:list|result|answer|forecast|alarm|warning|number)s?)\b(?! (?:is|was|are)\b)|"
    r"(?:call|ring|phone|visit|inspect|check|order|plan|repair|warn)\b(?! \d))"
)
"""'We rent 40 tools a day' tells what the house does; who acts on the result does something with it."""


def _acts(s: Sentence) -> dict[str, Any]:
    who = "" if _NOT_WE.match(s.low) or (_WE.match(s.low) and not _WE_ACT.match(s.low)) else somebody_named(_somebody(s))
    return {"somebody_acts": True, "actor": who} if who and not is_anybody(who) else {}


def _overseen(s: Sentence) -> dict[str, Any]:
    if (alone := _ALONE.search(s.low)) and not s.negated(alone.start()):
        return {"full_auto_wished": True}
    doubtful = re.search(r"\b(?:unclear|doubtful|borderline|unsure|uncertain|disputes?|objections?|dudos[oa]s?|reclamos)\b", s.low)
    given = doubtful and (_BY.search(s.low) or re.search(rf"\b(?!{NO_PERSON}\b){PERSON}\b", s.low))
    who = _somebody(s)
    return {"person_decides": True} if given or (who and (_HAS_A_SAY.search(s.low) or len(s.low.split()) <= NAMED_ALONE)) else {}


NAMED_ALONE = 6
"""Words up to which an answer that begins with somebody is taken for who has the last word (house rule)."""
_HAS_A_SAY = re.compile(
    r"\b(?:decid|check|approv|confirm|sign|look|review|read|correct|chang|overr|releas|choos|judg|veto|stop|accept|refus|reject|agree|"
    r"last word|final|firma|revis|confirm|aprueb|corrig|elig|mira|lee|acept|rechaz)"
)
"""Words of somebody who may say no; what somebody knows, or how many hours he has, says nothing of it."""


def _offered(s: Sentence) -> dict[str, Any]:
    if TAKES_BACK.match(s.low) and not _OFFER.search(s.low):
        return {}  # another number for one told before is no price that somebody asks
    if _OWN_TRY.search(s.low):
        return _how_the_try_went(s)
    if re.search(_NOBODY, s.low):
        return {}
    priced = _PRODUCT.search(s.low) and not s.has(r"\bbudget|\bpresupuesto")
    named = _NAME.search(s.text) if s.text[:1].isalpha() else None
    own_money = re.search(r"\b(?:budget|presupuesto|we (?:have|can spend)|tenemos)\b", s.low)
    sold = _OFFER.search(s.low) or (priced and not own_money)
    return {"service_offered": True} if sold and (priced or named) else {}


ENOUGH_RIGHT = 0.9
"""Share of right answers below which a first try is told as one that did not do (house rule)."""


def _how_the_try_went(s: Sentence) -> dict[str, Any]:
    """'Rules with keywords, about 60 % right', "off by 30 %": a try that is told with such a share did not do."""
    share = next((q.value for q in s.kinds("share") if 0 < q.value < 1), None)
    if share is None:
        return {}
    right = 1 - share if re.search(r"\b(?:off|wrong|errors?|mistakes?|missed|mal|errores|fallaba|se equivocaba)\b", s.low) else share
    told = re.search(r"\b(?:right|correct\w*|caught|found|ok|off|wrong|errors?|missed|bien|mal|acertaba|correct[oa]s?|errores)\b", s.low)
    return {"rule_result": "misses"} if told and right < ENOUGH_RIGHT else {}


_HOLES = re.compile(
    r"\b(?:forget (?:it|that|about)|(?:you|we) can forget|patchy|spotty|useless|unusable|"
    r"only (?:written|noted|recorded|kept)[a-z ]{0,8} (?:from|since)|"
    r"olvid\w+ de|inservibles?|solo (?:se )?(?:anot\w+|apunt\w+|registr\w+) desde)\b"
)
_FULL = re.compile(r"\b(?:complete|filled|usable|good|fine|clean|correct|there|complet[oa]s?|limpi[oa]s?|bien|buen[oa]s?)\b")
_HAS = re.compile(r"\b(?:attached|ha(?:s|ve)|with|contain\w*|includ\w+|tienen?|con|traen?|incluyen?)\b")
ENOUGH_FULL = 0.1
"""Missing data that nobody complains of: "95 % of it is fine" (house rule)."""


_BOUND = re.compile(r"\b(?:no more than|not more than|at most|must not|may not|no mas de|como (?:mucho|maximo)|no (?:debe|puede))\b")
"""What shall not be exceeded is wished, and no count of what is missing."""


def _gaps(s: Sentence) -> dict[str, Any]:
    """In the answer to how much is missing a share is what is missing, unless it is called complete."""
    share = next((q.value for q in s.kinds("share") if 0 < q.value < 1), None)
    note = {"quality_notes": s.text.strip(" .")}
    if share is None:
        return {"gaps": "some"} | note if _HOLES.search(s.low) else {}
    if _BOUND.search(s.low):
        return {}
    if _HAS.search(s.low) and not _LOST.search(s.low):
        return {}
    full = _FULL.search(s.low) and not _LOST.search(s.low)
    lost = round(1 - share if full else share, 4)
    if full and lost <= ENOUGH_FULL:
        return {}
    return {"gaps": amount_missing(lost)} | note


_BY_FEELING = re.compile(
    r"\b(?:gut(?: feeling)?|by eye|by feel|experience|from memory|rule of thumb|guess\w*|"
    r"a ojo|de memoria|intuicion|experiencia|a tanteo|al tanteo)\b"
)


def _today(s: Sentence) -> dict[str, Any]:
    """Somebody does something, or does it by feeling: people do it today, in their own words."""
    if re.search(_NOBODY, s.low) or not (_BY_FEELING.search(s.low) or _somebody(s)):
        return {}
    return {"human_today": True, "current_way": s.text.strip(" .")}


_EVERY_CASE = re.compile(
    r"^\W*(?:(?:yes|si),? )?(?:for |de |en )?(?:all|every|each|tod[oa]s?|cada)\b|[,;] (?:so|asi que|por tanto) (?:for )?(?:all|tod[oa]s)\b"
)
_MOST_CASES = re.compile(
    r"\b(?:most|nearly all|almost all|a part|some) (?:of )?|\bcasi tod[oa]s?\b|\bla mayoria\b|\balgun[oa]s\b|"
    r"\b(?:se sabe|sabemos|tells? (?:it|us|that)|is known|are known)\b"
)


def _labelled(s: Sentence) -> dict[str, Any]:
    if re.search(_NOBODY, s.low):
        return {}
    return {"labels": "some"} if _MOST_CASES.search(s.low) else {"labels": "all"} if _EVERY_CASE.search(s.low) else {}


def _when_it_fails(s: Sentence) -> dict[str, Any]:
    """What the team says that happens when it is wrong, in its own words."""
    said = 2 < len(s.low.split()) <= LONGEST_WAY and not re.search(_NOBODY, s.low) and not s.low.rstrip().endswith("?")
    return {"fallback": s.text.strip(" .")} if said else {}


LONGEST_WAY = 20
"""Words up to which an answer is kept whole as what happens when it fails (house rule)."""


def _changes(s: Sentence) -> dict[str, Any]:
    match = _NEW_THINGS.search(s.low)
    if match is None or s.negated(match.start()):
        return {}
    speed = {"change_speed": "fast" if _FAST.search(s.low) else "seasonal" if _SEASON.search(s.low) else "slow"}
    return speed | ({"new_items": True} if _NEW_ONES.search(s.low) else {})


def _groups(s: Sentence) -> dict[str, Any]:
    """A list of two or more kinds of people or places, in an answer that does not say that there is none."""
    if _NONE_OF.search(s.low):
        return {}
    if one := _ONE_GROUP.match(s.low):
        return {"groups_matter": True, "groups_named": [s.text[one.start("who") : one.end("who")]]}
    parts = [p.strip(" .") for p in re.split(r",|;|/|\band\b|\bor\b|\by\b|\bo\b|\be\b", s.low) if p.strip(" .")]
    listed = len(parts) >= 2 and all(1 <= len(p.split()) <= 6 for p in parts) and not re.search(r"\b(?:is|are|was|es|son)\b", s.low)
    return {"groups_matter": True} if listed else {}


_ONE_GROUP = re.compile(
    r"^\W*(?:(?:maybe|perhaps|probably|possibly|quizas?|tal vez|a lo mejor)\s)?"
    r"(?P<who>(?:(?:the )?(?:ones|people|those)|(?:l[oa]s )?personas|quienes|l[oa]s que)\s[^.,;]{3,50}?)"
    r"(?:,? (?:maybe|perhaps|quizas?|tal vez))?[\s.]*$"
)
"""One group that is told by what it does: "the ones who pay in cash"."""


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
    if found:
        return {"owner": found["name"] or re.sub(r"^\w+ ", "", found["role"])}
    names = [m for m in _SIGNER.finditer(s.text) if fold(m["name"] or m["second"]) not in NO_NAME]
    return {"owner": s.text[names[0].start() : names[0].end()]} if len(names) == 1 else {}


_SIGNER = re.compile(
    rf"(?:(?:Mr|Mrs|Ms|Dr|Prof|Sr|Sra|[Dd]on|[Dd]oña)\.? (?P<name>{_CAPITAL})|(?<=, )(?P<second>{_CAPITAL}(?: {_CAPITAL})?)(?=[\s.]*$))"
)
"""Somebody called by one name: with a title, or at the end behind a comma ("me, Tony")."""


_COARSE: dict[str, Callable[[Sentence], dict[str, Any]]] = {
    "decision_and_user": _acts,
    "human_oversight": _overseen,
    "existing_solution": _offered,
    "data_quality": _gaps,
    "current_process_baseline": _today,
    "label_availability": _labelled,
    "escalation_path": _when_it_fails,
    "retraining_feedback": _changes,
    "fairness_groups": _groups,
    "data_access_rights": _rights,
    "stakeholder_owner": _owns,
}
