"""The data: sources, quality, labels, split, steps, privacy, and whether it is enough."""

from __future__ import annotations

from assistant.plan.model import Data, Feasibility, Labels, NotApplicable, Quality, Split
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.pass_rules import EVAL_CASES, missing_allowed
from assistant.plan.sections.sources import sources
from assistant.plan.wording import clause, joined, sentence, small
from assistant.reading.fields import named_fields

ORIGINS = {
    "outcome": "what really happened later",
    "human": "people who judged the case",
    "boxes": "people who marked the pictures",
    "clicks": "what people clicked or took",
    "none": "none yet",
}
RECORDED = {"all": "recorded for all past cases", "some": "recorded for a part of the past cases", "none": "none yet"}
LATEST = {"second": "1 second", "minute": "10 seconds", "request": "1 minute", "hour": "5 minutes", "day": "1 hour"}
"""How late an event may stand in the records, by the rhythm of the work."""


def data_section(context: Context) -> Data:
    """Everything about the data, in the team's nouns."""
    context.facts(
        "data",
        "data_sources_volume",
        "label_availability",
        "label_delay",
        "data_quality",
        "data_access_rights",
        "personal_or_sensitive_data",
        "content_sources_freshness",
    )
    return Data(
        sources=sources(context),
        quality=_quality(context),
        labels=_labels(context),
        split=_split(context),
        steps=_steps(context),
        privacy=_privacy(context),
        versioning=context.spoken("Each export carries its date and a checksum; the result of every run names both."),
        lineage=_lineage(context),
        retention=_retention(context),
        feasibility=Feasibility(
            verdict=context.chosen("feasibility"),
            calculations=[c.id for c in context.calculations if any(path.startswith("data") for path in c.used_by)],
        ),
    )


def _quality(context: Context) -> Quality:
    told = [clause(str(fact.signals["quality_notes"])) for fact in context.situation.case.facts if fact.signals.get("quality_notes")]
    known = context.spoken("Known already: {notes}.", notes="; ".join(unique(told))) if told else ""
    missing = missing_allowed(context)
    spelled = context.spoken("one spelling for each name, checked by a list;") + " " if context.yes("spelling_varies") else ""
    sample = (
        context.spoken("50 passages are compared with the document they come from")
        if context.language_model
        else context.spoken("{stock_100} random records are checked by hand by somebody who knows them")
    )
    return Quality(
        accuracy=sentence(context.spoken("{sample}, at most 5 wrong", sample=sample)),
        completeness=joined(known, missing),
        consistency=sentence(
            context.spoken("{spelled}one meaning, one unit and one clock for every field in all sources", spelled=spelled)
        ),
        timeliness=sentence(_timeliness(context)),
    )


def _timeliness(context: Context) -> str:
    if context.known("content_changes_month") or context.language_model:
        return context.spoken("a changed document is found in its new version within 1 working day")
    period = context.value("action_per")
    limit = context.spoken(LATEST.get(str(period), "1 working day"))
    return context.spoken("an event stands in the records at most {limit} after it happened", limit=limit)


def _labels(context: Context) -> Labels:
    kind, labels = context.value("label_kind"), context.value("labels")
    origin = context.spoken(ORIGINS.get(str(kind)) or RECORDED.get(str(labels), "not known yet, see the open questions"))
    if context.language_model:
        origin = context.spoken("graded answers: a person who knows the matter writes what a right answer has to say")
    check = context.spoken(
        "two people judge {labelled_200} cases again without seeing the label; below 80 % agreement the guideline is repaired first"
    )
    if context.language_model:
        check = context.spoken(
            "two people grade 20 of the {eval_cases} cases apart; where they differ the rule for a right answer is written down",
            eval_cases=EVAL_CASES,
        )
    return Labels(
        origin=origin,
        count=context.figure("label_count"),
        positives=context.figure("positives"),
        delay_days=context.figure("label_delay_days"),
        agreement=context.figure("label_agreement"),
        noise_check=sentence(check)
        if labels != "none" or context.language_model
        else context.spoken("As soon as the first 50 labels are there, a second person judges them again."),
    )


def _split(context: Context) -> Split | NotApplicable:
    if not context.builds:
        return NotApplicable(not_applicable=context.why_no_model)
    if not context.trains:
        return Split(kind="by_case", test=context.spoken("200 of your own cases with a checked answer that no supplier has seen"))
    if context.language_model:
        return Split(
            kind="by_case",
            by=[context.spoken("question")],
            gap="",
            test=context.spoken("{eval_cases} graded cases that are never used to write a prompt", eval_cases=EVAL_CASES),
        )
    entity = context.split_by
    late = context.yes("is_forecast", "labels_late") or context.known("label_delay_days")
    moving = context.yes("seasonal") or context.value("change_speed") in ("seasonal", "fast") or context.value("label_kind") == "outcome"
    site = [context.spoken("site")] if context.yes("new_sites") else []
    delay = context.figure("label_delay_days")
    kind = (
        "time"
        if late or (moving and not context.yes("is_image"))
        else "site"
        if site
        else "entity"
        if entity and not context.yes("few_units")
        else "time"
    )
    return Split(
        kind=kind,
        by=unique([entity, *site]),
        gap=context.spoken("{days}, the time until the answer is known", days=context.count(max(1, round(delay)), "day"))
        if delay
        else context.spoken("no overlap in time between training and test"),
        test=_test(context, kind),
    )


def _test(context: Context, kind: str) -> str:
    size = context.calculation("CALC-test-size")
    which = (
        context.spoken("the newest cases")
        if kind == "time"
        else context.spoken("whole groups by {group}, drawn by lot", group=context.split_by or context.spoken("site"))
    )
    if context.yes("is_forecast"):
        which = context.spoken("the newest full season")
    enough = context.spoken(", with at least {value} of the kind that matters", value=context.number(round(size.value))) if size else ""
    return context.spoken("{which}{enough}; set apart first and used once, at the gate", which=which, enough=enough)


def _steps(context: Context) -> list[str]:
    problem = context.situation.problem
    if not context.builds and context.verdict != "data_first":
        return [sentence(context.spoken("count {units} and today's number for at least 2 weeks, in one sheet that everybody can read"))]
    steps = (
        [
            context.spoken(
                "Records are deleted after {kept}: from the first week on, what is needed for training is kept aside, by agreement.",
                kept=context.count(round(kept), "day"),
            )
        ]
        if (kept := context.figure("kept_days"))
        else []
    )
    if slow := context.calculation("CALC-collecting"):
        steps.append(slow.says)
    if problem and problem.leak and context.builds:
        steps.append(sentence(context.spoken("the usual leak: {leak}", leak=small(clause(context.spoken(problem.leak))))))
    if context.builds and not context.trains:
        return [
            (
                context.spoken(
                    "Draw 200 own cases by lot, hard and rare ones too, and have a second person check each answer; missing "
                    "answers are counted."
                )
            )
        ]
    if context.chosen("approach") in ("ml_custom", "ml_pretrained"):
        steps.append(_inputs(context))
        steps.append(
            context.spoken(
                "Feature engineering in one place, with unit tests; a new feature has a lead time of at most 2 weeks and "
                "stays only if it helps."
            )
        )
    return steps


def _inputs(context: Context) -> str:
    problem = context.situation.problem
    features = (
        context.listed(context.spoken(f) for f in problem.features)
        if problem and problem.features
        else context.spoken("what was known about each case")
    )
    out = (
        context.spoken("; protected characteristics and their proxies are excluded")
        if context.yes("people_affected")
        else context.spoken("; fields that policy does not allow are excluded")
    )
    return sentence(context.spoken("inputs selected: {features}{out}", features=features, out=out))


def _privacy(context: Context) -> list[str]:
    """What is special here; the catalogue's advice for the part follows."""
    people = context.yes("personal_data", "health_data", "financial_data", "minors", "images_of_people")
    said = context.listed(_fields(context))
    if not people and not context.yes("confidential"):
        if context.value("personal_data") is False:
            return [
                (
                    context.spoken(
                        "No personal data: the export is checked for names and numbers of people before anybody uses it (access "
                        "control: only the people of the project)."
                    )
                )
            ]
        return [
            (
                context.spoken(
                    "Not known yet whether people can be recognised in the data; until it is, they are treated as personal "
                    "(privacy review before use)."
                )
            )
        ]
    rows = [context.spoken("You named: {said}. Each of these fields gets a reason to stay, or is dropped.", said=said) if said else ""]
    if context.yes("minors"):
        rows.append(
            context.spoken(
                "Children are in the data: their parents are told and asked for consent in writing before any of it is used; no name "
                "goes into a model, an age only as a group."
            )
        )
    if people:
        rows.append(
            context.spoken(
                "A person who asks to be forgotten is deleted from the exports within 30 days, and from the model at its next training."
            )
        )
    if context.yes("confidential"):
        rows.append(
            context.spoken(
                "Confidential content stays where it is; what goes into a model or a service is listed and released by its owner."
            )
        )
    return unique(rows)


def _fields(context: Context) -> list[str]:
    """The fields about people that the team listed; what else was said there is no field."""
    facts = [f for f in context.situation.case.facts if f.slot == "personal_or_sensitive_data" or f.signals.get("personal_data") is True]
    return unique([name for fact in facts if not fact.unknown for name in named_fields(fact.words)])


def _retention(context: Context) -> str:
    if kept := context.figure("kept_days"):
        return context.spoken(
            "Your own rule deletes after {kept}: exports follow it too, or whoever made the rule agrees in writing to keep what the "
            "project needs, with the names taken out.",
            kept=context.count(round(kept), "day"),
        )
    if context.yes("personal_data", "health_data", "financial_data", "images_of_people"):
        return context.spoken(
            "Exports are deleted after 24 months or at the end of the project, whichever is first, and earlier where "
            "the law says so; the date stands in the name of each export."
        )
    return context.spoken("Kept for the life of the project and 12 months after it, then deleted or archived as the sponsor decides.")


def _lineage(context: Context) -> str:
    if context.language_model:
        return context.spoken("Answer -> passage -> document and version; each answer can be traced to the text it rests on.")
    return context.spoken(
        "Result -> model -> export -> source; each figure on the screen can be traced back to the export it was made from."
    )
