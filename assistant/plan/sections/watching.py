"""What is watched after launch, what then happens, and when the model is trained again."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.plan.model import HumanReview, Monitoring, NotApplicable, Retraining, WatchRow
from assistant.plan.sections.context import Context
from assistant.plan.sections.framing import acting
from assistant.plan.sections.people import Crew
from assistant.plan.wording import capital, clause, sentence
from knowledge.rows import Watch

CADENCE = {
    "schedule": (
        "by the calendar: every month, and before each season; the age of the model is shown, and one older than 90 days raises an alarm"
    ),
    "drift_triggered": (
        "when inputs move away from training beyond the threshold; age of the model is watched, looked at every month in any case"
    ),
    "performance_triggered": (
        "when the figure on settled cases falls below the threshold; age of the model is watched, looked at every month in any case"
    ),
    "event_driven": "when classes, rules, documents or devices change; age is watched, looked at every quarter in any case",
    "manual": (
        "by decision of a person after a review, at least every 6 months; each new version is validated like the first (age is watched)"
    ),
    "none": "not trained again within this project",
}


def monitoring_section(context: Context, crew: Crew) -> Monitoring | NotApplicable:
    """The watch; without a model only the number that counts is watched, and where nothing comes into use there is none."""
    if context.verdict in ("stop", "ask_more", "data_first") or (context.builds and not context.serves):
        return NotApplicable(not_applicable=context.why_not_served)
    if not context.builds:
        rows = _rows(context, crew, _watches(context)) or [_number_row(context, crew)]
        return Monitoring(
            signals=rows,
            retraining=Retraining(trigger="none", gate=context.spoken("Nothing is trained in this plan.")),
            runbook=context.spoken("One page: who counts the number, where it stands, and who is told when it slips."),
        )
    context.facts("monitoring", "retraining_feedback", "label_delay", "fairness_groups")
    return Monitoring(
        signals=_rows(context, crew, _watches(context)),
        label_feedback=_feedback(context),
        human_review=_review(context),
        retraining=_retraining(context),
        runbook=(
            context.spoken(
                "Two pages: input missing, result missing, each alarm and what it asks for, upstream dependency changed "
                "(announced 5 working days before), who may switch off."
            )
        ),
    )


def _watches(context: Context) -> list[Watch]:
    """Watches of the chosen kinds whose conditions hold."""
    kinds = context.chosen_all("monitoring") if context.builds else ["business_kpi", "data_quality", "human_review_sample"]
    found = [w for w in context.catalogue.watches.values() if w.kind in kinds and context.applies(w.when)]
    return sorted(found, key=lambda watch: kinds.index(watch.kind))


def _rows(context: Context, crew: Crew, watches: Iterable[Watch]) -> list[WatchRow]:
    rows = []
    for place, watch in enumerate(watches, 1):
        owner = crew.owner(watch.role)
        rows.append(
            WatchRow(
                id=f"W{place}",
                kind=watch.kind,
                metric=clause(context.spoken(watch.metric)),
                threshold=clause(context.spoken(watch.threshold)),
                window=clause(context.spoken(watch.window)),
                alert_to=owner,
                action=clause(context.spoken(watch.action)),
                owner=owner,
            )
        )
    return rows


def _number_row(context: Context, crew: Crew) -> WatchRow:
    owner = crew.owner("sponsor")
    metric = context.noun("metric", "the number that counts")
    return WatchRow(
        id="W1",
        kind="business_kpi",
        metric=metric,
        threshold=context.spoken("worse than at the last gate"),
        window="month",
        alert_to=owner,
        action=context.spoken("the team meets within a week"),
        owner=owner,
    )


def _feedback(context: Context) -> str:
    delay = context.figure("label_delay_days")
    matured = context.calculation("CALC-label-delay")
    if context.language_model:
        return context.spoken(
            "A weekly sample of 20 answers is graded by a person; thumbs and hand-overs are counted as a hint; new "
            "questions join the graded cases every month (new data, labelled)."
        )
    if delay and delay >= 7:
        note = f" {matured.says}" if matured else ""
        return context.spoken(
            "The true answer comes after {delay} days: until then a stand-in and a sample are watched, and "
            "performance is judged on settled cases only.{note}",
            delay=context.number(delay),
            note=note,
        )
    who = context.the(acting(context))
    return sentence(
        context.spoken(
            "what came of each result is noted by {who}; new data are collected and labelled in the same way, and the "
            "model is evaluated again with them",
            who=who,
        )
    )


def _review(context: Context) -> HumanReview:
    who = acting(context)
    per_day, reviewers, each = context.figure("per_day"), context.figure("reviewers"), context.figure("reviews_per_day")
    capacity = reviewers * each if reviewers and each else each
    if context.chosen("automation_level") in ("recommend_human_decides", "inform"):
        return HumanReview(share=1.0, who=who, per_day=capacity or per_day)
    sample = 0.02 if per_day and per_day > 1000 else 0.05
    return HumanReview(share=sample, who=who, per_day=capacity or (round(per_day * sample, 1) if per_day else None))


def _retraining(context: Context) -> Retraining:
    trigger = context.chosen("retraining_trigger") or "manual"
    months = context.figure("history_months")
    groups = (
        context.spoken(", and not worse for any group of people")
        if context.yes("people_affected")
        else context.spoken(", and not worse in any part of the data")
    )
    if context.language_model:
        return Retraining(
            trigger=trigger,
            cadence=capital(context.spoken(CADENCE.get(trigger, ""))),
            gate=(
                context.spoken(
                    "A new prompt, model or index replaces the old one only if it is better on the same frozen graded cases, "
                    "and no attack test succeeds."
                )
            ),
            data_window=context.spoken("documents in force"),
        )
    return Retraining(
        trigger=trigger,
        cadence=capital(context.spoken(CADENCE.get(trigger, ""))),
        gate=(
            context.spoken(
                "The new model replaces the old one only if it is better on the same frozen test set{groups}; the old "
                "model stays ready for 30 days.",
                groups=groups,
            )
        ),
        data_window=context.spoken("the last {months} months", months=context.number(min(36, months)))
        if months
        else context.spoken("all complete periods"),
    )
