"""Which of two errors is the worse one: told by a comparison, by what one would rather have, or by a verdict on one of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from assistant.reading.claims import Claim, Sentence
from assistant.reading.error_forms import BAD, GOOD
from assistant.reading.error_names import ON_PURPOSE, named_error
from assistant.reading.unknowns import unknown_phrase

MISS, ALARM = "miss", "alarm"
"""Too little is of the kind of a miss, too much of that of a false alarm."""
_OTHER = {MISS: ALARM, ALARM: MISS}
_GRAVE = (
    r"(?:bad|serious|expensive|costly|dangerous|harmful|painful|annoying|grave|mal[oa]|car[oa]|costos[oa]|danin[oa]|"
    r"molest[oa]|peligros[oa])s?"
)
_HARDER = re.compile(
    rf"\b(?:worse|costlier|dearer|peor(?:es)?|(?:more|mas) {_GRAVE}|(?:times|twice|veces) (?:as|tan) {_GRAVE}|"
    r"(?:hurts?|costs?|harms?|bothers?|matters?|duele|cuesta|pesa|molesta|perjudica)(?: us| them| me)?(?: [a-z]+){0,2}? (?:more|mas))\b"
)
"""What stands in front of these is the worse one."""
_SOFTER = re.compile(
    rf"\b(?:(?:less|menos) {_GRAVE}|(?:not|n't|no es|no son)(?: nearly| half| quite| even| ni)?(?: as| so| tan) {_GRAVE}|half as {_GRAVE}|"
    r"better|cheaper|rather|prefer(?:s|red|able|ible)?|preferimos|prefiero|prefieren|mejor)\b"
)
"""What stands in front of these, or is wished with them, is the smaller one."""
_THAN = re.compile(r"\s(?:th[ae]n|as|que|como|rather than|instead of|over|antes que|en vez de)\s")
_THAN_WISHED = re.compile(
    rf"{_THAN.pattern}|\sto (?=[a-z]+ing\b|an? |one )|\sa (?=(?:que )?[a-z]{{2,}}(?:ar|er|ir)(?:l[oae]s?)?\b|un[oa]? )"
)
"""Between the two; behind "prefer" a "to" does it as well."""
_DENIED = re.compile(r"\b(?:not|n't|never|no (?:es|son|seria)|nunca)(?: [a-z]+)?\s$")
_NEW_THOUGHT = re.compile(r"[;:.]\s|\s(?:but|whereas|while|pero|mientras que)\s")
_STATE_OF_CASE = re.compile(rf"\b(?P<good>{GOOD}|honest|intact|loyal|honrad[oa]s?)\b|\b(?P<bad>{BAD})\b")
_LET_PASS = re.compile(
    r"\b(?:let|lets|letting|dejar|dejamos|deja|dejemos)\b[^,;]{0,40}\b(?:through|pass|slip|by|out|pasar|escapar|salir)\b|"
    r"\b(?:que )?se (?:nos )?escap[ae]n?\b|\b(?:perder|saltarse|pasar por alto)\b|\bskip(?:ping|s|ped)?\b|"
    r"\bgo(?:es|ing)? (?:unnoticed|undetected)\b|"
    r"\bno (?:detectar\w*|avisar|encontrar\w*|verl[oa]s?)\b|\bpassing (?:on|up|over)\b"
)
_ACTS_TOO_OFTEN = re.compile(
    r"\b(?:de mas|one too many|too often|needlessly|revisar|comprobar|avisar|preguntar|llamar|mirar|parar)\b|"
    r"\b(?:look|check|ask|bother|call|review|read|wak|alarm|warn|inspect)(?:ing|e|s)?\b"
)
_STRONG = (
    r"(?:worst|worse|terrible|catastroph\w*|(?:a )?disaster|unacceptable|not acceptable|must (?:not|never) happen|inaceptable|"
    r"gravisim[oa]|peor|no puede pasar)"
)
_VERDICT = re.compile(rf"\b(?:(?P<strong>{_STRONG})|{_GRAVE})\b")
_WEAKENED = re.compile(r"\b(?:as|so|less|tan|menos|more than|no)\s$")
_VERDICT_FIRST = re.compile(
    r"\b(?:the worst|what hurts(?: most)?|lo (?:peor|mas grave))\b[^.;,]{0,20}?\b(?:is|would be|es|seria) (?P<x>[^.;,]+)"
)


def read_worse_error(s: Sentence) -> Iterator[Claim]:
    """Slot cost_of_errors: `miss_worse`. Nothing where both sides could be the same error, in a question, or where nobody knows."""
    if s.low.rstrip().endswith("?") or unknown_phrase(s.low):
        return
    told = _compared(s)
    worse = _judged(s) if told is None else told
    if worse:
        yield Claim("cost_of_errors", 0, len(s.low), {"miss_worse": worse == MISS})


def _compared(s: Sentence) -> str | None:
    """The worse error of a comparison; "" where one is told that says nothing of errors, None where none is told."""
    for thought in _thoughts(s.low):
        harder, softer = _HARDER.search(thought), _SOFTER.search(thought)
        marker = softer if softer and not (harder and harder.start() < softer.start()) else harder
        if marker is None:
            continue
        sides = [(thought[: than.start()], thought[than.end() :]) for than in _joins(thought, marker)]
        if sides and _DENIED.search(thought[: marker.start()]):
            return ""
        if worse := _worse_of(s, marker, sides, hard=marker is harder):
            return worse
        if sides:
            return ""
    return None


def _thoughts(low: str) -> list[str]:
    return [part for part in _NEW_THOUGHT.split(low) if part.strip()]


def _joins(thought: str, marker: re.Match[str]) -> Iterator[re.Match[str]]:
    """Where the second of two things may begin, behind the word that compares them."""
    wished = re.search(r"prefer|prefier", marker.group())
    return (_THAN_WISHED if wished else _THAN).finditer(thought, marker.end())


def _worse_of(s: Sentence, marker: re.Match[str], sides: list[tuple[str, str]], *, hard: bool) -> str:
    """The worse error where the sides are two different errors, or where one side is one for sure."""
    pairs = [_errors(marker, first, second) for first, second in sides]
    for first, second in pairs:
        if first and second and _OTHER[first] == second:
            return first if hard else second
    for (first, second), (_, behind) in zip(pairs, sides, strict=True):
        alone = bool(first) != bool(second) and not _OF_TIME.match(behind)
        if alone and (s.asked == "cost_of_errors" or ON_PURPOSE.search(behind if second else marker.string[: marker.end() + 40])):
            known = first or _OTHER[second]
            return known if hard else _OTHER[known]
    return ""


_OF_TIME = re.compile(
    r"(?:last|before|usual|expected|today|now|this|we |it |they |the (?:year|month|week|season|plan)|in \d|"
    r"ayer|antes|hoy|el (?:ano|mes)|lo )"
)
"""What something is compared with that is no error: "worse than last year"."""


def _errors(marker: re.Match[str], first: str, second: str) -> tuple[str, str]:
    """The errors on both sides; the first stands in front of the comparing word or, "worse to miss one than ...", behind it."""
    front, inner = first[: marker.start()], first[marker.end() :]
    own = _error(front) or _error(inner)
    if own:
        return own, _error(_first_clause(second))
    turned = re.split(r"\s(?:is|es|would be|seria)\s", second, maxsplit=1)  # "worse than a miss is a false alarm"
    return (_error(turned[1]), _error(turned[0])) if len(turned) == 2 else ("", _error(_first_clause(second)))


def _first_clause(words: str) -> str:
    return re.split(r"[,(]\s?", words, maxsplit=1)[0]


def _error(part: str) -> str:
    """The error that a side names: by its name, by what the case is in truth, or by what is done."""
    if named := named_error(part):
        return MISS if named in {"cost_miss", "cost_under"} else ALARM
    if _LET_PASS.search(part):
        return MISS
    states = {name for m in _STATE_OF_CASE.finditer(part) for name, value in m.groupdict().items() if value}
    if len(states) == 1:
        return ALARM if "good" in states else MISS
    return ALARM if _ACTS_TOO_OFTEN.search(part) else ""


def _judged(s: Sentence) -> str:
    """The one error of a sentence on which a verdict is spoken: "a missed one is terrible"; the stronger verdict counts."""
    if first := _VERDICT_FIRST.search(s.low):
        return _of_verdict(s, first["x"])
    found: dict[bool, set[str]] = {True: set(), False: set()}
    for clause in s.clauses:
        start = clause.start
        for verdict in _VERDICT.finditer(s.low, clause.start, clause.end):
            lead, start = s.low[start : verdict.start()], verdict.end()
            if not (_DENIED.search(lead) or _WEAKENED.search(lead)):
                found[bool(verdict["strong"])] |= {_of_verdict(s, lead)} - {""}
    judged = found[True] or found[False]
    return next(iter(judged)) if len(judged) == 1 else ""


def _of_verdict(s: Sentence, words: str) -> str:
    sure = s.asked == "cost_of_errors" or ON_PURPOSE.search(words)
    return _error(words) if sure else ""
