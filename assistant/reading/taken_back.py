"""Sentences that say one thing whatever was asked: today's number put right, a demand that nothing is ever wrong, everybody's hours."""

from __future__ import annotations

import re
from dataclasses import replace

from assistant.reading.claims import Claim, Sentence
from assistant.reading.distress import read_distress
from assistant.reading.error_costs import labelled_prices
from assistant.reading.exchanged import exchanged, taken_away
from assistant.reading.lent_hours import lends_hours
from assistant.reading.meaning import stems
from assistant.reading.people import listed_team
from assistant.reading.prices_again import prices_again
from assistant.reading.quantities import Quantity
from assistant.reading.signers import nothing_but_a_signer

_PUT_RIGHT = re.compile(
    r"^\W*(?:(?:no|sorry|oh|hm+|but|well|wait|pero|perdon|ah|bueno|perdonen)\b[\s,.:-]*)*"
    r"(?:actually|in fact|in reality|in truth|correction|to be exact|it turns out|we (?:have )?counted (?:it )?again|i was wrong|"
    r"we were wrong|en realidad|de hecho|mejor dicho|correccion|resulta que|en verdad|me equivoque|volvimos a contar)\b"
    r"|^\W*no[,. ]+(?:(?:sorry|perdon|wait)[,. ]+)?(?=(?:it is |it's |son |es |about |unos )?\d)|"
    r"^\W*(?:sorry|perdon)[,. ]+(?=(?:it is |son |es )?\d)"
)
_NO_IT_IS = re.compile(
    r"^\W*no[,:.]\s(?=[^,;.]*\b(?:is|are|was|were|es|son|era|eran)\s(?:now |about |around |only |ahora |unos |solo )*\d)"
)
"""'No, the share that stays away is 15 %': what is told anew must name the number, or nothing else."""
_WANTED = re.compile(
    r"\b(?:want\w*|goal|target|aim|reach|by|until|at most|at least|less than|more than|budget|cost\w*|queremos|meta|objetivo|hasta|para|"
    r"como maximo|al menos|menos de|mas de|presupuesto|cuesta\w*)\b"
)
_SMALL_WORDS = (
    "it is are was were have has of them the a an about now today son es esta estan hay los las un una hoy unos unas que actual in"
)
_SMALL = frozenset(stems(_SMALL_WORDS))
_OTHER_WORDS = 2
"""Words of its own up to which a sentence with a number of the known kind is about that number."""
_WITHIN = 10.0
"""By how many times a number that is put right may differ from the one before."""
PERFECT = re.compile(
    r"\b(?:100\s?(?:%|percent|per cent|por ciento)|(?:no|zero|not (?:one|a single)) (?:\w+ )?"
    r"(?:errors?|mistakes?|false alarms?|misses)(?: at all)?|"
    r"never (?:be )?wrong|(?:ever|always) be right|sin (?:ning[uú]n )?errores?|"
    r"(?:cero|ning[uú]n) (?:errores|error|fallos?)|nunca se equivo\w+)",
    re.IGNORECASE,
)
"""Words that demand a result which is right every time; for text as it is written."""
_DEMANDS = re.compile(
    r"\b(?:must|should|shall|has to|have to|needs? to|want|expect|accept\w*|allowed|allow|tolerate|at all|ever|"
    r"tiene\w* que|deb(?:e|en|eria\w*)|"
    r"queremos|exig\w+|acept\w+|permit\w+|toler\w+)\b"
)
_OF_THE_DATA = re.compile(
    r"\b(?:data|records?|values|fields|labels?|sensors?|today|now|so far|datos|registros|valores|campos|sensores|hoy|hasta ahora)\b"
)
_SHORT = 6
"""Words up to which a sentence without a verb of demanding is nothing but the demand."""
MOST_WORDS = 14


def said_whatever_was_asked(s: Sentence) -> list[Claim]:
    """The claims of such a sentence; none for all others, and for the first message, where nothing can be put right."""
    if s.opening:
        return []
    several = exchanged(s)
    if again := prices_again(s):
        others = [claim for claim in several if claim.slot != again.slot]
        return [again, *read_distress(replace(s, asked="cost_of_errors")), *others]
    if several:
        return several
    if s.asked != "cost_of_errors" and (priced := labelled_prices(s, s.kinds("money"))):
        return [priced, *read_distress(replace(s, asked="cost_of_errors"))]
    one = taken_away(s) or _today_put_right(s) or _perfect(s) or _listed(s) or _lent(s) or nothing_but_a_signer(s)
    return [one] if one else []


def _listed(s: Sentence) -> Claim | None:
    """Everybody's hours, where a sentence is nothing but their list."""
    claim = listed_team(s, asked=False)
    return claim if claim and claim.end - claim.start >= NEARLY_ALL * len(s.low.strip(" .!")) else None


def _lent(s: Sentence) -> Claim | None:
    """'My nephew could do 12 hours a week', where that is nearly all that is said."""
    claim = lends_hours(s)
    return claim if claim and claim.end - claim.start >= NEARLY_ALL * len(s.low.strip(" .!")) else None


NEARLY_ALL = 0.7
"""Share of a sentence that somebody's hours fill where they are told whatever was asked (house rule)."""


def _today_put_right(s: Sentence) -> Claim | None:
    """'Actually 12 % leave late': a number of the kind of today's, behind words that take one back."""
    before, cue = s.known.get("baseline"), _PUT_RIGHT.search(s.low) or _NO_IT_IS.match(s.low)
    if not isinstance(before, dict) or cue is None or _WANTED.search(s.low, cue.end()):
        return None
    fitting = [q for q in s.quantities if _alike(q, before) and not re.match(r"\s(?:of us|de nosotr[oa]s)\b", s.after(q.end, 14))]
    if len(fitting) != 1 or len(s.quantities) != 1 or not _about_it(s, cue, fitting[0]):
        return None
    q = fitting[0]
    value = q.signal() | {"unit": before.get("unit"), "period": q.period or before.get("period")}
    return Claim("current_process_baseline", 0, len(s.low), {"baseline": value})


def _alike(q: Quantity, before: dict[str, object]) -> bool:
    told, unit = q.signal(), before.get("unit")
    if q.kind != "count" and told["unit"] != unit:
        return False
    if q.kind == "count" and (unit == "share" or re.fullmatch(r"[A-Z]{3}", str(unit))):
        return False
    old, new = before.get("value"), told["value"]
    near = isinstance(old, int | float) and old > 0 and new > 0 and 1 / _WITHIN <= new / old <= _WITHIN
    return near and q.period in {None, before.get("period")}


def _about_it(s: Sentence, cue: re.Match[str], q: Quantity) -> bool:
    """Whether the other words name the metric, or are hardly any."""
    amount = set(stems(s.low[q.start : q.end])) - set(stems(q.noun))
    rest = set(stems(s.low[cue.end() :])) - _SMALL - amount
    named = set(stems(str(s.known.get("metric_name") or ""))) | set(stems(str(s.known["baseline"].get("unit") or "")))
    few = _OTHER_WORDS if re.search("[a-z]{7}|hecho|fact|wrong", cue.group()) else 1  # a bare "no" puts less right than "actually"
    same_period = q.period is not None and q.period == s.known["baseline"].get("period")
    return bool(rest & named) or len(rest) < few + 2 * same_period


def _perfect(s: Sentence) -> Claim | None:
    """'No errors at all': kept as a bound beside the aim, where it stands against what a learned result can do."""
    words = len(s.low.split())
    if (
        s.asked in {"success_metric_target", "data_quality"}
        or not PERFECT.search(s.text)
        or _OF_THE_DATA.search(s.low)
        or words > MOST_WORDS
    ):
        return None
    others = [q for q in s.quantities if not (q.kind == "share" and q.value == 1) and q.value]
    if others or not (_DEMANDS.search(s.low) or words <= _SHORT) or re.search(r"\b(?:full|half)[- ]?time\b|\bjornada\b", s.low):
        return None
    return Claim("success_metric_target", 0, len(s.low), {"guardrail": s.text.strip(" .!")})
