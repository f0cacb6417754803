"""What an error costs: which kind of error a price belongs to, by the words beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.reading.budgets import FOR_ALL, FUNDS
from assistant.reading.claims import Claim, Sentence
from assistant.reading.efforts import with_efforts
from assistant.reading.error_forms import LOSES, judged, told_apart
from assistant.reading.error_names import COUNTERPART, GOOD_LOST, ON_PURPOSE, named_error
from assistant.reading.needless import PLAIN_ACT, needless_beside_wrong
from assistant.reading.offer_words import OFFERED
from assistant.reading.quality import GOES_WRONG
from assistant.reading.quantities import Quantity

_ONE_PAIR = {
    ("cost_over", "cost_miss"): "cost_false_alarm",
    ("cost_under", "cost_false_alarm"): "cost_miss",
    ("cost_miss", "cost_under"): "cost_under",
    ("cost_miss", "cost_over"): "cost_under",
}
"""An error beside another one, and what the first is then."""
_SPLIT_THOUGHTS = re.compile(r"[;,.:]\s|\s(?:but|while|whereas|pero|mientras que)\s")
_SPLIT = re.compile(r"[;,.:]\s|\s(?:and|but|while|whereas|y|pero|mientras que|plus|vs\.?|versus|against)\s")


def error_costs(s: Sentence, amounts: list[Quantity], *, priced: bool) -> Iterator[Claim]:
    """The price of each kind of error. `priced` = the sentence speaks of costs, and of no budget.

    Unasked it takes what names both kinds, or plainly one; or what happens to what goes wrong, each time.
    """
    asked = s.asked == "cost_of_errors"
    amounts = with_efforts(s, _ranges(s, amounts))
    if told := labelled_prices(s, amounts) or _in_all(s, amounts):
        yield told
        return
    if not amounts or s.asked in {"budget", "success_metric_target"}:
        return
    apart = told_apart(s.low, amounts) if asked or s.has(LOSES) or s.has(r"\s[=:]\s|\bcosts?\b|\bcuesta") else []
    beside = needless_beside_wrong(s.low, amounts) if asked or priced else []
    kinds = apart or beside or _named_behind(s, amounts) or [_error_kind(s, q, amounts) for q in amounts]
    both = {COUNTERPART.get(kind) for kind in kinds} & set(kinds)
    if not (asked or priced or both or _if_judged(s, amounts)):
        return
    if told := _each_time(s, amounts):
        yield told
        return
    firm = bool(
        asked
        or _if_judged(s, amounts)
        or len(set(kinds) - {""}) > 1
        or any(k in {"cost_under", "cost_over"} for k in kinds)
        or (set(kinds) == {"cost_false_alarm"} and ON_PURPOSE.search(s.low) and s.has(_COSTS_US))
        or (set(kinds) == {"cost_false_alarm"} and PLAIN_ACT.search(s.low) and s.has(_COSTS_US) and not amounts[0].period)
        or bool(s.has(r"\b(?:false|falsa|missed|undetected)\b"))
    )
    if not firm:
        return
    kinds = _of_the_problem(s, _completed(kinds, amounts))
    signals: dict[str, Any] = {kind: q.signal() for kind, q in zip(kinds, amounts, strict=True) if kind}
    signals |= _other_for_nothing(s, amounts, set(signals))
    if not signals and asked and _says_a_cost(s, amounts) and not any(map(s.has, (_SOLD, FUNDS, FOR_ALL, _AIM))):
        yield Claim("cost_of_errors", amounts[0].start, amounts[-1].end, {"worst_harm": "money"})  # a price of an error, whichever it is
    if signals:
        yield Claim("cost_of_errors", 0, max(q.end for q in amounts), signals)


_COSTS_OR_LOSES = (
    r"\b(?:cost(?:s|ing|ed|ly)?|los(?:es?|t|ing|s|ses)|pay(?:s|ing)?|paid|worth|fines?|fined|penalt\w+|refund\w*|damages?|price[sd]?|"
    r"each time|cuestan?|cost(?:o|os|e|es|aria|ar)|perd(?:emos|er|ida|idas)|pierden?|pag(?:an?|amos|ar)|multas?|valen?|suponen?|cada vez)\b"
)
_SUM_ALONE = re.compile(
    r"\W*(?:(?:about|around|roughly|some|maybe|perhaps|say|between|from|up to|i think|unos|unas|casi|como|quizas?|entre|hasta)\W+)*"
    r"\W*(?:[a-z]{3} ?)?[\d.,]+(?: ?(?:-|to|and|a|y) ?[\d.,]+)?\W*(?:k|mil|thousand)?\W*[a-z]*"
    r"(?: (?:each|apiece|or so|a piece|cada un[oa]))?\W*"
)


def _says_a_cost(s: Sentence, amounts: Sequence[Quantity]) -> bool:
    """Whether an answer about errors says a price at all: a word for it, a sum beside what goes wrong, or nothing but a sum.

    "By day 4 we want to know" and "in the end it is 18,000 euros" are answers to something else.
    """
    if s.has(_COSTS_OR_LOSES):
        return True
    told = {q.start for q in s.kinds("money")}
    if not any(q.start in told for q in amounts):
        return False
    return bool(named_error(s.low) or _WENT_WRONG.search(s.low) or _SUM_ALONE.fullmatch(s.low))


_AIM = r"\b(?:aim|goal|target|meta|objetivo)\b"
"""What names a number that is wanted."""
_LABEL = re.compile(r"(?:^|[.,;]\s)\W*(?P<name>[a-z]+(?:[ -][a-z]+){0,3})\s?[=:]\s?")


def labelled_prices(s: Sentence, amounts: Sequence[Quantity]) -> Claim | None:
    """'Miss = callout, 280 EUR; false alarm = half a visit, 90 EUR': behind the name of each error its price, a sum before work."""
    labels = list(_LABEL.finditer(s.low))
    ends = [*(m.start() for m in labels[1:]), len(s.low)]
    told, signals = {q.start for q in s.kinds("money")}, dict[str, Any]()
    for label, end in zip(labels, ends, strict=False):
        inside = [q for q in amounts if label.end() <= q.start < end and q.period is None]
        sums = [q for q in inside if q.start in told] or (inside if s.asked == "cost_of_errors" else [])
        kind = _of_label(label["name"])
        if kind and len(sums) == 1:
            signals.setdefault(kind, sums[0].signal())
    kinds = _of_the_problem(s, list(signals))
    signals = dict(zip(kinds, signals.values(), strict=True))
    return Claim("cost_of_errors", 0, max(q.end for q in amounts), signals) if signals else None


def _of_label(name: str) -> str:
    """The error that is named on purpose before "=" or ":", a bare "alarm" as well."""
    if re.fullmatch(r"(?:alarms?|alerts?|alarmas?|avisos?)", name):
        return "cost_false_alarm"
    return named_error(name) if re.search(ON_PURPOSE, name) else ""


_SEVERAL = re.compile(r"\s(?:and|y|plus|\+|&)\s[^,;.]{2,40}?\b(?:costs?|cost us|cuestan)\b")
_COSTS_US = r"\b(?:costs?|costing|cuestan?)\b"
_OF_ONE = r"\b(?:an?|one|each|every|per|un|una|cada|por) (?:[a-z]+ )?(?:miss|false|extra|needless|fals)"


def _in_all(s: Sentence, amounts: list[Quantity]) -> Claim | None:
    """'Overstaffing and closures cost us 190k a year': what today's way costs in all, and the price of no single error."""
    if len(amounts) != 1 or amounts[0].kind != "money" or amounts[0].period not in {"month", "quarter", "year"}:
        return None
    if (
        not s.has(_COSTS_US)
        or s.has(_OF_ONE)
        or not named_error(s.low)
        or s.asked in {"budget", "existing_solution", "success_metric_target"}
    ):
        return None
    if s.asked == "cost_of_errors" and not _SEVERAL.search(s.low[: amounts[0].start]):
        return None
    return Claim("current_process_baseline", amounts[0].start, amounts[0].end, {"cost_today": amounts[0].signal()})


_FREE = re.compile(
    r"\b(?:costs? (?:us )?(?:nothing|almost nothing|hardly anything|little)|is (?:free|no problem|no loss)|(?:means|=|:) ?nothing|"
    r"no (?:cost|cuesta)|no cuesta nada|cuesta (?:poco|casi nada)|does(?:n't| not) (?:cost|matter)|no importa)\b"
)


def _other_for_nothing(s: Sentence, amounts: list[Quantity], priced: set[str]) -> dict[str, bool]:
    """Which error is the worse one, where the other one is told to cost nothing: "too long costs nothing real"."""
    if len(priced) != 1 or len(amounts) != 1:
        return {}
    said = next(iter(priced))
    others = [*_SPLIT_THOUGHTS.split(s.low[: amounts[0].start])[:-1], *_SPLIT_THOUGHTS.split(s.low[amounts[0].end :])]
    free = any(_FREE.search(part) and named_error(part) == COUNTERPART[said] for part in others)
    return {"miss_worse": said in {"cost_miss", "cost_under"}} if free else {}


def _ranges(s: Sentence, amounts: list[Quantity]) -> list[Quantity]:
    """The amounts, "7.000 - 8.000 EUR" as one in the middle of both."""
    found: list[Quantity] = []
    for q in amounts:
        low = next((o for o in s.quantities if o.end <= q.start and _TO.fullmatch(s.low, o.end, q.start)), None)
        if low is None or low.kind not in {"count", q.kind} or low.noun or not 0 < low.value < q.value:
            found.append(q)
            continue
        found = [o for o in found if o.start != low.start]
        found.append(replace(q, value=(low.value + q.value) / 2, start=low.start))
    return found


_TO = re.compile(r"\s?(?:-|to|a|bis)\s?")
_SOLD = rf"{OFFERED}|\b(?:provider|licen[cs]\w+|function|module|add-?on|modulo)\b"
"""What is sold has a price that is none of an error."""
_WENT_WRONG = re.compile(
    rf"\b{GOES_WRONG}\b|\b(?:empty|wrong|late|bad|spoiled|broken|lost|missed|wasted|returned|rejected|overlooked|faulty|dead|vaci[oa]|perdid[oa]|"
    r"mal[oa]|rot[oa]|devuelt[oa]|rechazad[oa]|muert[oa]|con errores?|tarde)\b"
)
_IT_COSTS = re.compile(
    r"\b(?:an?|one|each|every) (?:[a-z]+ ){0,3}costs?\b|"
    r"\b(?:each|every|per|which|that|it) (?:time|one|of them|(?:[a-z]+ ){1,3}(?:is|costs?|means)|costs?|means)\b|\bthat(?:'s| is)\b|"
    r"\b(?:the|an?|average) (?:[a-z]+ )?(?:fine|penalty) (?:is|of)\b|\bcada (?:vez|un[oa]|[a-z]+)\b|\bmulta\b|\blo que (?:cuesta|supone)\b"
)


def _named_behind(s: Sentence, amounts: list[Quantity]) -> list[str]:
    """'We lose 4,000 EUR when we miss one and 150 EUR when we dig for nothing': each price is told of what stands behind it."""
    ends = [q.start for q in amounts[1:]] + [len(s.low)]
    behind = [s.low[q.end : end] for q, end in zip(amounts, ends, strict=True)]
    if len(amounts) < 2 or not all(
        re.match(r"\W*(?:when|if|whenever|for (?:each|every|any)|(?:each|every|per) [a-z]+ (?:that|which|too)|cuando|si|por cada)\b", part)
        for part in behind
    ):
        return []
    return [named_error(part) for part in behind]


def _if_judged(s: Sentence, amounts: list[Quantity]) -> bool:
    """One price behind a condition that says which error it is: "if we hold back a good one: 300 EUR"."""
    if len(amounts) != 1 or not s.has(r"\b(?:if|when|si|cuando)\b") or amounts[0].period:
        return False
    return bool(s.has(GOOD_LOST) or judged(s.low))


def _each_time(s: Sentence, amounts: list[Quantity]) -> Claim | None:
    """'Each empty hour is 38 pounds gone', "one in eight goes wrong, that means a second visit, 85 EUR": the price of a miss."""
    if s.asked == "cost_of_errors" and named_error(s.low):
        return None
    wrong, costs = _WENT_WRONG.search(s.low), _IT_COSTS.search(s.low)
    if wrong is None or costs is None or len(amounts) != 1 or amounts[0].period or s.has(_WORTH):
        return None
    q = amounts[0]
    far = costs.start() > q.end + FARTHEST_BEHIND or q.start > wrong.end() + MOST_BETWEEN
    kind = "" if re.search(rf"\b{GOES_WRONG}\b", s.low) else _error_kind(s, q, amounts)
    if far or kind not in {"", "cost_miss"}:
        return None
    return Claim("cost_of_errors", q.start, q.end, {"cost_miss": q.signal()})


_WORTH = r"\b(?:worth|brings?|earns?|margin|profit|vale|aporta|rinde|margen)\b"


MOST_BETWEEN = 120
"""Letters between what goes wrong and its price (house rule)."""
FARTHEST_BEHIND = 4
"""Letters behind a price within which "each time" belongs to it (house rule)."""
_AMOUNT_WISHED = r"\b(?:forecast\w*|too (?:low|high|much|many|little|few)|demand|pronostic\w*|demasiad[oa]s?|de (?:mas|menos))\b"


def _of_the_problem(s: Sentence, kinds: list[str]) -> list[str]:
    """Too little and too much are errors of amounts; where the answer is yes or no, a good case thrown away is a false alarm."""
    if s.known.get("output_kind") not in {"yes_no", "one_of_k", "several_of_k", "unusual_events", "matching_records"} or s.has(
        _AMOUNT_WISHED
    ):
        return [_as_told_before(kind, s.known) for kind in kinds]
    return [_OF_YES_OR_NO.get(kind, kind) for kind in kinds]


_OF_YES_OR_NO = {"cost_over": "cost_false_alarm", "cost_under": "cost_miss"}
_OF_AMOUNTS = {name: amount for amount, name in _OF_YES_OR_NO.items()}


def _as_told_before(kind: str, known: Mapping[str, Any]) -> str:
    """The same error by the name that its price has already: what is told later takes its place."""
    pairs = ((_OF_YES_OR_NO, _OF_AMOUNTS), (_OF_AMOUNTS, _OF_YES_OR_NO))
    return next(
        (own[kind] for own, other in pairs if kind in own and any(known.get(n) for n in other) and not any(known.get(n) for n in own)), kind
    )


def _completed(kinds: list[str], amounts: list[Quantity]) -> list[str]:
    """Where one of two prices is clear, the other one is its counterpart."""
    if len({q.unit for q in amounts}) > 1 and len(set(kinds)) < len(kinds):
        return kinds  # minutes and euros cannot be told apart by their size
    if len(amounts) == 2 and len(set(kinds)) == 1 and kinds[0]:
        small = amounts[0].value <= amounts[1].value
        pair = ("cost_false_alarm", "cost_miss") if kinds[0] in {"cost_miss", "cost_false_alarm"} else (kinds[0], COUNTERPART[kinds[0]])
        return list(pair if small else pair[::-1])
    if len(amounts) == 2 and not any(kinds):
        small = amounts[0].value <= amounts[1].value
        return ["cost_false_alarm", "cost_miss"] if small else ["cost_miss", "cost_false_alarm"]
    if len(amounts) == 2 and "" in kinds and len(set(kinds)) == 2:
        said = next(k for k in kinds if k)
        return [k or COUNTERPART[said] for k in kinds]
    return kinds


def _error_kind(s: Sentence, q: Quantity, amounts: list[Quantity]) -> str:
    """The kind of error that the amount's own clause names, else a clause before it, the nearest first; else the words right behind it."""
    earlier = max((a.end for a in amounts if a.end <= q.start), default=0)
    later = min((a.start for a in amounts if a.start >= q.end), default=len(s.low))
    behind = s.low[q.end : later]
    cut = _SPLIT.search(behind)
    after = behind[: cut.start()] if cut else behind
    if len(amounts) == 1 and (told := judged(s.low)):
        return told
    own, *before = reversed(_SPLIT_THOUGHTS.split(s.low[earlier : q.start]))
    kinds = [kind for part in (own, after) if (kind := named_error(part))]
    if kinds:
        return _beside_the_other(kinds[0], before)
    far = {part: kind for part in before if (kind := named_error(part))}
    apart = ";" in s.low[earlier : q.start] or any(map(_of_its_own, far))  # the other error was priced before, if not in money
    found = next(iter(far.values()), "")
    return COUNTERPART[found] if found and apart and _of_its_own(own) else found


def _of_its_own(part: str) -> bool:
    """Whether a clause says what happens, and not only how much it costs: "holding back a clean one costs"."""
    return bool(re.search(r"[a-z]{3,} (?:[a-z]+ )*?(?:costs?|loses?|ties|takes|means|cuesta|supone|perdemos|pierde)\b", part))


def _beside_the_other(kind: str, before: Sequence[str]) -> str:
    """Too much beside a miss, or too little beside a false alarm, are the other half of one pair of errors; so is one that is missing."""
    others = {named_error(part) for part in before}
    return next((found for (own, other), found in _ONE_PAIR.items() if kind == own and other in others), kind)
