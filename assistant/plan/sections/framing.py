"""What is predicted, for whom and when, and what is taken for granted until it is tested."""

from __future__ import annotations

import datetime as dt

from assistant.formats import per
from assistant.plan.model import Assumption, Framing, Task
from assistant.plan.sections.context import Context
from assistant.plan.sections.sources import listed_source, listed_sources, size_of
from assistant.plan.sections.wish import bare_wish
from assistant.plan.wording import clause, joined, sentence, small
from assistant.questions import likely_kinds
from knowledge.rows import Slot

KNOWN = {"all": "with the answer known for all of them", "some": "with the answer known for some of them"}
AT_ONCE = ("second", "minute")
"""Rhythms in which nobody waits for a round of work."""

TEST_DAYS = 21
"""Days in which an assumption is tested where no task does it (house rule)."""

TASKS: dict[str, str] = {
    "binary_classification": "say for each {unit} how likely {event} is",
    "multiclass_classification": "put each {unit} into one of the agreed classes, or into “none of these”",
    "multilabel_classification": "mark each {unit} with all labels that fit",
    "regression": "produce {output} for each {unit}",
    "quantile_regression": "produce {output} for each {unit}, high or low enough for what an error costs",
    "time_series_forecasting": "produce {output} for each {unit} and time step",
    "anomaly_detection": "point out the {units} that do not look like the others",
    "time_series_anomaly_detection": "point out the moments at which {units} do not behave as usual",
    "clustering": "sort {units} into groups that somebody treats differently",
    "recommendation": "choose for each {unit} the few items that fit best",
    "ranking": "put {units} into the order in which they should be looked at",
    "information_retrieval": "find the {units} that answer a request",
    "question_answering": "answer questions out of your own documents, with the place where it stands",
    "text_generation": "write a first version of {output} that a person checks",
    "summarization": "shorten each {unit} to what matters, without adding anything",
    "information_extraction": "read the agreed fields out of each {unit}",
    "translation": "translate each {unit}",
    "speech_to_text": "write down what is said in each {unit}",
    "image_classification": "say which of the agreed classes each {unit} belongs to, or “none of these”",
    "object_detection": "mark where in the picture the wanted things are",
    "image_segmentation": "mark which points of the picture belong to what",
    "survival_analysis": "estimate for each {unit} how long it takes until {event}",
    "uplift_modeling": "estimate for each {unit} how much the action changes {event}",
    "bandit": "choose among a few actions and learn from what follows",
    "reinforcement_learning": "choose a sequence of actions that leads to the best end",
    "optimization": "find the best {outputs} under the given limits",
}
"""T of each task, in any trade."""


def framing_section(context: Context, tasks: list[Task]) -> Framing:
    """Experience, task and measure; unit, moment and horizon; decision, actor and capacity; the way without a model."""
    context.facts("framing", "decision_and_user", "horizon_granularity", "latency_volume")
    return Framing(
        informal=informal(context),
        E=_experience(context),
        T=_task(context),
        P=_measure(context),
        unit_of_prediction=context.noun("unit", "case"),
        prediction_time=_moment(context),
        horizon=_horizon(context),
        decision_supported=_decision(context),
        action_taken_by=acting(context),
        action_capacity=capacity(context),
        non_ml_alternative=_without_a_model(context),
        assumptions=assumptions(context, tasks),
    )


def _without_a_model(context: Context) -> str:
    """The way without machine learning: what the team says people could simply do, or does already, before what is usual for the kind."""
    if context.known("simple_way"):
        return sentence(context.noun("simple_way"))
    if context.yes("keep_as_is") or context.value("rule_result") == "reaches":
        named = str(context.value("current_way") or "").strip(" .")
        kept = context.spoken("Keep the way of today, write it down, and count once a month how often it is right")
        return sentence(f"{kept}: {named}" if named else kept)
    if context.situation.problem:
        return sentence(context.spoken(context.situation.problem.non_ml))
    return context.spoken("Write down the rule that your best person uses, and count how often it is right.")


def acting(context: Context) -> str:
    """Who acts on the result."""
    return context.noun("actor", "the person who acts")


def informal(context: Context) -> str:
    """One sentence to tell a friend."""
    what = context.noun("outputs") or context.noun("output", "the result")
    if not context.builds:
        return sentence(
            bare_wish(context) or context.spoken("find out what would help with {units}", units=context.noun("units", "the work"))
        )
    return sentence(f"{handed(context)} {what}{rhythm(context)}")


def handed(context: Context) -> str:
    """How the sentence begins: "give the fitter", or "deliver" where nobody has said who acts."""
    return context.spoken("give {actor}", actor=context.the(acting(context))) if context.known("actor") else context.spoken("deliver")


def rhythm(context: Context) -> str:
    """How often, and that it must come in time; begins with a blank."""
    if context.value("action_per") == "request" or context.yes("answer_while_waiting"):
        return " " + context.spoken("whenever somebody asks")
    often = every(context)
    return (f" {often}" if often else "") + context.spoken(", early enough to act")


def every(context: Context) -> str:
    """How often it is acted on: "every day"; empty while unknown."""
    period = context.value("action_per")
    if period in AT_ONCE:
        return context.spoken("as each {unit} comes in")
    return (
        ""
        if not period
        else context.spoken("whenever somebody asks")
        if period == "request"
        else context.spoken("every {period}", period=context.spoken(str(period)))
    )


def _with_sizes(context: Context, sources: list[str]) -> str:
    """The sources of a table, each with its own size and months in brackets."""
    told = []
    for name in sources:
        one = listed_source(context, name) or {"rows": None, "months": None, "noun": ""}
        own = [size_of(context, one), context.count(round(one["months"]), "month") if one["months"] else ""]
        told.append(f"{name} ({', '.join(filter(None, own))})" if any(own) else name)
    return context.listed(told)


def _experience(context: Context) -> str:
    sources = context.names("sources_named")
    months, rows, labelled = context.figure("history_months"), context.figure("rows"), context.figure("label_count")
    if context.verdict == "stop":
        return context.spoken("no data are used")
    forms = context.listed(context.spoken(f"{form.replace('_', ' ')} data") for form in context.names("data_forms"))
    what = context.listed(sources) or forms or context.spoken("records of past cases")
    if context.value("data_exists") is False:
        return context.spoken("nothing yet; to be collected: {what} of {units}", what=what)
    parts = [_with_sizes(context, sources) if listed_sources(context) else what]
    if listed_sources(context):
        months = rows = None
    if months:
        parts.append(context.spoken("over {months}", months=context.count(round(months), "month")))
    if context.known("units"):
        noun = context.noun("unit_noun") or context.noun("units", "cases")
        amount = context.number(context.figure("units") or 0)
        parts.append(
            context.spoken("({amount} in all)", amount=amount)
            if noun in what
            else context.spoken("of {amount} {noun}", amount=amount, noun=noun)
        )
    if rows:
        parts.append(context.spoken("({rows} rows)", rows=context.number(rows)))
    if labelled:
        parts.append(context.spoken("with {labelled} answers that are known", labelled=context.number(labelled)))
    elif context.value("labels") in ("all", "some"):
        parts.append(context.spoken(KNOWN[str(context.value("labels"))]))
    return " ".join(parts)


def _task(context: Context) -> str:
    chosen = context.chosen("ml_task")
    if not context.builds or chosen not in TASKS:
        return (
            context.spoken("no prediction is planned yet")
            if context.verdict in ("data_first", "ask_more", "stop")
            else context.spoken("no prediction: the work itself is changed")
        )
    return clause(small(context.spoken(TASKS[chosen])))


def _measure(context: Context) -> str:
    metric = context.chosen("model_metric")
    return metric if context.builds and metric not in ("", "none") else context.noun("metric", "the number that counts")


def _moment(context: Context) -> str:
    if context.yes("answer_while_waiting"):
        return context.spoken("while somebody waits for the answer")
    if context.yes("acts_in_seconds"):
        return context.spoken("the moment the event arrives")
    rhythm = every(context)
    period = context.value("action_per")
    if period and period != "request" and period not in AT_ONCE:
        return context.spoken("{rhythm}, before the work of that {period} begins", rhythm=rhythm, period=context.spoken(str(period)))
    return rhythm or context.spoken("before somebody has to act (to be agreed in the first task)")


def _horizon(context: Context) -> str:
    hours, step = context.figure("horizon_hours"), context.value("step")
    if not hours:
        return context.spoken("not a forecast") if not context.yes("is_forecast") else context.spoken("to be agreed in the first task")
    length = context.count(hours / 24, "day") if hours >= 48 and hours % 24 == 0 else context.count(round(hours), "hour")
    return context.spoken("{length}, in steps of one {step}", length=length, step=context.spoken(str(step))) if step else length


def _decision(context: Context) -> str:
    said = context.said("decision_and_user")
    action = context.noun("action")
    return (
        joined(said)
        if said
        else sentence(context.spoken("whether to {action}", action=clause(action)))
        if action
        else context.spoken("Not said yet: what somebody does differently because of the result.")
    )


def capacity(context: Context) -> str:
    """How many cases can be acted on."""
    amount, period = context.figure("capacity_number"), context.value("capacity_period")
    if amount:
        reach = context.calculation("CALC-reach")
        return joined(
            f"{context.number(amount)} {per(str(period), context.language) if period else ''}".strip(), reach.says if reach else ""
        )
    if context.yes("capacity_enough"):
        return context.spoken("enough for all cases")
    return context.spoken("not known yet; without it nobody can say how many cases are useful")


def assumptions(context: Context, tasks: list[Task]) -> list[Assumption]:
    """What was assumed instead of known, each with its test and the day by which it is tested."""
    found: list[Assumption] = []
    due = _first_data_date(context, tasks)
    for slot in assumed_slots(context).values():
        text, test = (
            slot.assume.in_(context.language) if slot.assume else "",
            slot.test.in_(context.language) if slot.test else context.spoken("Ask the person who knows it."),
        )
        number_ = len(found) + 1
        found.append(Assumption(id=f"A{number_}", text=sentence(text), test=sentence(test), due=due))
        context.ledger.assumption(f"A{number_}", sentence(text), "framing.assumptions")
    found += _kind_assumed(context, len(found) + 1)
    calendar = context.spoken(
        "Your team works Monday to Friday, and not from 24 December to 1 January; when your house is open to others plays no part in it."
    )
    found.append(
        Assumption(
            id=f"A{len(found) + 1}",
            text=calendar,
            test=context.spoken("Confirm the calendar when the goal is signed."),
            due=context.start + dt.timedelta(days=7),
        )
    )
    return found


def _kind_assumed(context: Context, number_: int) -> list[Assumption]:
    """That it is the kind of problem that was guessed, where the words fit others too and nobody said which."""
    likely, problem = likely_kinds(context.situation), context.situation.problem
    if not likely or problem is None:
        return []
    language = context.language
    others = context.listed([row.name.in_(language) for row in likely if row.id != problem.id])
    text = context.spoken("Of the kinds of problem that your words fit, it is this one: {kind}.", kind=problem.name.in_(language))
    test = context.spoken("Say in the talk what it is about, in other words or as one of these: {others}.", others=others)
    context.ledger.assumption(f"A{number_}", text, "framing.assumptions")
    return [Assumption(id=f"A{number_}", text=text, test=test, due=context.start + dt.timedelta(days=7))]


def assumed_slots(context: Context) -> dict[str, Slot]:
    """The slots of which the plan rests on an assumption, in the order of their assumptions A1, A2 ..."""
    return {i: slot for i, slot in context.catalogue.slots.items() if slot.assume and taken_for_granted(context, i)}


def taken_for_granted(context: Context, slot: str) -> bool:
    """Does the plan rest on the assumption of this slot? Nobody answered, and it was either said to be unknown or its signals were used."""
    case = context.situation.case
    if slot in case.answered:
        return False
    used = any(basis.kind == "assumption" and basis.slot == slot for basis in context.situation.basis.values())
    return used or slot in case.unknown


def _first_data_date(context: Context, tasks: list[Task]) -> dt.date:
    ends = [task.finish.p80 for task in tasks if task.finish and task.phase in ("S2", "S3")]
    return min(ends, default=context.start + dt.timedelta(days=TEST_DAYS))
