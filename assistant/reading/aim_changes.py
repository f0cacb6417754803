"""Changes against today: "30 % fewer calls", "halve the complaints", "Calls -30 %"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

from assistant.reading.aim_pairs import AT_NOW
from assistant.reading.aim_words import DOWN, UP
from assistant.reading.claims import Sentence
from assistant.reading.found_aim import Found, name_behind, named
from assistant.reading.quantities import Quantity

_BY_HOW_MUCH = r"(?:\b(?:by|down|up|of|en un|un|otro)\s*(?:about |at least |some |around |al menos )*$)"


def turned(s: Sentence) -> Found | None:
    """'Halve the complaints', "twice as many visitors": a change without a number."""
    if halved := s.has(r"\b(?:halve|half as (?:many|much|long)|a la mitad|(?:cut|reduce|bring down|lower)\b[^.,;]{3,40} in half)\b"):
        name = name_behind(s, halved.end()) or _halved_thing(s, halved.end())
        return Found({"target": _relative(-0.5), "better": "lower"} | name, *halved.span())
    if doubled := s.has(r"\b(?<!at )(?<!for )(?<!is )(?<!costs )(?:double|twice as (?:many|much)|duplicar|(?<!al )(?<!por )el doble)\b"):
        return Found({"target": _relative(1.0), "better": "higher"} | name_behind(s, doubled.end()), *doubled.span())
    return None


_HALVED = re.compile(
    r"\b(?:reducir|bajar|disminuir|recortar|cut|cutting|reduce|bring down|lower)\s(?:el |la |los |las |nuestr[oa]s? |the |our )*"
    r"(?P<noun>[a-z][a-z -]{2,40}?)\s(?:a la mitad|in half)$"
)


def _halved_thing(s: Sentence, end: int) -> dict[str, str]:
    """The name between the verb and "a la mitad"."""
    told = _HALVED.search(s.low[:end])
    return {"metric_name": s.text[told.start("noun") : told.end("noun")]} if told else {}


def is_relative(s: Sentence, q: Quantity, lead: str, tail: str) -> bool:
    """Whether a share is how much it changes ("10 % fewer"), and not where it goes."""
    if re.match(r"\s(?:less|fewer|more|lower|higher|faster|menos|mas)\b", tail) or signed(s, q):
        return True
    if re.search(_TO_SAVE, lead) and not re.match(r"\s(?:of|de)\b", tail):
        return True
    if re.search(r"\b(?:a|al|hasta) una?\s$", lead):  # "bajar a un 6 %" is where it goes, and not by how much
        return False
    return bool(re.search(_BY_HOW_MUCH, lead) and (re.search(DOWN, s.low[: q.end]) or re.search(UP, s.low[: q.end])))


_TO_SAVE = r"\b(?:save|cut|reduce|lower|ahorrar|reducir|recortar)(?: (?:it|them|that|this|about|at least|un|al menos|otro))*\s$"
"""Verbs whose bare object is the change itself: "save 15 %"."""
_SIGN = re.compile(r"(?<![\w%])(?P<sign>[-+])\s?$")
_MORE_OR_LESS = re.compile(
    r"\s(?P<way>less|fewer|lower|more|higher|menos|mas)\s(?:de )?(?P<noun>(?!than\b|by\b|in\b|que\b|en\b)[a-z][a-z'-]*"
    r"(?:\s(?!(?:by|in|until|than|now|today|before|per|a|an|each|and|or|with|while|within|para|hasta|en|antes|que|hoy|y|al?|por|con)\b)"
    r"[a-z][a-z'-]*){0,4})"
)


def signed(s: Sentence, q: Quantity) -> re.Match[str] | None:
    """The sign of a change: "Calls -30 %"."""
    return _SIGN.search(s.before(q.start, 4))


def change(s: Sentence, q: Quantity) -> Found:
    """'30 % fewer calls (now 900 a month)': a target relative to today, with the name and today's number where they are said."""
    sign, more = signed(s, q), _MORE_OR_LESS.match(s.low, q.end)
    if sign:
        lower = sign.group("sign") == "-"
    elif more:
        lower = more.group("way") in {"less", "fewer", "lower", "menos"}
    else:
        lower = bool(re.search(DOWN, s.low))
    signals: dict[str, Any] = {"target": _relative(-q.value if lower else q.value), "better": "lower" if lower else "higher"}
    signals |= {"metric_name": s.text[more.start("noun") : more.end("noun")]} if more else named(s, q)
    now = next((a for a in s.quantities if a is not q and a.start != q.start and re.search(AT_NOW, s.before(a.start))), None)
    end = max(q.end, now.end) if now else q.end
    if now:
        noun = now.noun or str(signals.get("metric_name", "")).lower()
        signals["baseline"] = (replace(now, noun=noun) if now.kind == "count" else now).signal()
    return Found(signals, q.start, end)


def _relative(change: float) -> dict[str, Any]:
    return {"value": change, "unit": "relative", "period": None}
