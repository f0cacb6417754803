"""Who acts on the answer, what he does, and how often: "Our haematologist decides each day how many units to prepare"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.acting_forms import said_plainly
from assistant.reading.answerers import answering, enabled, labelled
from assistant.reading.callings import ROLE as _ROLE
from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import NO_PERSON, PERSON
from assistant.reading.numbers import TWO_TO_TEN, WORDS
from assistant.reading.persons import is_anybody, named_actor, role_in, somebody_named
from assistant.reading.rhythms import period_of, rhythms
from assistant.reading.signers import read_signer
from assistant.reading.somebody import people_meant
from assistant.reading.text import fold

_ACTS = (
    r"(?:decid\w*|plans?|orders?|calls?|rings?|phones?|visits?|checks?|sets?|sends?|chooses?|picks?|acts?|opens?|closes?|moves?|makes?|"
    r"prepares?|puts?|talks?|sees?|writes?|signs?|releases?|corrects?|reviews?|inspects?|repairs?|replaces?|buys?|bakes?|cooks?|"
    r"mixes|adjusts?|assigns?|distributes?|sorts?|reads?|answers?|does|do|uses?|gets?|looks?|would|will|could|can|may|must|should|"
    r"toman?|llaman?|visitan?|revisan?|usan?|actuan?|ordenan?|pueden?|programan?|eligen?|compran?|preparan?|avisan?|reparten?|"
    r"atienden?|asignan?|fijan?|ajustan?|envian?|mandan?|corrigen?|firman?|miran?|ven|ve|planifican?|hacen?)"
)
_ACTOR = re.compile(
    rf"\b(?:(?:the|an?|our|my|her|his|their|each|every|one|{TWO_TO_TEN}|\d+|el|la|los|las|un|una|"
    rf"nuestr[oa]s?|cada) )?"
    rf"(?P<who>(?:(?!(?:and|or|but|the|our|that|which|who|for|of|to|in|at|on|a|an|y|o|de|que|por|la|el|los|las|is|are|could|can|would|if|"
    rf"when|because|as)\b)[a-z-]+ ){{0,2}}?{_ROLE}(?: (?:of|del?) (?:(?:the|our|la|el) )?(?!(?:the|it|them)\b)[a-z]+)?)"
    rf"(?: (?:on|at|in|en) (?:(?:the|our|each|every|el|la|cada) )?[a-z]+(?: \d+)?)?"
    rf"(?:, [a-z]+(?: [a-z]+)?,)?(?: (?:always|then|usually|first|still|siempre|luego|"
    rf"normalmente))? (?P<acts>{_ACTS})\b"
)
_THINGS = (
    r"(?:it|ai|model|system|computer|machine|program(?:me)?|software|algorithm|tool|app|law|board|price|weather|court|"
    r"nobody|somebody|someone|"
    r"anybody|everybody|who|which|that|we|they|i|you|he|she|plan|number|day|week|customers?|clients?|users?|readers?|guests?|members?|"
    r"goal|aim|target|fee|contract|sensor|meter|thermostat|ia|modelo|sistema|maquina|programa|ley|nadie|alguien|precio|cliente|usuario)s?"
)
"""What decides or sets something, and is nobody who could act on an answer."""
_ARTICLE = r"(?P<article>the|an?|our|my|each|every|one|two|three|four|five|six|seven|\d+|el|la|los|las|una?|dos|tres|nuestr[oa]s?|cada)"
_DECIDING = (
    r"(?:decides?|decided|orders(?! (?:of|from)\b)|assigns?|schedules?|chooses?|allocates?|dispatch(?:es)?|sets the|"
    r"makes? the (?:tours?|plan|rota|roster|menus?|orders?)|"
    r"writes? the (?:menus?|rota|roster|plan)|sends? them|forwards? them|looks? for|must (?:sell|buy|order|plan|choose|decide)|"
    r"(?:would|'d) like to (?:know|see)|wants? to (?:know|see)|"
    r"decid(?:e|en|io)|asignan?|eligen?|programan?|planifican?|reparten?|fijan?|ajustan?|dosifican?|determinan?|define|"
    r"arman? los|ordenan?|"
    r"quiere[n]? saber|quisiera saber)"
)
_NOUN_PHRASE = (
    r"(?P<who>(?!(?:week|day|month|year|night|morning|evening|semana|mes|dia|noche|manana|tarde|of|in|on|at|for|with|to|and|"
    r"or|y|o|de|que|same|only|end|way|most|rest)\b)[a-z-]+(?: (?!(?:and|or|of|in|on|at|for|with|to|that|which|"
    r"all|some|many|any|every|more|their|his|her|our|its|keeps?|holds?|gets?|needs?|knows?|sells?|gives?|takes?|"
    r"who|is|are|was|de|que|y|o|en|por|comes?|has|have|always|then|usually|siempre)\b)[a-z-]+){0,2}"
    r"(?: (?:of the|of our|of|del|de la|de los|de) [a-z-]+(?: (?!and\b)[a-z-]+)?)?)"
)
_DECIDER = re.compile(
    rf"\b{_ARTICLE} {_NOUN_PHRASE}(?: (?:always|then|usually|still|himself|herself|siempre|luego|hoy))?"
    rf"(?: (?!(?:and|y)\b)[a-z]+(?: (?!(?:and|y)\b)[a-z]+){{0,4}} (?:and|y))? (?P<acts>{_DECIDING})\b"
    rf"|\b(?P<article2>the|an?|our|two|three|\d+|el|la|los|una?|dos|"
    rf"tres) (?P<who2>(?:[a-z-]+ ){{0,1}}?{_ROLE}) [^.;]{{4,90}}? (?:so|so that|para que)(?: they| he| she| ellos)? "
    rf"(?:can|could|must|puedan?|pueda) (?P<acts2>plan|decide|choose|order|planificar|decidir|elegir)\b"
)
"""Somebody of whom it is said that he decides: a role in any trade, also behind what he does first ("walks the plots and decides")."""
_NOT_ABOUT_IT = r"\b(?:offer\w*|vendor|supplier|works council|lawyer says|complain\w*|se quejan)\b"
_STEPS = re.compile(
    rf"\b(?P<n>\d+|one|{TWO_TO_TEN}|twelve|twenty|veinte) (?:\w+ )?"
    r"(?:worst|best|top|largest|highest|most \w+|peores|mejores|primer[oa]s) "
)


def read_actors(s: Sentence) -> Iterator[Claim]:
    """Slot decision_and_user, and stakeholder_owner where it is told who answers for the goal.

    Unasked it takes only who decides, plans, orders and the like, not who merely writes or reads.
    """
    asked = s.asked == "decision_and_user" or labelled(s)
    if signer := read_signer(s):
        yield signer
    start, end, who = _if_people(s, *said_plainly(s, asked=asked))
    if not who and not asked and (s.asked not in {"", "human_oversight"} or s.has(_NOT_ABOUT_IT)):
        return
    if both := _and_i(s, asked=asked):
        yield both
        return
    plain = bool(who)
    if not who:
        start, end, who = _somebody_acting(s, asked=asked)
    who = somebody_named(who)
    if not who or s.negated(start) or is_anybody(who) or _is_dated(s, end):
        return
    signals: dict[str, Any] = {"actor": who, "somebody_acts": True} | _rhythm(s) | _how_many(s)
    yield Claim("decision_and_user", start, end, signals, firm=plain or asked or not s.asked)


def _somebody_acting(s: Sentence, *, asked: bool) -> tuple[int, int, str]:
    """(start, end, words) of whoever acts by a role, a name or the beginning of an answer; no words where nobody does."""
    match = next((m for m in _ACTOR.finditer(s.low) if asked or _decides(s, m)), None)
    match, who = (match, role_in(s, match.start("who"), _written(s, match, "who"))) if match else _decider(s)
    if match and who and (found := _if_people(s, *match.span(), who))[2]:
        return (*match.span(), _with_article(s, who)) if s.language == "es" else found
    if named := named_actor(s, asked=asked):
        return _if_people(s, *named)
    return _if_people(s, *((asked and answering(s)) or enabled(s)))


def _if_people(s: Sentence, start: int, end: int, who: str) -> tuple[int, int, str]:
    """The same where `who` is people, else nobody."""
    return (start, end, who) if who and people_meant(s, who) else (0, 0, "")


def _is_dated(s: Sentence, end: int) -> bool:
    """'Board decides: 14 December' is a day of the calendar; "Jonas decides: when it warns he holds the tank" is who acts."""
    colon = re.compile(r"\s?:\s+(?:on |by |el )?").match(s.low, end)
    return colon is not None and (colon.end() == len(s.low) or any(m.start <= colon.end() < m.end for m in s.moments))


_AND_I = re.compile(
    r"(?:^|(?<=[\s,;:]))(?:(?:the|el|la|los|las|un|una) )?(?P<who>(?!(?:and|y|but|that|so|when|if|then|now)\b)[a-z-]+"
    r"(?: (?!(?:and|y)\b)[a-z-]+){0,2}?)"
    r"(?: \([^()]{2,30}\))? (?P<i>(?:and|y) (?:i|me|yo)\b)(?: (?:always|then|together|usually|still|both|siempre|juntos))* (?P<acts>[a-z]+)"
)
_WE_DECIDE = re.compile(r"(?:decid(?:e|imos)|plan|order|choose|assign|act|planificamos|elegimos|asignamos|actuamos)$")


def _and_i(s: Sentence, *, asked: bool) -> Claim | None:
    """'The foremen and I decide every Friday': both act, and nothing is signed by that."""
    match = _AND_I.search(s.low)
    if match is None or not _WE_DECIDE.fullmatch(match["acts"]) or s.negated(match.start()):
        return None
    who = f"{_written(s, match, 'who')} {_written(s, match, 'i')}"
    who = _with_article(s, who) if s.language == "es" else who
    signals: dict[str, Any] = {"actor": who, "somebody_acts": True} | _rhythm(s) | _how_many(s)
    return Claim("decision_and_user", match.start(), match.end(), signals, firm=asked or not s.asked)


def _written(s: Sentence, match: re.Match[str], group: str) -> str:
    return s.text[match.start(group) : match.end(group)]


def _with_article(s: Sentence, who: str) -> str:
    """In Spanish a person stands with the definite article: "un técnico decide" makes "el técnico"."""
    before = re.search(r"\b(el|la|los|las|un|una|nuestr[oa]s?)\s$", s.before(s.text.find(who), 12))
    return f"{ {'un': 'el', 'una': 'la'}.get(before[1], before[1]) } {who}" if before else who


_WHAT_THINGS_DO = r"(?:\b(?:know|see|saber|looks? for|dispatch(?:es)?)|^(?:sends?|forwards?) them|^sets the)$"
"""Deeds of machines and places as well as of people: whoever does them must be called a person."""


def _decider(s: Sentence) -> tuple[re.Match[str] | None, str]:
    """Whoever is said to decide, with the definite article in Spanish, where none of the known roles acts."""
    for match in _DECIDER.finditer(s.low):
        group = "who" if match.group("who") else "who2"
        who = _written(s, match, group)
        said = re.sub(r" (?:can|could|will|would|must|should|may|puede)$", "", match.group(group))
        knows = group == "who" and re.search(_WHAT_THINGS_DO, match.group("acts"))
        if (
            re.search(rf"(?:^|\s){_THINGS}$", said)
            or not re.search(r"[a-z]{3}", said)
            or (knows and not re.search(rf"\b(?:{_ROLE}|(?!{NO_PERSON}\b){PERSON})$", said))
        ):
            continue
        if re.match(r"\s(?:nothing|nobody|no\b|nada)", s.low[match.end() :]):
            continue
        if role := role_in(s, match.start(group), _up_to_role(who)):
            return match, role
    return None, ""


def _up_to_role(who: str) -> str:
    """A person without what he does first: "technician walks the" is the technician, "head of the traffic office" stays."""
    low = fold(who)
    role = re.match(rf"(?:[a-z-]+ ){{0,2}}?{_ROLE}(?= (?!(?:of|for|de|del)\b))", low)
    return who[: role.end()] if role else who


def _decides(s: Sentence, match: re.Match[str]) -> bool:
    acts = match.group("acts")
    behind = s.after(match.end(), 46)
    if re.match(r"(?:decid|plan|order|choos|pick|orden|elig|program|planific)", acts) or acts in {
        "sets",
        "set",
        "makes",
        "make",
        "fijan",
        "fija",
    }:
        return True
    if acts in {"act", "acts"} and re.match(r" (?:on|upon)\b", behind):
        return True
    if acts in {"does", "do", "would", "could", "will", "can", "pueden", "puede"}:
        return bool(
            re.match(
                r"\s(?:the (?:rota|plan\w*|orders?|schedul\w*|tours?|purchas\w*)|(?:then )?(?:decide|call|visit|act|ring|phone|"
                r"plan|order|check|send|"
                r"choose|talk|inspect|llamar|visitar|actuar|avisar))\b",
                behind,
            )
        )
    return bool(re.search(r"\bavis\w+|\bact\w*\b|\bllam\w+", acts + behind[:40])) and s.language == "es"


def _rhythm(s: Sentence) -> dict[str, Any]:
    match = next((m for m in rhythms(s) if not s.before(m.start(), 4).endswith("in ")), None)
    return {"action_per": period_of(match)} if match else {}


def _how_many(s: Sentence) -> dict[str, Any]:
    """'The five worst branches every Monday': five a week."""
    match = _STEPS.search(s.low)
    per = _rhythm(s).get("action_per")
    if match is None or per not in {"hour", "day", "week", "month", "quarter", "year"}:
        return {}
    said = match.group("n")
    return {"capacity_number": int(said) if said.isdigit() else int(WORDS[said]), "capacity_period": per}
