"""Wishes that cannot both hold, named while they can still be changed."""

from __future__ import annotations

from collections.abc import Callable

from assistant.case import conflict_key
from assistant.plan.model import Contradiction
from assistant.plan.sections.context import Context
from assistant.reading.taken_back import PERFECT

Found = tuple[list[str], str, tuple[str, ...]]
"""What stands against what, how it could be settled, and the signals it rests on."""


def find_contradictions(context: Context) -> list[Contradiction]:
    """All pairs that cannot both hold, in the words of the facts."""
    rows = []
    for rule in _RULES:
        found = rule(context)
        if found:
            between, how, signals = found
            row = Contradiction(between=between, found_turn=_turn(context, signals), how=how, slot=_slot(context, signals))
            rows.append(_settled(context, row))
    return rows


def _settled(context: Context, row: Contradiction) -> Contradiction:
    """The contradiction with what the team chose between the two, if it has."""
    choice = context.situation.case.choices.get(conflict_key(row.between))
    if choice is None:
        return row
    dropped = next((wish for wish in row.between if wish != choice.value), "")
    return row.model_copy(
        update={
            "resolution": "keep",
            "how": context.spoken(
                "You keep “{value}” and drop “{dropped}” (turn {turn}).", value=choice.value, dropped=dropped, turn=choice.turn
            ),
        }
    )


def _slot(context: Context, signals: tuple[str, ...]) -> str:
    """The question whose new answer settles it: that of the first signal that the team gave."""
    known = context.catalogue.signals
    return next((known[name].slot for name in signals if context.known(name) and name in known), "")


def _turn(context: Context, signals: tuple[str, ...]) -> int:
    """The turn in which the later of the two was said."""
    facts = [fact for signal in signals if (fact := context.situation.case.fact_of(signal))]
    return max((fact.origin.turn for fact in facts), default=1)


def _perfection(context: Context) -> Found | None:
    target = context.value("target")
    perfect = isinstance(target, dict) and target.get("unit") == "share" and float(target["value"]) >= 0.9999
    said = next(
        (m.group(0) for m in map(PERFECT.search, (f.words for f in context.situation.case.facts_of("success_metric_target"))) if m), ""
    )
    if not (perfect or said):
        return None
    how = context.spoken("No model is right every time. Name the share of errors that you can live with, and who catches the rest.")
    return [said or context.quantity(target), context.spoken("a result that is learned from examples")], how, ("target", "guardrail")


def _data_in_house(context: Context) -> Found | None:
    outside = context.yes("service_in_cloud") or (context.value("runs_on") == "cloud" and not context.yes("data_may_leave"))
    if context.value("data_may_leave") != "never" or not outside:
        return None
    what = (
        context.spoken("the cloud service you were offered")
        if context.yes("service_in_cloud")
        else context.spoken("running it in the cloud")
    )
    return (
        [context.spoken("data must not leave the house"), what],
        context.spoken("Run it on your own machines, or change the contract that keeps the data in."),
        ("data_may_leave", "service_in_cloud", "runs_on"),
    )


def _late_answers(context: Context) -> Found | None:
    delay, end = context.figure("label_delay_days"), context.deadline
    if not delay or not end:
        return None
    left = (end - context.start).days
    if delay < left:
        return None
    how = context.spoken("Judge on cases of the past, choose an earlier sign of the outcome for the live trial, or move the date.")
    return (
        [
            context.spoken("the true answer is known after {delay} days", delay=context.number(delay)),
            context.spoken("the end on {end}", end=context.day(end)),
        ],
        how,
        ("label_delay_days", "deadline"),
    )


def _quote(context: Context) -> Found | None:
    budget, setup, monthly = context.figure("budget"), context.figure("offer_setup") or 0, context.figure("offer_monthly") or 0
    total = setup + 12 * monthly
    if budget is None or not total or total <= budget:
        return None
    return (
        [
            context.spoken("a budget of {budget}", budget=context.quantity(context.value("budget"))),
            context.spoken("an offer that costs {total} in its first year", total=context.number(total)),
        ],
        context.spoken("Ask for a smaller package, ask for more money, or build the smallest version yourself."),
        ("budget", "offer_setup", "offer_monthly"),
    )


def _alone(context: Context) -> Found | None:
    if not context.yes("full_auto_wished") or not (context.yes("harm_possible", "people_affected") or context.value("law_class") == "high"):
        return None
    reason = (
        context.spoken("the law wants a person in decisions of this kind")
        if context.value("law_class") == "high"
        else context.spoken("a wrong result can do harm")
    )
    return (
        [context.spoken("it decides alone"), reason],
        context.spoken("A person decides; the time for it is part of the plan. Open it again after 6 months of counted errors."),
        ("full_auto_wished", "worst_harm"),
    )


def _rule_above_aim(context: Context) -> Found | None:
    saving, start, aim = context.figure("rule_saving"), context.figure("baseline"), context.figure("target")
    if saving is None or start is None or aim is None or abs(start - aim) > saving:
        return None
    return (
        [
            context.spoken("an aim of {target}", target=context.quantity(context.value("target"))),
            context.spoken("a simple rule that already brings as much"),
        ],
        context.spoken("Raise the aim, or use the rule and stop."),
        ("rule_saving", "target"),
    )


def _capacity(context: Context) -> Found | None:
    reviewers, each, per_day = context.figure("reviewers"), context.figure("reviews_per_day"), context.figure("per_day")
    if not reviewers or not each or not per_day or context.value("person_decides") is not True or reviewers * each >= per_day:
        return None
    seen = context.share(reviewers * each / per_day)
    return (
        [
            context.spoken("a person decides every case ({per_day} a day)", per_day=context.number(per_day)),
            context.spoken("{reviewers} people with {each} a day each", reviewers=context.number(reviewers), each=context.number(each)),
        ],
        context.spoken("People can look at {seen}: let the clear cases pass with a sample check, or give it more people.", seen=seen),
        ("reviewers", "reviews_per_day", "per_day"),
    )


def _speed(context: Context) -> Found | None:
    latency, network = context.figure("latency_ms"), context.value("network")
    if latency is None or latency > 1000 or network not in ("weak", "none") or context.value("runs_on") not in ("cloud", "own_servers"):
        return None
    return (
        [
            context.spoken("an answer within {latency} ms", latency=context.number(latency)),
            context.spoken("a missing network" if network == "none" else "a weak network"),
        ],
        context.spoken("Run it on the device, or accept a later answer."),
        ("latency_ms", "network"),
    )


def _dates(context: Context) -> Found | None:
    aim = context.date("target_date")
    if not aim or aim > context.today:
        return None
    return (
        [context.spoken("the number by {aim}", aim=context.day(aim)), context.spoken("today is {today}", today=context.day(context.today))],
        context.spoken("Name a date that is still to come."),
        ("target_date",),
    )


_RULES: tuple[Callable[[Context], Found | None], ...] = (
    _perfection,
    _data_in_house,
    _late_answers,
    _quote,
    _alone,
    _rule_above_aim,
    _capacity,
    _speed,
    _dates,
)
