"""Goal, success and constraints: why, the number that counts, and what binds the project."""

from __future__ import annotations

import re

from assistant.formats import per
from assistant.plan.model import Constraints, Goal, Guardrail, Money, Success
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.contradictions import find_contradictions
from assistant.plan.sections.pass_rules import direction, goal_date, halfway, has_stop_line, stop_line
from assistant.plan.sections.people import Crew
from assistant.plan.sections.wish import bare_wish
from assistant.plan.wording import bare, capital, clause, joined, sentence
from assistant.reading.own_words import is_quoted
from assistant.wording import land

_LIMIT = re.compile(
    r"(?:at most|(?:no|not|without) more than|sin m[aá]s de|"
    r"less than|under|below|max(?:imum)?|como m[aá]ximo|m[aá]ximo|menos de|no m[aá]s del?|m[aá]s de)"
    r"\s+(\d[\d.,]*)\s*(%)?",
    re.IGNORECASE,
)

NETWORKS = {"none": "no network in use", "weak": "weak network"}
PLACES = {
    "cloud": "runs in the cloud",
    "own_servers": "runs on your own servers",
    "laptop": "runs on a laptop",
    "device": "runs on the device",
    "notebook": "runs in a notebook",
    "existing_system": "runs inside the system you have",
}


def goal_section(context: Context, crew: Crew, last_gate: str) -> Goal:
    """Why the project exists, what it is worth, and when it stops."""
    context.facts("goal", "business_objective", "current_process_baseline")
    return Goal(
        type=context.chosen("goal_type"),
        statement=statement(context),
        value_hypothesis=_value(context),
        who_benefits=_who_benefits(context, crew),
        current_state=_current_state(context),
        do_nothing_cost=_do_nothing(context),
        stop_rule=_stop_rule(context, last_gate),
    )


def statement(context: Context) -> str:
    """The aim in one sentence, with its numbers as far as they are known, and no tool in it."""
    if context.known("target"):
        day_ = goal_date(context)
        start = " from {start}" if context.known("baseline") else ""
        bring = "{metric}:" if is_quoted(context.noun("metric")) else "bring {metric}"
        return sentence(
            context.spoken(
                f"{bring}{start} to {{goal}}{' by {day}' if day_ else ''}",
                start=context.quantity(context.value("baseline")),
                goal=context.quantity(context.value("target")),
                day=context.day(day_) if day_ else "",
            )
        )
    if wish := bare_wish(context):
        return sentence(context.spoken("{wish}: by how much, and by when, is still to be agreed", wish=wish))
    return sentence(context.spoken("agree on what has to change about {units}, by how much and by when"))


def _value(context: Context) -> str:
    gains = [c for name in ("CALC-value-year", "CALC-gain-year", "CALC-budget-back") if (c := context.calculation(name))]
    if gains:
        return joined(*[c.says for c in gains])
    worth = context.quantity(context.value("value_per_outcome")) if context.known("value_per_outcome") else ""
    if worth:
        return sentence(context.spoken("one {unit} more is worth {worth}; how many more there will be is still open", worth=worth))
    if lost := _lost_today(context):
        return sentence(context.spoken("today's way costs {lost}; how much of it the change saves is still open", lost=lost))
    return context.spoken("What the change is worth in money is not known yet; the first gate asks for it.")


def _lost_today(context: Context) -> str:
    """What today's way costs in a period, where the team told it in money."""
    return context.quantity(context.value("cost_today")) if context.known("cost_today") else ""


def _who_benefits(context: Context, crew: Crew) -> list[str]:
    actor = context.noun("actor") if context.known("actor") else ""
    groups = context.names("groups_named")
    return unique([crew.name(crew.owner("sponsor")), bare(actor), *groups])


def _current_state(context: Context) -> str:
    said = context.said("current_process_baseline")
    metric = context.noun("metric", "the number that counts")
    numbers = (
        context.spoken("{metric} today: {baseline}", metric=metric, baseline=context.quantity(context.value("baseline")))
        if context.known("baseline")
        else ""
    )
    error = (
        context.spoken("errors today: {error_today}", error_today=context.quantity(context.value("error_today")))
        if context.known("error_today")
        else ""
    )
    if not said and not numbers:
        return context.spoken("How it is done today was not said; the first task writes it down.")
    return joined(said, numbers, error, _lost_today_said(context, said))


def _lost_today_said(context: Context, said: str) -> str:
    """The cost of today's way, where the team's own words about today do not hold it already."""
    lost, fact = _lost_today(context), context.situation.case.fact_of("cost_today")
    return context.spoken("today's way costs {lost}", lost=lost) if lost and not (fact and fact.words in said) else ""


def _do_nothing(context: Context) -> Money | None:
    lost = context.value("cost_today")
    if isinstance(lost, dict):
        return Money(
            amount=float(lost["value"]), currency=str(lost["unit"]), period=lost["period"], note=context.spoken("what today's way costs")
        )
    for name in ("CALC-gain-year", "CALC-value-year"):
        found = context.calculation(name)
        if found and len(found.unit.split("/")[0]) == 3 and found.unit[:3].isupper():
            return Money(amount=found.value, currency=found.unit[:3], period="year", note=context.spoken("the gain aimed at and not made"))
    return None


def _stop_rule(context: Context, last_gate: str) -> str:
    if context.verdict == "stop":
        return context.spoken("The project is stopped now; it opens again only when the reason for the stop has gone.")
    if not context.known("target"):
        signed = "Stop if no number with unit and date is signed by {day}."
        return context.spoken(signed if last_gate else "Stop if 2 more rounds bring no number.", day=last_gate)
    when = "the last gate on {day}" if last_gate else "the last gate"
    if not has_stop_line(context):
        return sentence(context.spoken(f"stop if {when} shows less than half of the change that you want in {{metric}}", day=last_gate))
    word = {"lower": "above", "higher": "below"}.get(str(context.value("better") or direction(context)), "worse than")
    line = stop_line(context)
    return sentence(context.spoken(f"stop if {when} still shows {{metric}} {word} {{line}}", day=last_gate, line=line))


def success_section(context: Context, crew: Crew) -> Success:
    """The number that counts, with unit, start, aim, stop line, date, source, owner and what must not get worse."""
    context.facts("success", "success_metric_target", "deadline", "stakeholder_owner")
    aim = context.value("target") or context.value("baseline") or {}
    minimum = context.figure("minimum")
    better = context.value("better")
    return Success(
        metric=context.noun("metric", "the number that counts") if context.known("target") or context.known("metric_name") else "",
        unit=_unit(aim if isinstance(aim, dict) else {}),
        better=better if better in ("lower", "higher") else direction(context),
        baseline=context.figure("baseline"),
        target=context.figure("target"),
        minimum=minimum if minimum is not None else halfway(context),
        deadline=goal_date(context),
        data_source=_where_counted(context),
        owner=crew.owner("sponsor"),
        projected_from=context.spoken("the comparison of the roll-out, scaled to all {units}") if context.builds else "",
        guardrails=guardrails(context),
    )


def _unit(aim: dict[str, object]) -> str:
    unit, period = str(aim.get("unit") or ""), str(aim.get("period") or "")
    if not aim:
        return ""
    return f"{unit or 'number'}/{period}" if period and period not in unit else unit or "number"


def _where_counted(context: Context) -> str:
    sources = context.names("sources_named")
    metric = context.noun("metric", "").lower()
    words = {word[:5] for word in re.findall(r"[a-zà-ÿ]{4,}", metric)}
    fitting = [s for s in sources if words & {word[:5] for word in re.findall(r"[a-zà-ÿ]{4,}", s.lower())}]
    return (fitting or sources or [context.spoken("a count that the first task sets up")])[0]


def guardrails(context: Context) -> list[Guardrail]:
    """What must not get worse: the team's own limits, then the limits that follow from the facts."""
    found: list[Guardrail] = []
    if context.known("guardrail"):
        found += [_limit(context, part) for part in str(context.value("guardrail")).split(";") if part.strip()]
    if context.builds and context.known("cost_false_alarm") and context.known("capacity_number"):
        period = context.value("capacity_period")
        found.append(
            Guardrail(
                metric=context.spoken("actions asked for {period}", period=per(period, context.language)),
                limit=context.figure("capacity_number") or 0,
            )
        )
    if context.builds and context.yes("people_affected"):
        found.append(
            Guardrail(metric=context.spoken("the difference in errors between groups of people"), limit=context.spoken("at most 5 points"))
        )
    if context.builds and context.value("worst_harm") in ("people", "irreversible"):
        found.append(Guardrail(metric=context.spoken("people or things harmed by following the result"), limit=0))
    return found


def _limit(context: Context, words: str) -> Guardrail:
    """The team's own limit: what is limited, and the number in it where there is one."""
    match = _LIMIT.search(words)
    if not match:
        return Guardrail(metric=clause(words), limit=context.spoken("must not get worse"))
    if _DENIED.search(words[: match.start()]):
        return Guardrail(metric=clause(_JOINED.sub("", words)), limit="")  # "that they send us no more than 5": the whole is the limit
    what = clause(_PLEASE.sub("", words[: match.start()] + words[match.end() :]).strip(" ,")).strip()
    return Guardrail(metric=what or clause(words), limit=_WITHOUT.sub("no", " ".join(match.group(0).split())))


_WITHOUT = re.compile(r"^(?:without|sin)\b", re.IGNORECASE)


_DENIED = re.compile(r"\b(?:no|not|never|nor|nunca|sin)\b", re.IGNORECASE)
_JOINED = re.compile(r"^\W*(?:(?:and|but|y|pero)\s+)?(?:que\s+)?", re.IGNORECASE)
_PLEASE = re.compile(r",?\s*\b(?:please|pls|por favor|porfa)\b", re.IGNORECASE)


def constraints_section(context: Context) -> Constraints:
    """Money, time, hours, law, and wishes that cannot both hold."""
    context.facts("constraints", "budget", "deadline", "regulation_jurisdiction", "connectivity_hardware")
    budget = context.value("budget")
    money = (
        Money(amount=float(budget["value"]), currency=str(budget.get("unit") or ""), period=budget.get("period") or "project")
        if isinstance(budget, dict)
        else None
    )
    hours = context.figure("hours_available")
    calculated = context.calculation("CALC-hours")
    limits = [str(said) for said in context.value("limits") or ()]
    bans = [said for said in limits if BANS.search(said)]
    return Constraints(
        budget=money,
        deadline=context.deadline or context.date("target_date"),
        hours_available=hours if hours is not None else calculated.value if calculated else None,
        law=_law(context),
        hardware=_hardware(context),
        forbidden=unique([*_forbidden(context), *map(capital, bans)]),
        binding=[capital(said) for said in limits if said not in bans],
        contradictions=find_contradictions(context),
    )


BANS = re.compile(
    r"\b(?:must|may|can|shall|should|are|is|be|does|do)(?: not|n't)\b|\bcannot\b|"
    r"\b(?:never|nothing|nobody|none|nadie|nunca|ning[uú]n\w*)\b|"
    r"\bno \w+(?: \w+){0,3} (?:may|must|can|shall|should|puede\w*|debe\w*)\b|"
    r"^\W*no (?!problem|issue|objection|matter|worr)\w+\W*$|\bno (?:puede|debe)\w*\b|"
    r"\b(?:forb[ia]\w*|prohibit\w*|prohib[ie]\w*|not allowed)\b",
    re.IGNORECASE,
)
"""Words by which a limit is a ban, and no duty; "no problem with a cloud" is none."""
DATA_PROTECTION = r"gdpr|dsgvo|rgpd|lopd|data protection|protecci[oó]n de datos"


def _law(context: Context) -> list[str]:
    place = land(str(context.value("jurisdiction") or ""), context.language)
    laws = context.names("laws")
    europe, own = context.yes("in_eu"), any(re.search(DATA_PROTECTION, law, re.IGNORECASE) for law in laws)
    if context.yes("personal_data") and not own and (europe or not laws):
        laws = [*laws, context.spoken("data protection law (GDPR)" if europe else "data protection law")]
    if europe and context.builds and not any("AI Act" in law for law in laws):
        laws.append(context.spoken("EU AI Act (check the dates; they are moving)"))
    return unique(
        [*laws, context.spoken("law of {place}", place=place) if place and place.upper() not in {"EU", "UE"} and not laws else ""]
    )


def _hardware(context: Context) -> str:
    devices = context.figure("devices")
    parts = [
        context.spoken("{devices} devices", devices=context.number(devices)) if devices else "",
        context.spoken("limits of the device to be measured") if context.yes("device_limits") else "",
    ]
    network, place = NETWORKS.get(str(context.value("network")), ""), PLACES.get(str(context.value("runs_on")), "")
    return context.listed([context.spoken(place), *parts, context.spoken(network)])


def _forbidden(context: Context) -> list[str]:
    found = []
    if context.value("data_may_leave") == "never":
        found.append(context.spoken("data outside the house"))
    if context.value("data_may_leave") == "anonymous":
        found.append(context.spoken("data outside the house unless nobody can be recognised in it"))
    if context.value("network") == "none":
        found.append(context.spoken("whatever needs the internet where it is used"))
    if context.yes("licence_limits"):
        found.append(context.spoken("uses that the licence of the data excludes"))
    if context.yes("prohibited_use"):
        found.append(context.spoken("the use that the law prohibits"))
    if context.yes("minors"):
        found.append(context.spoken("decisions about minors without a person"))
    return [capital(item) for item in found]
