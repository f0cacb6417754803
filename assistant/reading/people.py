"""The people who build it: how many, in which functions, with how much time and which skills."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from assistant.reading.builders import builder_told
from assistant.reading.callings import ANYBODY, BUILDER, BY_ENDING, COUNT
from assistant.reading.claims import Claim, Sentence
from assistant.reading.count_nouns import SITES
from assistant.reading.doers import doers
from assistant.reading.heads import beside_names, counts_of_named, heads_of
from assistant.reading.hours import FULL, are_all, are_given, hours_in, number_of
from assistant.reading.lent_hours import lends_hours
from assistant.reading.numbers import TWO_TO_TEN
from assistant.reading.persons import NO_NAME
from assistant.reading.quantities import tidy
from assistant.reading.roster import HEADING, IN_ALL, roster
from assistant.reading.roster_sum import team_signals, with_known
from assistant.reading.skills import skills_told, writes_software
from assistant.reading.text import fold
from assistant.reading.time_asked import time_asked
from assistant.reading.week_shares import FULL_WEEK, LEAST_OF_FULL

_WORDS = (
    r"(?<![\w'-])(?P<role>(?:(?!(?:h|hrs?|hours?|horas?|and|y|with|con|who|que|of|de|for|we|is|are|or|in|half|have|has|had|got|tenemos|hay|son|somos|"
    rf"{TWO_TO_TEN}|twelve)\b)[\w/'-]+\s){{0,3}}?"
)
_BUILDERS = re.compile(rf"(?:\b{COUNT}\s)?{_WORDS}{BUILDER}(?:\sde\s(?:sistemas|datos|software|planta|calidad))?)(?![\w'-])")
_ANYONE = re.compile(rf"\b{COUNT}\s{_WORDS}(?:{ANYBODY}|{BUILDER}|{BY_ENDING})(?:\sde\s(?:sistemas|datos|software))?)(?![\w'-])")
_HEADED = re.compile(
    rf"(?:^|(?<=[;,]\s))(?P<n>)(?P<role>(?:[a-z]+\s){{0,2}}?(?:{ANYBODY}|{BUILDER}))(?=\s?[:(]|,?\s(?:\d|(?:one|two|three|half)\b))"
)
"""A person at the head of a line of its own: "IT guy: one day a week"."""
_TEAM = re.compile(
    r"\b(?:we are|we're|there are|class of|team of|team:|group of|somos|equipo de|grupo de|staff:?|project team (?:is|"
    r"of)|(?:it's|it is|only|just|now)(?=(?: only| just| now)? [a-z0-9]+ of us\b))\s(?:only |just |now |about |a team of |un equipo de )?"
    rf"(?P<n>\d+|one|{TWO_TO_TEN})\b(?![.,]\d)(?!\s?(?:%|shops?|"
    r"sites?|schools?|years?))"
)
_TEAM_CUES = (
    r"\b(?:(?:we|i) (?:only )?have (?:just |only )?(?:an?|one|two|three|four|five|\d+)|tenemos (?:solo )?(?:un|una|"
    r"dos|tres|cuatro|\d+)|team|we are \w+ (?:people|students|developers)|build\w*|project|who knows|knows|python|sql|"
    r"skills?|half[- ]time|"
    r"part[- ]time|full[- ]time|colleague|students?|equipo|sabe|conoce|estudiantes|medio tiempo|jornada|hire|contract\w*|"
    r"it department|group|(?:just|only) me|two of us|three of us|at \d+ ?%)|(?:^|[;:.] ?)(?:\d+|one|two|three|four|un|una|"
    r"dos|tres|cuatro) (?=[\w-]+)\b"
)
_HEADS = re.compile(
    r"(?:^\W*(?P<n>\d+|two|three|four|five|six|dos|tres|cuatro|cinco|seis) (?:people|ppl|persons|personas|of us)\s*[:(]"
    r"|^\W*(?P<k>two|three|four|five|six|dos|tres|cuatro|cinco|seis)[,;:]\s"
    r"|^(?:we are|somos) (?:students|estudiantes|developers|programador\w+), (?P<m>two|three|four|five|six|dos|tres|cuatro|cinco|seis)\b)"
)
_HEADS_AND_TIME = re.compile(
    r"\W*(?:we are |we're |somos |team:? |equipo:? )?(?:\d{1,2}|one|two|three|four|five|six|un[oa]?|dos|tres|cuatro|cinco|seis) "
    r"(?:people|ppl|persons?|of us|personas?)\W*(?:a |at )?(?:half|part|full|medi[oa]|tiempo|jornada|\d+(?:[.,]\d+)?|h|hrs?|hours?|"
    r"horas?|time|day|"
    r"completo|completa|parcial|per|an?|each|every|la|por|week|wk|semana|cada|un[oa]|[\s/,.-])*"
)
"""Heads and their time, and nothing else: "2 ppl half time"."""
_WITH_ME = re.compile(r"^(?:just |only )?(?:me|myself) and (?:an?|my) [a-z]+|^yo y (?:un|una|mi) [a-z]+")
_ALL_ALIKE = r"\b(?:both|all (?:two|three|four|of (?:us|them))|l[oa]s (?:dos|tres|cuatro)|tod[oa]s|amb[oa]s)\b"
_FOR_A_TIME = re.compile(r"\b(?:for|durante|por) (?:about |unos )?(?:\d+|[a-z]+) (?:weeks?|months?|semanas?|mes(?:es)?)\b")
_HELPS = r"\b(?:helps?|helping|now and then|when needed|occasionally|ayudan?|de vez en cuando|a ratos)\b"


def read_people(s: Sentence) -> Iterator[Claim]:
    """Slot team_size_skills. Unasked it takes those who build (analyst, developer, student ...) and "we are three"."""
    yield from (beside_names(claim, s.known) for claim in _told(s))


def heads_in_doubt(s: Sentence) -> int:
    """How many heads a sentence counts where others were told by their names; 0 where it counts none, or as many."""
    told = counts_of_named(s.known)
    claim = next(_told(s), None) if told else None
    heads = claim.signals.get("people", 0) if claim and "team" not in claim.signals else 0
    return 0 if heads in told or heads > LARGEST_TEAM else int(heads)


def _told(s: Sentence) -> Iterator[Claim]:
    asked = s.asked == "team_size_skills" or are_given(s.low) or are_all(s.low) or bool(_HEADS_AND_TIME.fullmatch(s.low))
    if listed := listed_team(s, asked=s.asked == "team_size_skills"):
        yield listed
        return
    head, named = _team(s), _named(s, asked=asked)
    if not asked and not head and not named and (lends := lends_hours(s)):
        yield lends
        return
    if not (asked or head) and not ((named or _HEADS.match(s.low) or _WITH_ME.match(s.low)) and s.has(_TEAM_CUES)):
        return
    persons = _persons(s, head, named)
    signals = persons | _time(s, named, asked=asked) | skills_told(s, persons.get("people", 0))
    places = [m.span() for m in named] + ([head.span()] if head else [])
    if signals or places:
        start, end = min((p[0] for p in places), default=0), max((p[1] for p in places), default=len(s.low))
        yield Claim("team_size_skills", start, end, signals)


def _named(s: Sentence, *, asked: bool) -> list[re.Match[str]]:
    """Whoever is named by a calling and may build it; unasked only those who build, with the others of the same list."""
    if not asked:
        named = [m for m in _BUILDERS.finditer(s.low) if _counts_unasked(s, m)]
        return named + [m for m in _ANYONE.finditer(s.low) if _beside(s, m, named) and _counts_unasked(s, m)]
    named = [m for m in _ANYONE.finditer(s.low) if not (_only_one(s, m) or _whole_house(s, m) or _OUTSIDER.match(s.low, m.end()))]
    return named + [m for m in _HEADED.finditer(s.low) if not any(n.start() < m.end() and m.start() < n.end() for n in named)]


def _team(s: Sentence) -> re.Match[str] | None:
    """How many the team says that it is; "we are 9 driving schools" counts places or things, and nobody who builds."""
    head = _TEAM.search(s.low)
    counted = next((q.noun for q in s.kinds("count") if head and q.start == head.start("n")), "")
    if head and head.group().startswith("staff") and number_of(head["n"]) > LARGEST_TEAM:
        return None  # "staff: 40 nurses" tells how large the house is
    if head and counted and head.group().startswith("there are") and not _PERSONS.search(counted):
        return None  # "there are 25 tickets a week"
    if head and _LACKS.match(s.low, head.end("n")):
        return None  # "we are 4 drivers short"
    return None if counted and _NO_PEOPLE.search(counted) else head


_LACKS = re.compile(r"(?:-\d+)?(?:\s[a-z-]+){0,3}?\s(?:short|too (?:few|many)|missing|down|under|over|behind|late)\b(?!\sof money)")
_OUTSIDER = re.compile(
    r"(?:\s(?:from|of|in|at|de|del)(?: [a-z]+){1,3}?)?\s(?:(?:once |already |just |also |nos )?(?:offer(?:s|ed)?|sold|sells|showed|came|"
    r"visited|said|told|proposed|promised|presented|quoted|called|asked|left|built|made|wrote|developed|tried|hizo|ofreci\w+|"
    r"vendi\w+|vino|dijo|propuso|mostro)"
    r"|short|too (?:few|many)|missing|de menos)\b"
)
"""Behind somebody who is only told about, or is not there: "one seller from Bergamo offered a machine", "4 drivers short"."""

_NO_PEOPLE = re.compile(
    rf"{SITES}|\b(?:[a-z]+ )?(?:companies|firms|co-?ops?|cooperativ\w+|communities|flats|boats|buses|trucks|empresas|barcos)\b"
)
"""Places and things that a house may be made of."""
_PERSONS = re.compile(rf"\b(?:people|persons|members|of us|{ANYBODY}|{BUILDER}|{BY_ENDING})(?![\w'-])")


def listed_team(s: Sentence, *, asked: bool) -> Claim | None:
    """'Me two days a week, Piet (mechanic, 2 h/wk)': a list in which persons have hours of their own; None for all else.

    Persons that were listed before keep what the new list does not tell anew.
    """
    claim = doers(s, asked=asked) or roster(s, asked=asked or _tells_of_member(s)) or builder_told(s, asked=asked)
    if claim is None:
        return None
    new = claim.signals["team"]
    signals = team_signals(with_known(new, s.known.get("team") or (), summed=bool(s.has(IN_ALL.pattern)), whole=bool(HEADING.match(s.low))))
    roles = [one["who"] for one in new if one["who"].islower() and one["who"] != "me" and not _GENERAL.fullmatch(one["who"])]
    signals |= _heads_beside(s, claim, signals)
    builders = sum(one["count"] for one in new if writes_software(f"{one['who']} {one['role']}"))
    signals |= ({"roles_named": roles} if roles else {}) | ({"software_engineers": builders} if builders else {})
    return replace(claim, signals=signals | skills_told(s, len(new)))


def _tells_of_member(s: Sentence) -> bool:
    """Whether the sentence begins with somebody of the known team: "the developer works 20 hours a week"."""
    begin = re.match(r"\W*(?:(?:and|now|the|our|my|y|el|la|nuestr[oa]|mi)\s)*(?P<who>[\w-]+(?:\s[\w-]+)?)", s.low)
    words = set(begin["who"].split()) if begin else set()
    return any(set(fold(str(one["who"])).split()) <= words for one in s.known.get("team") or ())


def _heads_beside(s: Sentence, claim: Claim, signals: dict[str, Any]) -> dict[str, Any]:
    """The number of heads where it was told, here or before, and the list names fewer: "we are three; the programmer is my son"."""
    head = _team(s)
    told = heads_of(s, head.start("n")) if head and head.end() < claim.start else 0
    if told and builder_told(s, asked=True) and len(claim.signals["team"]) == 1:
        return {"people": told + 1}
    before = s.known.get("people") if not s.known.get("team") else None
    return {"people": before} if len(claim.signals["team"]) == 1 and isinstance(before, int) and before > signals["people"] else {}


def _beside(s: Sentence, match: re.Match[str], named: list[re.Match[str]]) -> bool:
    """Whether a person stands in a list with those that were named: joined by a comma, "and" or "plus"."""
    if any(m.start() < match.end() and match.start() < m.end() for m in named) or match.group("n") in {None, "the", "our", "my"}:
        return False
    join = r"\s?(?:,|and|\+|plus|y|,? and|,? y)\s?"
    return any(re.fullmatch(join, s.low[m.end() : match.start()]) or re.fullmatch(join, s.low[match.end() : m.start()]) for m in named)


def _counts_unasked(s: Sentence, match: re.Match[str]) -> bool:
    """Somebody who acts in today's work ("a technician sets it by hand") is not the team."""
    if match.group("n") is None or (match.group("n") in {"the", "our", "my", "mi"} and not s.has(r"\bwe are\b|\bteam\b|\bsomos\b")):
        return False
    behind = s.after(match.end(), 60)
    if _only_one(s, match) or _OUTSIDER.match(s.low, match.end()):
        return False
    return not re.match(
        r"\s(?:drives?|walks?|goes|go|visits?|decides?|plans?|works? the|comes?|looks?|checks?|sets?|sorts?|reads?|decides?|"
        r"reviews?|says?|must|answers?|inspects?|does|do|can (?:look|check)|"
        r"revisan?|reparten?|deciden?|hacen?|are at|come|come to)\b",
        behind,
    )


def _only_one(s: Sentence, match: re.Match[str]) -> bool:
    """'Only the bookkeeper understands it' names a person that knows, 'over the folder' a thing; neither builds."""
    if match.group("n") in {"the", "our"} and re.search(r"\b(?:over|on|onto|into|through|under|behind)\s$", s.before(match.start(), 9)):
        return True
    return match.group("n") in {"the", "our", "my"} and s.before(match.start(), 6).endswith(("only ", "solo ", "but "))


def _whole_house(s: Sentence, match: re.Match[str]) -> bool:
    """'The school has 41 teachers' tells how large the house is: more than twenty of one role build nothing, unless "we are" says so."""
    return number_of(match.group("n")) > LARGEST_TEAM and not s.has(_WE_ARE)


LARGEST_TEAM = 20
_WE_ARE = r"\b(?:we are|we're|team|somos|equipo)\b"


def _persons(s: Sentence, head: re.Match[str] | None, named: list[re.Match[str]]) -> dict[str, Any]:
    roles = []
    for match in named:
        role = s.text[match.start("role") : match.end("role")].strip()
        roles += [] if _GENERAL.fullmatch(role.lower()) else [role]
    counted = sum(number_of(m.group("n")) for m in named)
    names, myself = _by_name(s, named)
    counted += 0 if any(_in_brackets(s, m) for m in named) else len(names)
    told = _HEADS.match(s.low) or head
    if told is None and not named and _WITH_ME.match(s.low):
        return {"people": 2}
    total = number_of(next((n for n in told.groupdict().values() if n), None)) if told else counted + myself
    if told is head and head:
        total = heads_of(s, head.start("n"))  # "team: two data scientists, one engineer" counts the scientists first
    signals: dict[str, Any] = {"people": total} if total else {}
    if roles:
        signals["roles_named"] = roles
    software = sum(number_of(m.group("n")) for m in named if writes_software(m.group("role")))
    return signals | ({"software_engineers": software} if software else {})


_GENERAL = re.compile(
    r"people|ppl|persons?|(?:[a-z]+ )?of us|(?:[a-z]+ )?de nosotr[oa]s|the other|el otro|la otra|personas?|students?|estudiantes?|members"
)
"""Words for people that say nothing of what they do."""


def _in_brackets(s: Sentence, match: re.Match[str]) -> bool:
    """'Noor, Wei, Paula (3 students)', "3 students (Noor, Wei, Paula)": those who are named are the same that are counted."""
    opened = s.low[: match.start()].rstrip().endswith("(") or s.low[match.end() :].lstrip().startswith("(")
    return number_of(match.group("n")) > 1 and opened


_NAME = re.compile(
    r"(?:\b(?:are|be|is|Somos|Estamos|somos|estamos|son|team|equipo|and|y|with|con)[:,]? |, )(?P<who>[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,})"
    r"(?= ?\(|,| and\b| y\b|\.|$)"
)


_NO_PERSON = frozenset({"Python", "Java", "Excel", "English", "Monday", "Friday"})


_ONE_NAME = re.compile(
    r"(?:^|\b[Tt]here(?:'s| is) |\b[Hh]ay |\b[Ee]stá |; )(?P<who>[A-ZÁÉÍÓÚÑ][a-záéíóúñü]{2,})"
    r"(?= (?:who|que|has|can|could|does|studied|knows|works|"
    r"tiene|puede|sabe|estudia|trabaja|estudió)\b|, (?:he|she|who|our|my|his|her|él|ella|que|el|la|mi|su)\b|"
    r",? \d|: |,? (?:one|half|un|medi)\b)"
)
"""Somebody called by name in the answer to who builds it: "there's Aoife who studied statistics"."""


def _by_name(s: Sentence, named: list[re.Match[str]]) -> tuple[list[str], bool]:
    """Those of a list who are called by their names alone, and whether who writes is one of it: "Ines, me and a student"."""
    myself = bool(s.has(_MYSELF if named else _AND_ME))
    found = [m["who"] for m in _NAME.finditer(s.text) if not any(n.start() <= m.start("who") < n.end() for n in named)]
    names = [who for who in found if who not in _NO_PERSON] if named or myself else []
    if s.asked == "team_size_skills":
        alone = [m["who"] for m in _ONE_NAME.finditer(s.text) if m["who"] not in names and fold(m["who"]) not in NO_NAME]
        names += list(dict.fromkeys(who for who in alone if who not in _NO_PERSON))
    return names, myself and bool(named or names)


_AND_ME = r"\b(?:and|y) (?:me|myself|yo)\b|, (?:me|myself|yo) (?:and|y)\b"
_MYSELF = rf"^(?:just )?(?:me|myself|i)\b|{_AND_ME}|^yo\b"


def _time(s: Sentence, named: list[re.Match[str]], *, asked: bool) -> dict[str, Any]:
    """Hours a week: each person's own where persons of one list are told apart by them, else those of all."""
    told = [(match, _hours(s, match.end(), _next_start(s, match, named), asked=asked)) for match in named if not _is_me(s, match)]
    known = [(match, hours) for match, hours in told if hours is not None]
    apart = len(known) > 1 or (known and known[0][0] is not told[-1][0]) or any(_lent(s, match, named) for match, _ in told)
    if known and apart and not s.has(_ALL_ALIKE):
        each = [(number_of(match.group("n")), _whole_if_untold(s, match, hours)) for match, hours in told]
        heads = sum(n for n, hours in each if hours is not None)
        mean = sum(n * hours for n, hours in each if hours is not None) / heads
        return {"hours_week_each": tidy(round(mean, 1)), "part_time": mean < LEAST_OF_FULL}
    hours = hours_in(s.low, 0, len(s.low)) or (known[0][1] if known else _hours(s, 0, len(s.low), asked=asked))
    if hours is None:
        return {}
    return (
        {"full_time": True, "hours_week_each": FULL_WEEK} if s.has(FULL) else {"hours_week_each": hours, "part_time": hours < LEAST_OF_FULL}
    )


def _hours(s: Sentence, start: int, end: int, *, asked: bool) -> float | int | None:
    """The hours a week of a part of the sentence; where they are asked for, in any form that tells them."""
    hours = hours_in(s.low, start, end)
    told = time_asked(s.low, start, end) if asked and hours is None else None
    return told[2] if told else hours


def _is_me(s: Sentence, match: re.Match[str]) -> bool:
    """'I am the grower': who writes says what he is, and nothing of hours."""
    return bool(re.search(r"\b(?:i am|i'm|(?:yo )?soy)\s$", s.before(match.start(), 8)))


def _next_start(s: Sentence, match: re.Match[str], named: list[re.Match[str]]) -> int:
    return min((m.start() for m in named if m.start() >= match.end()), default=len(s.low))


def _lent(s: Sentence, match: re.Match[str], named: list[re.Match[str]]) -> bool:
    """Whether a person is there for so many weeks or months, which says that the hours told of others are not theirs."""
    return bool(_FOR_A_TIME.search(s.low, match.end(), _next_start(s, match, named)))


def _whole_if_untold(s: Sentence, match: re.Match[str], hours: float | None) -> float | None:
    """Who is named without hours beside others that have them is there the whole week, unless they only help."""
    if hours is not None:
        return hours
    clause = s.clause_at(match.start())
    return None if re.search(_HELPS, s.low[clause.start : clause.end]) else FULL_WEEK
