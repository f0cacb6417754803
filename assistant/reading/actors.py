"""Who acts on the answer, what he does, and how often: "Our haematologist decides each day how many units to prepare"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.acting_forms import said_plainly
from assistant.reading.answerers import answering, enabled, labelled
from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import NO_PERSON, PERSON
from assistant.reading.persons import is_anybody, named_actor, role_in, somebody_named
from assistant.reading.rhythms import period_of, rhythms
from assistant.reading.signers import read_signer
from assistant.reading.text import fold

_ROLE = (
    r"(?:[a-z]*(?:ologist|iatrist|icist|apist|armacist|entist|ician|grapher|keeper|master|maker|grower|farmer|worker|warden|wright|"
    r"foreman|woman|driver|adviser|advisor|counsell?or|director|inspector|planner|buyer|manager|leader|officer|trainer|teacher|"
    r"baker|brewer|cook|chef|clerk|nurse|doctor|physician|surgeon|midwife|secretary|packer|picker|fitter|welder|roaster|blender|"
    r"dispatcher|controller|coordinator|librarian|editor|lawyer|paralegal|judge|engineer|operator|guard|ranger|pilot|captain|"
    r"vet|agent|desk|crew|team|lead|head|owner|accountant|bookkeeper|caretaker|janitor|receptionist|supervisor|shift|board)s?|"
    r"baker|cook|chef|clerk|nurse|doctor|vet|fitter|packer|ranger|guard|agent|planner|buyer|trainer|teacher|tutor|editor|lawyer|driver|"
    r"grower|farmer|winegrower|manager|leader|owner|adviser|counsellor|secretary|operator|engineer|technician|inspector|librarian|"
    r"dispatcher|bookkeeper|foreman|midwife|pharmacist|brewer|roaster|surgeon|caretaker|crew|desk|team|staff|people|boss|partner|"
    r"colleagues?|volunteers?|assistants?|interns?|trainees?|companer[oa]s?|voluntari[oa]s?|ayudantes?|"
    r"workers|nurses|clerks|agents|planners|trainers|teachers|tutors|editors|lawyers|drivers|growers|farmers|managers|leads|leaders|"
    r"agronomists?|machinists?|florists?|stylists?|hygienists?|dentists?|deputy|deputies|bosun|skipper|gamekeeper|steward(?:ess)?|"
    r"advisers|counsellors|operators|engineers|technicians|inspectors|dispatchers|partners|doctors|guards|rangers|buyers|"
    r"tecnic[oa]s?|agronom[oa]s?|enfermer[oa]s?|medic[oa]s?|docentes?|maestr[oa]s?|profesor(?:a|es|as)?|operador(?:a|es|"
    r"as)?|operari[oa]s?|"
    r"conductor(?:a|es)?|chofer(?:es)?|supervisor(?:a|es|as)?|inspector(?:a|es|as)?|encargad[oa]s?|jef[ea]s?|gerentes?|"
    r"asesor(?:a|es|as)?|"
    r"agentes?|coordinador(?:a|es|as)?|planificador(?:a|es)?|comprador(?:a|es)?|cociner[oa]s?|panader[oa]s?|"
    r"abogad[oa]s?|bibliotecari[oa]s?|"
    r"secretari[oa]s?|viajer[oa]s?|vendedor(?:a|es|as)?|caficultor(?:a|es)?|agricultor(?:a|es)?|ingenier[oa]s?|"
    r"trabajador(?:a|es)? social(?:es)?)"
)
_ACTS = (
    r"(?:decid\w*|plans?|orders?|calls?|rings?|phones?|visits?|checks?|sets?|sends?|chooses?|picks?|acts?|opens?|closes?|moves?|makes?|"
    r"prepares?|puts?|talks?|sees?|writes?|signs?|releases?|corrects?|reviews?|inspects?|repairs?|replaces?|buys?|bakes?|cooks?|"
    r"mixes|adjusts?|assigns?|distributes?|sorts?|reads?|answers?|does|do|uses?|gets?|looks?|would|will|could|can|may|must|should|"
    r"toman?|llaman?|visitan?|revisan?|usan?|actuan?|ordenan?|pueden?|programan?|eligen?|compran?|preparan?|avisan?|reparten?|"
    r"atienden?|asignan?|fijan?|ajustan?|envian?|mandan?|corrigen?|firman?|miran?|ven|ve|planifican?|hacen?)"
)
_ACTOR = re.compile(
    rf"\b(?:(?:the|an?|our|my|her|his|their|each|every|one|two|three|four|five|six|seven|eight|nine|ten|\d+|el|la|los|las|un|una|dos|"
    rf"tres|nuestr[oa]s?|cada) )?"
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
    r"\b(?P<n>\d+|one|two|three|four|five|six|seven|eight|ten|twelve|twenty|dos|tres|cuatro|cinco|diez|veinte) (?:\w+ )?"
    r"(?:worst|best|top|largest|highest|most \w+|peores|mejores|primer[oa]s) "
)
_SAID_NUMBERS = (1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 20, 2, 3, 4, 5, 10, 20)
_NUMBER_WORDS = (
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "ten",
    "twelve",
    "twenty",
    "dos",
    "tres",
    "cuatro",
    "cinco",
)
_NUMBERS = dict(zip((*_NUMBER_WORDS, "diez", "veinte"), _SAID_NUMBERS, strict=True))


def read_actors(s: Sentence) -> Iterator[Claim]:
    """Slot decision_and_user, and stakeholder_owner where it is told who answers for the goal.

    Unasked it takes only who decides, plans, orders and the like, not who merely writes or reads.
    """
    asked = s.asked == "decision_and_user" or labelled(s)
    if signer := read_signer(s):
        yield signer
    start, end, who = said_plainly(s, asked=asked)
    if not who and not asked and (s.asked not in {"", "human_oversight"} or s.has(_NOT_ABOUT_IT)):
        return
    if both := _and_i(s, asked=asked):
        yield both
        return
    plain = bool(who)
    if not who:
        start, end, who = _somebody_acting(s, asked=asked)
    who = somebody_named(who)
    if not who or s.negated(start) or is_anybody(who) or _DATED.match(s.low, end):
        return
    signals: dict[str, Any] = {"actor": who, "somebody_acts": True} | _rhythm(s) | _how_many(s)
    yield Claim("decision_and_user", start, end, signals, firm=plain or asked or not s.asked)


def _somebody_acting(s: Sentence, *, asked: bool) -> tuple[int, int, str]:
    """(start, end, words) of whoever acts by a role, a name or the beginning of an answer; no words where nobody does."""
    match = next((m for m in _ACTOR.finditer(s.low) if asked or _decides(s, m)), None)
    match, who = (match, role_in(s, match.start("who"), _written(s, match, "who"))) if match else _decider(s)
    start, end = match.span() if match else (0, 0)
    if not who and (named := named_actor(s, asked=asked)):
        start, end, who = named
    elif who and s.language == "es":
        who = _with_article(s, who)
    elif not who:
        start, end, who = (asked and answering(s)) or enabled(s)
    return start, end, who


_DATED = re.compile(r"\s?:\s")
"""'Board decides: 14 December' is a day of the calendar, and nobody who acts on the answer."""
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
    return {"capacity_number": int(said) if said.isdigit() else _NUMBERS[said], "capacity_period": per}
