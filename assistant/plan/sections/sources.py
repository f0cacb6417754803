"""The table of sources: what each holds, how much of it, since when, and who may use it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from assistant.plan.model import DataSource
from assistant.plan.sections.context import Context, unique
from assistant.reading.beside_names import counted_noun, told_beside

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

OWNERS = {"public": "the public body that publishes it", "granted": "the partner who granted it"}
RIGHTS = {"own": "own data", "public": "public; licence to be checked", "granted": "use granted", "missing": "no right to use it yet"}


def sources(context: Context) -> list[DataSource]:
    """One row a source: the team's own nouns, else the forms of data that this kind of problem needs."""
    named = context.names("sources_named")
    problem = context.situation.problem
    forms = context.names("data_forms") or (list(problem.data_forms) if problem else [])
    names = (
        named
        or [context.spoken("{form} of past {units}", form=context.spoken(FORMS.get(form, form))) for form in forms]
        or [context.spoken("records of past cases")]
    )
    return [_source(context, name, forms, place) for place, name in enumerate(unique(names))]


def _source(context: Context, name: str, forms: list[str], place: int) -> DataSource:
    rights = context.value("rights")
    personal = context.value("personal_data")
    return DataSource(
        name=name,
        owner=_whose(context),
        type=context.listed(context.spoken(FORMS.get(form, form)) for form in forms)
        if place == 0 or len(forms) == 1
        else context.spoken(FORMS.get(forms[min(place, len(forms) - 1)], ""))
        if forms
        else "",
        volume=_volume(context, name, place),
        history=_history(context, name),
        access=context.spoken("granted")
        if rights in ("own", "public", "granted")
        else context.spoken("missing")
        if rights == "missing"
        else context.spoken("unknown, see the open questions"),
        licence=context.spoken(RIGHTS.get(str(rights), "unknown, see the open questions")),
        pii=personal if isinstance(personal, bool) else None,
        refresh=_refresh(context),
        stage_store=context.spoken(STORES.get(context.chosen("storage"), "files in one dated folder")),
        known_at_prediction=True,
        known_how=context.spoken("entries dated before the result only"),
    )


def listed_sources(context: Context) -> list[dict[str, Any]]:
    """The sources that a table told, each with its own number of rows, what these are, and its months; what was not told is None."""
    return list(context.value("sources_told") or ())


def listed_source(context: Context, name: str) -> dict[str, Any] | None:
    """One source of a table, by its name."""
    return next((one for one in listed_sources(context) if one["name"] == name), None)


def size_of(context: Context, listed: Mapping[str, Any]) -> str:
    """How much one source of a table holds, in the team's noun; "" where it was not told."""
    return f"{context.number(listed['rows'])} {listed['noun'] or context.spoken('rows')}" if listed["rows"] else ""


def _whose(context: Context) -> str:
    if context.yes("content_owner"):
        return context.spoken("the named owner of the content")
    return context.spoken(OWNERS.get(str(context.value("rights")), "your organisation"))


def _refresh(context: Context) -> str:
    changes, period = context.figure("content_changes_month"), context.value("action_per")
    if changes:
        return context.spoken("{changes} changes a month, taken over within 1 working day", changes=context.number(changes))
    if period in ("day", "week", "month", "quarter", "year"):
        return context.spoken("before each {period}'s run", period=context.spoken(str(period)))
    return context.spoken("to be agreed") if not context.builds else context.spoken("at least as often as the result is made")


def _volume(context: Context, name: str, place: int) -> str:
    """How much there is of one source: what was said beside its own name, else all that was said, at the first one."""
    if listed := listed_source(context, name):
        return size_of(context, listed) or context.spoken("to be counted in the first data task")
    own = told_beside(name, _words(context), context.today, context.language)
    rows = context.figure("rows")
    if own.get("rows") and own.get("rows") != _said(context, "rows"):
        return f"{context.number(own['rows'])} {context.spoken('rows')}"
    if place and not own.get("rows"):
        return context.spoken("to be counted in the first data task")
    facts = [
        ("rows", _rows_noun(context, own)),
        ("units", context.noun("unit_noun") or context.noun("units", "cases")),
        ("documents_count", context.spoken("documents")),
        ("storage_gb", "GB"),
    ]
    elsewhere = rows is not None and not own.get("rows") and _beside_another(context, name, "rows")
    found = [
        f"{context.number(value)} {noun}"
        for signal, noun in facts
        if (value := context.figure(signal)) is not None and not (signal == "rows" and elsewhere) and (place == 0 or signal == "rows")
    ]
    told = context.listed(found) or context.spoken("to be counted in the first data task")
    return (
        context.spoken("about {rows}, an estimate out of what comes in and since when", rows=told)
        if context.yes("rows_estimated") and rows
        else told
    )


def _rows_noun(context: Context, own: Mapping[str, float]) -> str:
    """What the rows are: usable ones of more, or the team's own noun where the source has another name."""
    if (whole := _said(context, "rows")) and context.figure("usable_rows") and whole > (context.figure("rows") or 0):
        return context.spoken("usable rows of {whole}", whole=context.number(whole))
    fact = context.situation.case.fact_of("rows")
    noun = counted_noun(fact.words, _said(context, "rows") or 0, context.language) if fact and not own.get("rows") else ""
    return noun or context.spoken("rows")


def _history(context: Context, name: str) -> str:
    """How far back one source reaches: what was said beside its own name, else what was said of no other one."""
    if listed := listed_source(context, name):
        return (
            context.count(round(listed["months"]), "month") if listed["months"] else context.spoken("to be counted in the first data task")
        )
    own = told_beside(name, _words(context), context.today, context.language).get("history_months")
    months = context.figure("history_months")
    lost, whole = context.figure("lost_months"), _said(context, "history_months")
    if own and whole and own != whole:
        return context.count(round(own), "month")
    if not months or (not own and _beside_another(context, name, "history_months")):
        return context.spoken("to be counted in the first data task")
    if lost and whole:
        return context.spoken(
            "{whole}, of which {lost} are of no use", whole=context.count(round(whole), "month"), lost=context.number(round(lost))
        )
    return context.count(max(1, round(months)), "month")


def _said(context: Context, signal: str) -> float | None:
    """A number as it was said, before what is of no use was taken off."""
    value = context.situation.case.signals().get(signal)
    return float(value) if isinstance(value, int | float) else None


def _words(context: Context) -> list[str]:
    return [fact.words for fact in context.situation.case.facts if not fact.unknown]


def _beside_another(context: Context, name: str, signal: str) -> bool:
    """Whether the number was said beside another source, so that it tells nothing of this one."""
    said = _said(context, signal)
    column = {"history_months": "months"}.get(signal, signal)
    if any(one["name"] != name and one.get(column) == said for one in listed_sources(context)):
        return True
    others = [other for other in context.names("sources_named") if other != name]
    return any(told_beside(other, _words(context), context.today, context.language).get(signal) == said for other in others)
