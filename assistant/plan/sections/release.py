"""How it comes into use and out of it again: roll-out steps, way back, fallback, tests, acceptance."""

from __future__ import annotations

from assistant.plan.model import Deployment, NotApplicable, Rollback, RolloutStep, Task
from assistant.plan.sections.context import Context, way_of_today
from assistant.plan.sections.framing import acting
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, clause, sentence
from assistant.supply import settled_in_step

BACK_MINUTES = {"batch": 30.0, "online": 10.0, "streaming": 10.0, "edge": 30.0}
"""Minutes within which the old way runs again, by serving mode (house rule)."""

SERVED = {
    "batch": "made in one run before it is needed",
    "online": "made on request, while somebody waits",
    "streaming": "made as events arrive",
    "edge": "made on the device, also without a network",
}

AUTOMATION = {
    "inform": "The result informs; nothing follows from it by itself.",
    "recommend_human_decides": (
        "The result recommends, a person decides: {actor} must have the time for each case and may say no without giving a reason."
    ),
    "auto_with_override": (
        "Clear cases pass by themselves above a threshold; the rest, and a random sample, go to {actor}, "
        "with the right to take back every one."
    ),
    "full_auto": "It acts by itself; a sample is looked at every week, and one switch stops it.",
    "none": "Nothing is automated.",
}

PLACES = {
    "cloud": "cloud account of the team",
    "own_servers": "own servers",
    "laptop": "one laptop",
    "device": "the device itself",
    "notebook": "notebook",
    "existing_system": "inside the system that is there",
}


def deployment_section(context: Context, crew: Crew, tasks: list[Task]) -> Deployment | NotApplicable:
    """The release; not applicable where nothing is served."""
    if not context.serves:
        return NotApplicable(not_applicable=context.why_not_served)
    context.facts(
        "deployment",
        "deployment_environment",
        "connectivity_hardware",
        "integration_points",
        "latency_volume",
        "human_oversight",
        "escalation_path",
    )
    mode = context.chosen("serving_mode")
    return Deployment(
        serving_mode=mode,
        latency_budget_ms=_latency(context, mode),
        throughput=_throughput(context),
        rollout=rollout(context, crew),
        rollback=_rollback(context, crew, tasks),
        fallback=_fallback(context),
        api=_api(context, mode),
        tests=_tests(context),
        security=_security(context),
        environments=_environments(context),
        user_acceptance=sentence(
            context.spoken(
                "10 days of real work with it by {actor}, then a signature; at least 4 of 5 people say that they would keep it (usability)",
                actor=context.the(acting(context)),
            )
        ),
        training_serving_consistency=(
            context.spoken(
                "One program makes the inputs for training and for use; {stock_100} cases are compared field by field before launch."
            )
        ),
        automation=capital(
            context.spoken(AUTOMATION.get(context.chosen("automation_level"), AUTOMATION["inform"]), actor=context.the(acting(context)))
        ),
    )


def _rollback(context: Context, crew: Crew, tasks: list[Task]) -> Rollback:
    """One switch back to the way of today, tried in a task."""
    back = back_task(tasks)
    expert = context.the(crew.name(crew.owner("domain_expert")))
    return Rollback(
        how=sentence(
            context.spoken(
                "rollback: one switch stops the new results, and {way} goes on; {expert} may pull it without asking",
                way=old_way(context),
                expert=expert,
            )
        ),
        max_minutes=BACK_MINUTES.get(context.chosen("serving_mode"), 30.0),
        tried_on=back.finish.p80 if back and back.finish else None,
        tried_in=back.id if back else None,
    )


def back_task(tasks: list[Task]) -> Task | None:
    """The task in which the way back is tried: named so, else the last preparation before the release."""
    named = [t for t in tasks if any(word in t.template for word in ("rollback", "way_back", "drill", "fallback"))]
    return next(iter(named or [t for t in tasks if t.phase == "S7" and t.occupies_owner and not t.end_to_end]), None)


def old_way(context: Context) -> str:
    """The way of today, as it can stand in a sentence."""
    named = way_of_today(context)
    return context.spoken("the way of today ({named})", named=named) if named else context.spoken("the way of today")


def _latency(context: Context, mode: str) -> float | None:
    said = context.figure("latency_ms")
    return said if said is not None or mode == "batch" else {"online": 2000.0, "streaming": 5000.0, "edge": 500.0}.get(mode)


def _throughput(context: Context) -> str:
    per_day, peak = context.figure("per_day"), context.figure("peak_per_second")
    parts = [
        context.spoken("{per_day} results a day", per_day=context.number(per_day)) if per_day else "",
        context.spoken("up to {peak} a second", peak=context.number(peak)) if peak else "",
    ]
    return context.listed(parts) or (
        context.spoken("all {units} in one run")
        if context.chosen("serving_mode") == "batch"
        else context.spoken("to be counted in the first data task")
    )


def rollout(context: Context, crew: Crew) -> list[RolloutStep]:
    """The steps in order, each with share, length, pass rule, owner and way back."""
    owner = crew.owner("domain_expert")
    steps = []
    for value in context.chosen_all("rollout"):
        strategy = context.catalogue.strategies.get(value)
        if strategy is None:
            continue
        steps.append(
            RolloutStep(
                step=value,
                share=clause(context.spoken(strategy.share)),
                duration=_duration(context, value, clause(context.spoken(strategy.duration))),
                pass_rule=clause(context.spoken(strategy.pass_rule)),
                owner=owner,
                way_back=clause(context.spoken(strategy.way_back)),
            )
        )
    if steps and context.chosen_all("rollout")[-1] != "big_bang":
        steps.append(
            RolloutStep(
                step="all",
                share=_all(context),
                duration=context.spoken("20 working days under close watch"),
                pass_rule=context.spoken("no alarm that was not settled within 1 day, for 20 days"),  # a rule for passing, no password
                owner=owner,
                way_back=old_way(context),
            )
        )
    return steps


def _all(context: Context) -> str:
    sites = context.figure("sites")
    return context.spoken("all {sites} sites", sites=context.number(sites)) if sites and sites > 1 else context.spoken("all {units}")


def _duration(context: Context, step: str, usual: str) -> str:
    if step == "shadow":
        return _settled(context) or usual
    size = context.calculation("CALC-ab-size")
    if step != "ab_test" or not size:
        return usual
    return context.spoken("{usual}; until each group has {value} {units}", usual=usual, value=context.number(size.value))


ENOUGH_SETTLED = 200
"""Settled cases with which a step may end early."""
HARDLY_ANY = 2


def _settled(context: Context) -> str:
    """How long a step is that cannot end with enough settled cases, and what it shows; "" where it can, or nobody told how many come."""
    settled = settled_in_step(context.signals)
    if settled is None or settled >= ENOUGH_SETTLED:
        return ""
    if settled < HARDLY_ANY:
        return context.spoken(
            "20 working days; hardly a case comes and is settled in them, so they show that it runs, and not how good it is: "
            "old cases or staged ones show that"
        )
    return context.spoken(
        "20 working days; about {n} cases come and are settled in them, which shows how good it is only roughly: the old cases show that",
        n=context.number(round(settled)),
    )


def _fallback(context: Context) -> str:
    said = context.said("escalation_path")
    if context.known("fallback"):
        return sentence(context.spoken("when it is down: {fallback}", fallback=clause(context.noun("fallback"))))
    if said and not context.language_model:
        return sentence(context.spoken("when it is down or unsure: {said}", said=clause(said)))
    if context.language_model:
        return context.spoken("When it is down, plain search in the same documents goes on and people answer as today.")
    return sentence(
        context.spoken("when it is down, {way} goes on; nobody waits for a result longer than one round of the work", way=old_way(context))
    )


def _api(context: Context, mode: str) -> str | NotApplicable:
    if mode == "batch":
        return NotApplicable(not_applicable="no_online_serving")
    systems = context.listed(context.names("systems_named"))
    return sentence(
        context.spoken(
            "one call with the inputs of one {unit}, answered with the result, its certainty and the version{more}",
            more=context.spoken("; used by {systems}", systems=systems) if systems else "",
        )
    )


def _tests(context: Context) -> list[str]:
    unit = context.noun("unit", "case")
    rows = [
        context.spoken("Integration test: one {unit} from source to result, at every change (CI).", unit=unit),
        context.spoken("Quality gate: a version that misses a threshold on the frozen test set is not released (validation)."),
        context.spoken("Evaluation under production conditions in the first roll-out step, before anybody relies on it."),
    ]
    if context.figure("peak_per_second"):
        rows.append(
            context.spoken(
                "Load test at twice the peak, {calls} calls a second.", calls=context.number(2 * (context.figure("peak_per_second") or 0))
            )
        )
    if context.known("systems_named"):
        rows.append(
            context.spoken(
                "Contract test with {systems}: a changed field stops the run with a message.",
                systems=context.listed(context.names("systems_named")),
            )
        )
    return rows


def _security(context: Context) -> list[str]:
    rows = [context.spoken("Secrets outside the code; only named people may release a version.")]
    if context.value("data_may_leave") == "never":
        rows.append(context.spoken("No outgoing connection: the data stay in the house, and this is tested."))
    elif context.value("data_may_leave") == "anonymous":
        rows.append(
            context.spoken(
                "Only texts and tables in which nobody can be recognised leave the house; a check before sending stops the rest."
            )
        )
    if context.yes("access_levels"):
        rows.append(context.spoken("Every answer respects what the person who asks may read; tested with three kinds of accounts."))
    return rows


def _environments(context: Context) -> list[str]:
    place = context.spoken(PLACES.get(str(context.value("runs_on")), "place of use, to be agreed in the first task"))
    devices = context.figure("devices")
    amount = f", {context.count(round(devices), 'device')}" if devices else ""
    return [context.spoken("development: the builder's computer"), context.spoken("use: {place}{amount}", place=place, amount=amount)]
