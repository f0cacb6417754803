"""The data: sources, quality, labels, split, steps, privacy, and whether it is enough."""

from __future__ import annotations

import re

from assistant.formats import count, listed, number, share
from assistant.plan.model import Data, DataSource, Feasibility, Labels, NotApplicable, Quality, Split
from assistant.plan.sections.context import Context, unique
from assistant.plan.sections.pass_rules import EVAL_CASES, MISSING_ALLOWED
from assistant.plan.wording import clause, joined, sentence, small

FORMS = {
    "table": "table",
    "time_series": "time series",
    "text": "texts",
    "image": "pictures",
    "audio": "sound recordings",
    "video": "videos",
    "documents": "documents",
    "clicks": "clicks",
    "sensor": "sensor values",
}

STORES = {
    "filesystem": "files in one dated folder",
    "object_storage": "object storage",
    "relational_db": "the database",
    "nosql_db": "the document database",
    "htap_db": "one database for transactions and analyses",
    "warehouse": "the warehouse",
    "lake": "the data lake, with a catalogue",
    "vector_store": "files, with an index for search beside them",
    "feature_store": "the feature store",
    "time_series_db": "the time-series database",
    "on_device": "the device",
}

_YES = re.compile(r"^(?:yes|s[ií])\b[,:;.! ]*(?:very\b[,:;.! ]*)?", re.IGNORECASE)
"""The yes with which an answer begins."""

RIGHTS = {"own": "own data", "public": "public; licence to be checked", "granted": "use granted", "missing": "no right to use it yet"}


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
        versioning="Each export carries its date and a checksum; the result of every run names both.",
        lineage=_lineage(context),
        retention=_retention(context),
        feasibility=Feasibility(
            verdict=context.chosen("feasibility"),
            calculations=[c.id for c in context.calculations if any(path.startswith("data") for path in c.used_by)],
        ),
    )


def sources(context: Context) -> list[DataSource]:
    """One row a source: the team's own nouns, else the forms of data that this kind of problem needs."""
    named = context.names("sources_named")
    problem = context.situation.problem
    forms = context.names("data_forms") or (list(problem.data_forms) if problem else [])
    names = named or [f"{FORMS.get(form, form)} of past {context.noun('units', 'cases')}" for form in forms] or ["records of past cases"]
    return [_source(context, name, forms, place) for place, name in enumerate(unique(names))]


def _source(context: Context, name: str, forms: list[str], place: int) -> DataSource:
    months = context.figure("history_months")
    rights = context.value("rights")
    personal = context.value("personal_data")
    return DataSource(
        name=name,
        owner=_whose(context),
        type=listed(FORMS.get(form, form) for form in forms)
        if place == 0 or len(forms) == 1
        else FORMS.get(forms[min(place, len(forms) - 1)], "")
        if forms
        else "",
        volume=_volume(context) if place == 0 else "to be counted in the first data task",
        history=count(round(months), "month") if months else "to be counted in the first data task",
        access="granted"
        if rights in ("own", "public", "granted")
        else "missing"
        if rights == "missing"
        else "unknown, see the open questions",
        licence=RIGHTS.get(str(rights), "unknown, see the open questions"),
        pii=personal if isinstance(personal, bool) else None,
        refresh=_refresh(context),
        stage_store=STORES.get(context.chosen("storage"), "files in one dated folder"),
        known_at_prediction=True,
        known_how="entries dated before the result only",
    )


def _whose(context: Context) -> str:
    if context.yes("content_owner"):
        return "the named owner of the content"
    return {"public": "the public body that publishes it", "granted": "the partner who granted it"}.get(
        str(context.value("rights")), "your organisation"
    )


def _refresh(context: Context) -> str:
    changes, period = context.figure("content_changes_month"), context.value("action_per")
    if changes:
        return f"{number(changes)} changes a month, taken over within 1 working day"
    if period in ("day", "week", "month", "quarter", "year"):
        return f"before each {period}'s run"
    return "to be agreed" if not context.builds else "at least as often as the result is made"


def _volume(context: Context) -> str:
    facts = [
        ("rows", "rows"),
        ("units", context.noun("unit_noun") or context.noun("units", "cases")),
        ("documents_count", "documents"),
        ("storage_gb", "GB"),
    ]
    found = [f"{number(value)} {noun}" for signal, noun in facts if (value := context.figure(signal)) is not None]
    return listed(found) or "to be counted in the first data task"


def _quality(context: Context) -> Quality:
    notes = context.value("quality_notes")
    known = f"Known already: {clause(str(notes))}." if notes else ""
    missing = f"missing values in each source, at most {share(MISSING_ALLOWED)}"
    spelled = "one spelling for each name, checked by a list; " if context.yes("spelling_varies") else ""
    sample = (
        "50 passages are compared with the document they come from"
        if context.language_model
        else "100 random records are checked by hand by somebody who knows them"
    )
    return Quality(
        accuracy=sentence(f"{sample}, at most 5 wrong"),
        completeness=joined(known, missing),
        consistency=sentence(f"{spelled}one meaning, one unit and one clock for every field in all sources"),
        timeliness=sentence(_timeliness(context)),
    )


def _timeliness(context: Context) -> str:
    if context.known("content_changes_month") or context.language_model:
        return "a changed document is found in its new version within 1 working day"
    period = context.value("action_per")
    limit = {"second": "1 second", "minute": "10 seconds", "request": "1 minute", "hour": "5 minutes", "day": "1 hour"}.get(
        str(period), "1 working day"
    )
    return f"an event stands in the records at most {limit} after it happened"


def _labels(context: Context) -> Labels:
    kind, labels = context.value("label_kind"), context.value("labels")
    origin = {
        "outcome": "what really happened later",
        "human": "people who judged the case",
        "boxes": "people who marked the pictures",
        "clicks": "what people clicked or took",
        "none": "none yet",
    }.get(
        str(kind),
        {"all": "recorded for all past cases", "some": "recorded for a part of the past cases", "none": "none yet"}.get(
            str(labels), "not known yet, see the open questions"
        ),
    )
    if context.language_model:
        origin = "graded answers: a person who knows the matter writes what a right answer has to say"
    check = "two people judge 200 cases again without seeing the label; below 80 % agreement the guideline is repaired first"
    if context.language_model:
        check = f"two people grade 20 of the {EVAL_CASES} cases apart; where they differ the rule for a right answer is written down"
    return Labels(
        origin=origin,
        count=context.figure("label_count"),
        positives=context.figure("positives"),
        delay_days=context.figure("label_delay_days"),
        agreement=context.figure("label_agreement"),
        noise_check=sentence(check)
        if labels != "none" or context.language_model
        else "As soon as the first 50 labels are there, a second person judges them again.",
    )


def _split(context: Context) -> Split | NotApplicable:
    if not context.builds:
        return NotApplicable(not_applicable=context.why_no_model)
    if not context.trains:
        return Split(kind="by_case", test="200 of your own cases with a checked answer that no supplier has seen")
    if context.language_model:
        return Split(kind="by_case", by=["question"], gap="", test=f"{EVAL_CASES} graded cases that are never used to write a prompt")
    entity = context.split_by
    late = context.yes("is_forecast", "labels_late") or context.known("label_delay_days")
    moving = context.yes("seasonal") or context.value("change_speed") in ("seasonal", "fast") or context.value("label_kind") == "outcome"
    site = ["site"] if context.yes("new_sites") else []
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
        gap=f"{count(max(1, round(delay)), 'day')}, the time until the answer is known"
        if delay
        else "no overlap in time between training and test",
        test=_test(context, kind),
    )


def _test(context: Context, kind: str) -> str:
    size = context.calculation("CALC-test-size")
    which = "the newest cases" if kind == "time" else f"whole groups by {context.split_by or 'site'}, drawn by lot"
    if context.yes("is_forecast"):
        which = "the newest full season"
    enough = f", with at least {round(size.value):,} of the kind that matters" if size else ""
    return f"{which}{enough}; set apart first and used once, at the gate"


def _steps(context: Context) -> list[str]:
    problem = context.situation.problem
    if not context.builds and context.verdict != "data_first":
        return [
            sentence(
                f"count {context.noun('units', 'cases')} and today's number for at least 2 weeks, in one sheet that everybody can read"
            )
        ]
    steps = []
    if problem and problem.leak and context.builds:
        steps.append(sentence(f"the usual leak: {small(clause(context.fill(problem.leak)))}"))
    if context.builds and not context.trains:
        return [
            ("Draw 200 own cases by lot, hard and rare ones too, and have a second person check each answer; missing answers are counted.")
        ]
    if context.chosen("approach") in ("ml_custom", "ml_pretrained"):
        steps.append(_inputs(context))
        steps.append(
            "Feature engineering in one place, with unit tests; a new feature has a lead time of at most 2 weeks "
            "and stays only if it helps."
        )
    return steps


def _inputs(context: Context) -> str:
    problem = context.situation.problem
    features = listed(context.fill(f) for f in problem.features) if problem and problem.features else "what was known about each case"
    out = (
        "; protected characteristics and their proxies are excluded"
        if context.yes("people_affected")
        else "; fields that policy does not allow are excluded"
    )
    return sentence(f"inputs selected: {features}{out}")


def _privacy(context: Context) -> list[str]:
    """What is special here; the catalogue's advice for the part follows."""
    people = context.yes("personal_data", "health_data", "financial_data", "minors", "images_of_people")
    said = clause(_YES.sub("", context.said("personal_or_sensitive_data")))
    if not people and not context.yes("confidential"):
        if context.value("personal_data") is False:
            return [
                (
                    "No personal data: the export is checked for names and numbers of people before anybody uses it "
                    "(access control: only the people of the project)."
                )
            ]
        return [
            (
                "Not known yet whether people can be recognised in the data; until it is, they are treated as "
                "personal (privacy review before use)."
            )
        ]
    rows = [f"You named: {said}. Each of these fields gets a reason to stay, or is dropped." if said else ""]
    if people:
        rows.append(
            "A person who asks to be forgotten is deleted from the exports within 30 days, and from the model at its next training."
        )
    if context.yes("confidential"):
        rows.append("Confidential content stays where it is; what goes into a model or a service is listed and released by its owner.")
    return unique(rows)


def _retention(context: Context) -> str:
    if context.yes("personal_data", "health_data", "financial_data", "images_of_people"):
        return (
            "Exports are deleted after 24 months or at the end of the project, whichever is first, and earlier "
            "where the law says so; the date stands in the name of each export."
        )
    return "Kept for the life of the project and 12 months after it, then deleted or archived as the sponsor decides."


def _lineage(context: Context) -> str:
    if context.language_model:
        return "Answer -> passage -> document and version; each answer can be traced to the text it rests on."
    return "Result -> model -> export -> source; each figure on the screen can be traced back to the export it was made from."
