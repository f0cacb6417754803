"""What is told against what is known: two more people, somebody who leaves or has other hours, three months more, half the budget."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.reading.callings import ANYBODY, BUILDER
from assistant.reading.claims import Sentence
from assistant.reading.hours import hours_in, number_of
from assistant.reading.moments import Moment
from assistant.reading.persons import NO_NAME
from assistant.reading.quantities import DAYS, tidy
from assistant.reading.roster_sum import team_signals
from assistant.reading.text import fold, readable

Change = tuple[str, dict[str, Any]]
"""The question a change belongs to, and its signals."""
TEAM = "team_size_skills"
_N = r"(?P<n>\d{1,2}|an?|one|two|three|four|five|six|un[oa]?|dos|tres|cuatro|cinco|seis)"
_WHO = rf"(?P<who>(?:(?!(?:more|mas|and|y|of)\b)[\w-]+ ){{0,2}}?(?:hands|pairs? of hands|devs|{ANYBODY}|{BUILDER}))(?![\w'-])"
_MORE = r"(?:more|extra|additional|further|new|second|third|other|adicional(?:es)?|nuev[oa]s?|segund[oa]|tercer[oa]?|otr[oa]s?)"
_HIRES = r"(?:hires?|recruits?|employs?|takes? on|brings? in|contrat\w+(?: a)?|fich\w+(?: a)?|incorpor\w+(?: a)?)"
_COME = (
    re.compile(rf"\b{_N} {_MORE} {_WHO}"),
    re.compile(rf"\b(?:another|otr[oa]s?)(?: {_N})? {_WHO}"),
    re.compile(rf"\b{_N} {_WHO} (?:more|extra|mas|adicional(?:es)?)\b"),
)
"""Those who come beside the others: "two more people", "a second developer", "another analyst"."""
_JOIN = (
    re.compile(rf"\b{_HIRES} {_N} {_WHO}"),
    re.compile(rf"\b{_N} {_WHO} (?:joins?|comes? in|is added|are added|se (?:une|suma|incorpora)n?)\b"),
)
_HAS = re.compile(
    r"\b(?:have|has|get|gets|hires?|adds?|finds?|takes? on|brings? in|employs?|recruits?|joins?|gives? us|there (?:is|are)|with|with us|"
    r"contrat\w+|tenemos|hay|suma\w*|anad\w+|incorpora\w*|une\w*|fich\w+|con)\b"
)
_LEAVES = re.compile(
    r"\s(?:then |only |suddenly |ya )?(?:leaves?|leaving|quits?|resigns?|retires?|drops? out|stops?|falls? (?:ill|out|away)|"
    r"gets? (?:ill|sick)|"
    r"goes (?:away|on leave)|is (?:away|gone|ill|sick|out|absent|no longer (?:here|there|with us))|are (?:away|gone|ill|sick|out)|"
    r"se (?:va|vaya|van|marcha|marchan|jubila|retira)|nos (?:deja|dejan)|deja|renuncia|falta|cae enferm[oa]|enferma|no esta)\b"
)
_LOSE = re.compile(
    r"\b(?:lose|loses|are without|do not have|perdemos|nos quedamos sin|no tenemos a|without|sin) (?:the |our |a |al |la |el )?"
)
_FROM = r"(?:from|since|starting|as of|beginning|after|in|on|at|until|till|desde|a partir de|en|hasta)"


def changes_of_known(s: Sentence) -> Iterator[Change]:
    """Each change that the sentence tells against the signals that are known."""
    signals = _leaving(s) or _joining(s) or _other_hours(s)
    if signals:
        yield TEAM, signals
    if day := _moved_end(s):
        months = tidy(round((day - s.today).days / DAYS["month"], 1))
        yield "deadline", {"deadline": day.isoformat(), "duration_months": months}
    if budget := _other_budget(s):
        yield "budget", {"budget": budget}


# ---- people ----


def _joining(s: Sentence) -> dict[str, Any]:
    """The team with those who come; hours that nobody says are those of the others."""
    patterns = (*(_COME if _HAS.search(s.low) else ()), *_JOIN)
    found = next((match for pattern in patterns if (match := pattern.search(s.low))), None)
    people, each = s.known.get("people"), s.known.get("hours_week_each")
    if found is None or not people:
        return {}
    number = number_of(found["n"])
    hours = hours_in(s.low, 0, len(s.low)) or each
    if hours is None:
        return {"people": people + number}
    rows, who = _rows(s), _called(found["who"], number)
    alike = sum(_words(who) == _words(row["who"]) for row in rows)
    new = _row(f"{who} {alike + 1}" if alike else who, number, hours) | {"since": _from_day(s)}
    return team_signals([*rows, new])


def _called(who: str, number: int) -> str:
    """What those who come are called: by their calling, or as people more."""
    plain = re.fullmatch(r"(?:people|persons?|hands|of us|colleagues?|personas?|colegas?|pairs? of hands)", who)
    return who if not plain else f"{number} more" if re.match(r"[a-z]*(?:people|persons?$|hands|of us|colleague)", who) else f"{number} más"


def _leaving(s: Sentence) -> dict[str, Any]:
    """The team without somebody who is known in it, or with the day of his leaving; a head less where nobody was named."""
    subject = _who_goes(s.low)
    rows = [dict(row) for row in s.known.get("team") or _rows_of_roles(s.known)]
    gone = _named(subject, rows) if subject else None
    if gone is not None:
        return _without(rows, gone, _from_day(s), s.today)
    people, one = (
        s.known.get("people"),
        re.fullmatch(r"\W*(?:one|un[oa]|somebody|someone|alguien)(?: (?:of us|person|de nosotros|persona|more))?\W*", subject),
    )
    return {"people": people - 1} if one and not rows and isinstance(people, int) and people > 1 and not _from_day(s) else {}


def _who_goes(low: str) -> str:
    """The words of whoever leaves or is lost, in folded text; "" where nobody and nothing does."""
    if leaves := _LEAVES.search(f" {low}"):
        return low[: leaves.start()]
    lost = _LOSE.search(low)
    return re.split(rf",|\s{_FROM}\s", low[lost.end() :])[0] if lost else ""


def leaver(text: str) -> str:
    """The person who leaves or is lost in a sentence, without article, known or not; "" where it is a thing, or many."""
    low = readable(text)
    subject = _ARTICLE.sub("", _who_goes(low)).strip(" .?!")
    if not subject or len(subject.split()) > LONGEST_NAME:
        return ""
    said = text[low.find(subject) :][: len(subject)]
    called = said[0].isupper() and subject.split()[0] not in NO_NAME
    return said if called or (_CALLING.fullmatch(subject) and not subject.endswith("s")) else ""


_ARTICLE = re.compile(r"^\W*(?:(?:and|but|then|y|pero)\s)?(?:(?:the|our|my|an?|el|la|nuestr[oa]|mi|un[oa]?)\s)?")
_CALLING = re.compile(rf"(?:[a-z-]+ ){{0,2}}(?:{ANYBODY}|{BUILDER})")


def fits(words: str, team: Sequence[Mapping[str, Any]]) -> list[str]:
    """Those of the team whom words name by name or calling."""
    said = _words(words)
    return [str(row["who"]) for row in team if said & (_words(row["who"]) | _words(row.get("role") or ""))]


def _rows_of_roles(known: Mapping[str, Any]) -> list[dict[str, Any]]:
    """A row for each calling that was told, where these are all people of the team and their hours are known."""
    roles, each = list(known.get("roles_named") or ()), known.get("hours_week_each")
    return [_row(role, 1, each) for role in roles] if each and len(set(roles)) == len(roles) == known.get("people") else []


def _without(rows: list[dict[str, Any]], gone: int, day: str | None, today: dt.date) -> dict[str, Any]:
    """The team until that day with him; from today on without him, or with nobody where he is the only one with hours."""
    others = [row for place, row in enumerate(rows) if place != gone]
    if day or not any(row["hours"] for row in others):
        rows[gone]["until"] = day or today.isoformat()
        return team_signals(rows)
    return team_signals(others)


def _other_hours(s: Sentence) -> dict[str, Any]:
    """Other hours for one who is known, or for each."""
    hours = hours_in(s.low, 0, len(s.low))
    rows = [dict(row) for row in s.known.get("team") or ()]
    if hours is None:
        return {}
    if re.match(r"\W*(?:we (?:all|each|both)|everybody|everyone|all of us|each of us|tod[oa]s|cada un[oa])\b", s.low):
        return team_signals([row | {"hours": hours} for row in rows]) if rows else {"hours_week_each": hours}
    subject = re.split(
        r"\s(?:only |just |solo )?(?:has|have|gets?|gives?|works?|can|could|is|tiene|da|dedica|trabaja|puede|esta)\b", s.low
    )[0]
    who = _named(subject, rows) if subject != s.low else None
    if who is None:
        return {}
    rows[who]["hours"] = hours
    return team_signals(rows)


def _named(words: str, rows: list[dict[str, Any]]) -> int | None:
    """The place of the one of the team whom these words name: by name, by calling, or as who writes; None where that is not one."""
    said = set(re.findall(r"\w+", fold(words)))
    if len(said) > LONGEST_NAME:
        return None
    mine = said & {"i", "me", "myself", "yo"}
    met = [n for n, row in enumerate(rows) if (mine and row["writer"]) or said & (_words(row["who"]) | _words(row.get("role") or ""))]
    return met[0] if len(met) == 1 else None


LONGEST_NAME = 5
"""Words in which somebody is named."""


def _words(name: str) -> set[str]:
    return {word for word in re.findall(r"\w+", fold(name)) if len(word) > 2}  # "me", "de" and "la" name nobody


def _rows(s: Sentence) -> list[dict[str, Any]]:
    """Those who are there: one by one where they were listed, else all of them as one row."""
    if listed := s.known.get("team"):
        return [dict(row) for row in listed]
    roles = list(s.known.get("roles_named") or ())
    who = roles[0] if len(roles) == 1 else "equipo" if s.language == "es" else "team"
    return [_row(who, s.known["people"], s.known.get("hours_week_each"))]


def _row(who: str, count: int, hours: float | None) -> dict[str, Any]:
    row = {"who": who, "role": "", "count": count, "hours": hours, "since": None, "until": None, "writer": False}
    return row | {"skilled": bool(re.search(rf"\b(?:devs?|{BUILDER})(?: \d+)?$", who))}


def _from_day(s: Sentence) -> str | None:
    """The day from which it holds: the first one of a month that was only named."""
    for moment in s.moments:
        if re.search(rf"\b{_FROM} (?:the |el |mid |early )?$", s.low[: moment.start]):
            return _first(moment, s).isoformat()
    return None


def _first(moment: Moment, s: Sentence) -> dt.date:
    said = s.low[moment.start : moment.end]
    named_only = not re.match(r"\d|.*\b(?:end|mid|late|early)\b", said) and not re.search(r"[a-z]\.? \d{1,2}\b(?!\d)", said)
    return moment.day.replace(day=1) if named_only else moment.day


# ---- time and money ----

_SHIFT = re.compile(
    rf"\b{_N} (?P<unit>weeks?|months?|semanas?|mes(?:es)?) "
    r"(?P<way>more|longer|extra|later|earlier|less|sooner|mas(?: tarde)?|menos|antes|despues)\b"
)


def _moved_end(s: Sentence) -> dt.date | None:
    """The deadline by some weeks or months later or earlier."""
    shift, known = _SHIFT.search(s.low), s.known.get("deadline")
    if shift is None or not known:
        return None
    days = number_of(shift["n"]) * (7 if shift["unit"].startswith(("week", "semana")) else DAYS["month"])
    sign = -1 if shift["way"] in {"earlier", "less", "sooner", "menos", "antes"} else 1
    return max(s.today, dt.date.fromisoformat(str(known)[:10]) + dt.timedelta(sign * round(days)))


_BUDGET = re.compile(r"\b(?:budget|money|funds?|presupuesto|dinero|fondos)\b")
_HAVE_SUM = re.compile(
    r"^\W*(?:(?:we|i|there|only|just|solo|nos|can|may|is|are|have|has|get|gets|spend|cost|quedan?|tenemos|hay|dan|gastar|podemos|with|con|"
    r"up to|about|around|unos|hasta) ?)+$"
)
_FACTORS = (
    (r"\b(?:half|halve[ds]?|mitad)\b", 0.5),
    (r"\b(?:double[ds]?|twice|doble|duplic\w+)\b", 2.0),
    (r"\b(?:a third|tercio)\b", 1 / 3),
)


def _other_budget(s: Sentence) -> dict[str, Any]:
    """A sum that is there instead of the budget, or a part of it."""
    known = s.known.get("budget")
    known = known if isinstance(known, dict) else {}
    for q in (*s.kinds("money"), *s.kinds("count")):
        if q.kind == "count" and (q.noun or not known.get("unit")):
            continue
        if _HAVE_SUM.match(s.low[: q.start]) and re.fullmatch(
            r"\W*(?:left|in all|in total|for (?:it|this|all)|en total|para (?:esto|todo))?\W*", s.low[q.end :]
        ):
            return {"value": tidy(q.value), "unit": q.signal()["unit"] if q.kind == "money" else known["unit"], "period": None}
    if known.get("value") and _BUDGET.search(s.low) and not s.kinds("money"):
        factor = next((by for words, by in _FACTORS if re.search(words, s.low)), None)
        return {**known, "value": tidy(round(known["value"] * factor))} if factor else {}
    return {}
