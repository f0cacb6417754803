"""The facts of one message made to agree: lists grow, the longest history and the plainest goal count, one denial denies one thing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from assistant.case import Fact
from assistant.reading.result import Occasion

GROWING = ("data_forms", "sources_named", "sources_told", "systems_named", "laws", "limits")
_GOAL = ("baseline", "target", "minimum", "better", "metric_name", "target_date")
_BASED_ON_PEOPLE = ("personal_data",)
_WORDY = frozenset({"text", "documents"})
_IN_COLUMNS = frozenset({"table", "time_series", "sensor", "clicks"})
_LARGEST = ("history_months", "rows")


def agreed(facts: Sequence[Fact], occasion: Occasion) -> list[Fact]:
    """The facts of one message in order, each holding only the signals that still count beside the others."""
    signals = [dict(fact.signals) for fact in facts]
    _grow(signals, occasion)
    for name in _LARGEST:
        _keep_largest(signals, name)
    _one_goal(facts, signals)
    _denied_once(signals)
    _there_after_all(signals)
    kept = [fact if own == fact.signals else fact.model_copy(update={"signals": own}) for fact, own in zip(facts, signals, strict=True)]
    return [fact for fact, before in zip(kept, facts, strict=True) if fact.signals or not before.signals or _alone(fact, kept)]


def _alone(fact: Fact, facts: Sequence[Fact]) -> bool:
    """Whether no other fact answers the slot, so that the words must stay."""
    return not any(other is not fact and other.slot == fact.slot for other in facts)


def _grow(signals: list[dict[str, Any]], occasion: Occasion) -> None:
    """Lists that are told bit by bit: each fact holds what was said before as well, so that the last word is the whole."""
    told = {name: list(occasion.known.get(name) or ()) for name in GROWING}
    read = [form for own in signals for form in own.get("data_forms") or ()]
    if not told["data_forms"] and read and set(read) <= _WORDY:
        told["data_forms"] = _columns_of(signals, occasion)
    for own in signals:
        for name in GROWING:
            if name in own and own[name] is None:
                told[name] = []  # taken back: what is told behind it begins anew
            elif name in own:
                told[name] += [item for item in own[name] if item not in told[name]]
                own[name] = list(told[name])


def _columns_of(signals: list[dict[str, Any]], occasion: Occasion) -> list[str]:
    """The forms of a problem that lives in columns: texts named beside it come on top and do not replace them."""
    named = next((own["problem"] for own in signals if "problem" in own), occasion.known.get("problem"))
    row = occasion.lexicon.problems.get(str(named))
    return list(row.data_forms) if row and row.data_forms and row.data_forms[0] in _IN_COLUMNS else []


def _keep_largest(signals: list[dict[str, Any]], name: str) -> None:
    """'Orders since 2019, bookings only since March', "410,000 pictures; bursts of 5 pictures": the first large number counts."""
    largest = max((own[name] for own in signals if own.get(name) is not None), default=None)
    for own in signals:
        if own.get(name) is not None and own[name] != largest:
            del own[name]
            if name == "rows":
                own.pop("rows_estimated", None)


def _one_goal(facts: Sequence[Fact], signals: list[dict[str, Any]]) -> None:
    """Only the plainest goal of a message counts; a second bound that is as plain guards the first one."""
    ranked = [place for place, own in enumerate(signals) if "target" in own or ("minimum" in own and "baseline" not in own)]
    with_target = [place for place in ranked if "target" in signals[place]]
    if len(with_target) < 2:
        return
    best = max(with_target, key=lambda place: (_plainness(signals[place]), -place))
    for place in with_target:
        if place == best:
            continue
        if _plainness(signals[place]) >= 2 and "guardrail" not in signals[best]:
            signals[best]["guardrail"] = facts[place].words.strip(" .")
        for name in _GOAL:
            if name != "minimum":
                signals[place].pop(name, None)


def _plainness(own: dict[str, Any]) -> int:
    return 3 if "baseline" in own else 2 if "better" in own else 1


def _denied_once(signals: list[dict[str, Any]]) -> None:
    """'Names and addresses. No health data.': the denial of one kind leaves what was said of the other."""
    for name in _BASED_ON_PEOPLE:
        if any(own.get(name) is True for own in signals):
            for own in signals:
                if own.get(name) is False:
                    del own[name]


def _there_after_all(signals: list[dict[str, Any]]) -> None:
    """'No data yet' in a heading and "since April it is in a sheet" below it: what is told in detail holds."""
    if any(own.get("data_exists") is True and {"history_months", "rows", "sources_named"} & set(own) for own in signals):
        for own in signals:
            if own.get("data_exists") is False:
                del own["data_exists"]
