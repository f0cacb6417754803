"""How the result is judged: model figures, what errors cost, the tie to the business, and what must be beaten."""

from __future__ import annotations

from assistant.formats import per
from assistant.plan.model import BaselineRow, ErrorCosts, Metrics, ModelMetric, Task
from assistant.plan.sections.context import Context, unique, way_of_today
from assistant.plan.sections.pass_rules import BETTER_THAN_BASELINE
from assistant.plan.wording import capital, clause, joined, sentence

BASELINES: dict[str, str] = {
    "majority_class": "always give the commonest answer",
    "current_rule": "the way it is done today",
    "human_performance": "your best person on the same cases, with a second one to see how far they agree",
    "seasonal_naive": "the same time one season ago",
    "moving_average": "the mean of the last few periods",
    "popularity": "what most people choose",
    "keyword_search": "plain keyword search in the same documents",
    "linear_model": "a linear model on the five most obvious inputs",
    "prompt_only_llm": "the language model without your documents",
    "template": "a fixed text with fields to fill",
    "vendor_score": "the figure that the vendor reports, measured again on your cases",
    "no_treatment": "do nothing, for a group chosen by lot",
    "last_value": "the last known value",
    "random_order": "the order in which cases come in",
    "existing_model": "the model that runs today",
}
"""What each kind of yardstick is, in any trade."""

MODELS = ("linear_model", "prompt_only_llm", "majority_class", "existing_model")
"""Yardsticks that only make sense beside a model."""

SHARES = (
    "recall",
    "precision",
    "accuracy",
    "f1",
    "macro_f1",
    "groundedness",
    "answer_correctness",
    "citation_precision",
    "context_recall",
    "refusal_accuracy",
    "field_accuracy",
    "field_f1",
    "interval_coverage",
)
"""Figures that are shares of cases."""


INTERVAL = 0.8
"""Share of the true values that the range shown beside each number is to hold (house rule)."""


def metrics_section(context: Context) -> Metrics:
    """The figures by which a model is judged; empty where none is built."""
    if not context.builds:
        return Metrics(
            link_to_business=_link(context),
            offline_online_check=context.spoken("The number that counts is measured itself, before and after, on the same kind of weeks."),
        )
    context.facts("metrics", "cost_of_errors")
    rows = [_row(context, name, first=place == 0) for place, name in enumerate(context.chosen_all("model_metric")) if name != "none"]
    return Metrics(model=rows, costs=_costs(context), link_to_business=_link(context), offline_online_check=_online(context))


def _row(context: Context, name: str, *, first: bool) -> ModelMetric:
    known = context.catalogue.metrics.get(name)
    method = clause(context.spoken(known.method)) if known and known.method else context.spoken("on the untouched test set")
    says = sentence(context.spoken(known.says)) if known else ""
    minimum, target, unit = _figures(context, name, first=first)
    return ModelMetric(
        name=name,
        minimum=minimum,
        target=target,
        unit=unit,
        slice=slices(context),
        threshold_rule=_threshold(context, name, first=first),
        method=method,
        says=says,
    )


def _figures(context: Context, name: str, *, first: bool) -> tuple[float | None, float | None, str]:
    """Minimum, aim and unit of a figure, where a rule or a fact gives them."""
    if name == "interval_coverage":  # a range is judged by its own width; the quantile of the costs is one point, and no range
        return None, INTERVAL, context.spoken("share of cases")
    if context.language_model and name in SHARES:
        return 0.9, 0.95, context.spoken("share of graded cases")
    if first:
        return 0.0, BETTER_THAN_BASELINE, context.spoken("share better than the best simple way")
    return None, None, context.spoken("share of cases") if name in SHARES else ""


def slices(context: Context) -> list[str]:
    """Parts of the data in which the result is looked at apart."""
    site = context.spoken("site") if context.yes("new_sites") or (context.figure("sites") or 0) > 1 else ""
    language = context.spoken("language") if len(context.names("languages")) > 1 else ""
    season = context.spoken("season") if context.yes("seasonal") else ""
    new = context.spoken("newcomers") if context.yes("new_items") else ""
    return unique([*context.names("groups_named"), site, language, season, new]) or [context.spoken("kind of {unit}")]


def _threshold(context: Context, name: str, *, first: bool) -> str | None:
    quantile, threshold = context.calculation("CALC-quantile"), context.calculation("CALC-threshold")
    if name == "pinball_loss" and quantile:
        return context.spoken("quantile {value} from what too low and too high cost", value=context.number(quantile.value))
    if threshold and first:
        return context.spoken(
            "act above {value}: what a needless action costs against what a missed case costs", value=context.number(threshold.value)
        )
    if name.endswith("_at_k") and context.known("capacity_number"):
        return context.spoken(
            "k = {capacity_number}, the cases that can be acted on", capacity_number=context.number(context.figure("capacity_number") or 0)
        )
    return None


def _costs(context: Context) -> ErrorCosts:
    unit = next(
        (
            v.get("unit", "")
            for s in ("cost_miss", "cost_false_alarm", "cost_under", "cost_over")
            if isinstance(v := context.value(s), dict)
        ),
        "",
    )
    return ErrorCosts(
        fp=context.figure("cost_false_alarm"),
        fn=context.figure("cost_miss"),
        under=context.figure("cost_under"),
        over=context.figure("cost_over"),
        unit=unit,
    )


def _link(context: Context) -> str:
    """Model figure -> business figure, with a number or the id of a calculation."""
    found = [
        c
        for name in ("CALC-value-year", "CALC-gain-year", "CALC-threshold", "CALC-quantile", "CALC-reach")
        if (c := context.calculation(name))
    ]
    if found:
        return joined(*[f"{c.id}: {clause(c.says)}" for c in found])
    aim = (
        context.spoken(
            "from {baseline} to {target}",
            baseline=context.quantity(context.value("baseline")),
            target=context.quantity(context.value("target")),
        )
        if context.known("baseline", "target")
        else ""
    )
    acted = (
        context.spoken(
            "{amount} cases {period}",
            amount=context.quantity(context.value("capacity_number")),
            period=per(str(context.value("capacity_period")), context.language),
        )
        if context.known("capacity_number", "capacity_period")
        else ""
    )
    if aim:
        return sentence(
            context.spoken(
                "the result counts only as far as it moves {metric} {aim}{more}",
                aim=aim,
                more=context.spoken(", through {acted} that are acted on", acted=acted) if acted else "",
            )
        )
    return context.spoken("Open: what one right and one wrong result are worth; the first gate asks for both.")


def _online(context: Context) -> str:
    if not context.serves:
        return context.spoken(
            "Nobody works with it yet: the figure is shown on cases that nobody has looked at, beside the link to "
            "daily use that is still missing."
        )
    if context.language_model:
        return context.spoken(
            "Graded cases before every release; in use a weekly sample is graded by the same people, and the two "
            "figures are compared online and offline."
        )
    return context.spoken(
        "During the roll-out the offline figure and the number that counts are written side by side each week; if "
        "they do not move together (correlation), the model figure is changed, not the report."
    )


def baseline_section(context: Context, tasks: list[Task]) -> list[BaselineRow]:
    """What must be beaten: at least one way without machine learning, each with a value or the task that measures it."""
    kinds = [kind for kind in context.chosen_all("baseline") if context.builds or kind not in MODELS] or ["current_rule"]
    measuring = measuring_task(tasks)
    rows = [_baseline(context, kind, measuring, first=place == 0) for place, kind in enumerate(kinds) if kind in BASELINES]
    rows += _of_trial(context)
    problem = context.situation.problem
    own = clause(context.noun("simple_way")) if context.known("simple_way") else ""
    if own or (problem and not context.yes("nothing_today")):
        rows.append(
            BaselineRow(
                kind="current_rule",
                description=own or clause(context.spoken(problem.non_ml if problem else "")),
                how_measured=context.spoken("tried on past cases and counted like the aim"),
                task=measuring,
            )
        )
    return rows


def _baseline(context: Context, kind: str, measuring: str | None, *, first: bool) -> BaselineRow:
    named = way_of_today(context) if kind == "current_rule" else ""
    text = capital(clause(context.spoken(BASELINES[kind]))) + (f": {named}" if named else "")
    value = context.figure("baseline") if kind == "current_rule" and first else None
    majority = context.calculation("CALC-majority") if kind == "majority_class" else None
    if majority:
        value = majority.value
    unit = majority.unit if majority else _unit(context) if value is not None else ""
    how = (
        context.spoken("as said by the team; checked once on the records")
        if value is not None and not majority
        else majority.formula
        if majority
        else context.spoken("same cases, counted like the aim")
    )
    return BaselineRow(
        kind=kind, description=text, expected_value=value, unit=unit, how_measured=how, task=None if value is not None else measuring
    )


def _unit(context: Context) -> str:
    """Unit of today's number, a plain count as "number", with its period behind a stroke."""
    said = context.value("baseline")
    value = said if isinstance(said, dict) else {}
    unit, period = str(value.get("unit") or "number"), str(value.get("period") or "")
    return f"{unit}/{period}" if period else unit


def _of_trial(context: Context) -> list[BaselineRow]:
    """What the team tried already, with the figure that came of it."""
    if not context.known("trial_after"):
        return []
    before, after, way = context.value("trial_before"), context.value("trial_after"), str(context.value("trial_way") or "")
    how = context.spoken("as told by the team; counted again on the same cases")
    if isinstance(before, dict):
        how = context.spoken(
            "as told by the team, from {before} to {after}; counted again on the same cases",
            before=context.quantity(before),
            after=context.quantity(after),
        )
    return [
        BaselineRow(
            kind="tried_before",
            description=context.spoken("What was tried: {way}", way=way) if way else context.spoken("What was tried before"),
            expected_value=context.figure("trial_after"),
            unit=str(after.get("unit") or "number") if isinstance(after, dict) else "",
            how_measured=how,
        )
    ]


MEASURING = (
    "yardsticks",
    "search_yardstick",
    "service_test",
    "try_rule",
    "prove_rule",
    "rule_slice",
    "report_slice",
    "rule_meanwhile",
    "measure_today",
    "cheapest_test",
    "data_slice",
)
"""Templates of tasks that measure what has to be beaten, the most thorough first."""


def measuring_task(tasks: list[Task]) -> str | None:
    """The task that measures today's number and the simple way."""
    by_template = {task.template: task.id for task in tasks}
    return next((by_template[name] for name in MEASURING if name in by_template), None)
