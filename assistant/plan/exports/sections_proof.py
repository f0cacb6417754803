"""The sections behind the plan, as Markdown: what was weighed, what is open, and where it comes from."""

from __future__ import annotations

from itertools import groupby

from assistant.formats import number
from assistant.plan.exports.size import POINTS, TABLES, most
from assistant.plan.exports.tables import bullets, clean, labelled, owner_name, paragraphs, sentences, shown, spoken, table
from assistant.plan.exports.words import label
from assistant.plan.model import Decision, Evidence, OptionRow, Plan

MOST_OPTIONS = 4
FIRST = ("verdict", "approach")
"""Decisions that are always shown in full."""

KINDS = {
    "user": "Your words",
    "own_document": "Your documents",
    "course": "Our notes on the course",
    "public": "Published practice",
    "calculation": "Calculations",
    "house_rule": "House rules",
    "assumption": "Assumptions",
    "team": "Added by the team",
    "model": "Proposed by a language model and accepted",
}


def decisions(plan: Plan) -> str:
    """The decisions that could have gone otherwise with their options; the others on a line each."""
    ranked = sorted(plan.decisions, key=lambda d: (d.headline not in FIRST, d.chosen_by != "team", not d.close_call, not d.runner_up))
    told, rest = ranked[: most(plan, TABLES)], ranked[most(plan, TABLES) :]
    rows = [(clean(d.question), chosen_label(d), clean(reason(d))) for d in rest]
    if plan.brief.scale == "course":
        rows = [row for row, d in zip(rows, rest, strict=True) if d.close_call or d.chosen_by == "team"]
    return paragraphs(*(_decision(plan, d) for d in told), table(plan, ("also decided", "choice", "why"), rows) if rows else "")


def chosen_label(d: Decision) -> str:
    """The chosen options by their names."""
    chosen = d.choice if isinstance(d.choice, list) else [d.choice]
    names = {option.value: option.label for option in d.options}
    return clean("; ".join(names.get(value, value.replace("_", " ")) for value in chosen))


def reason(d: Decision) -> str:
    """Why the first choice won: its weightiest reason."""
    first = d.choice[0] if isinstance(d.choice, list) and d.choice else d.choice
    option = next((o for o in d.options if o.value == first), None)
    best = sorted((s for s in option.scores if s.points > 0), key=lambda s: -s.points)[:2] if option else []
    return "; ".join(dict.fromkeys(s.reason for s in best)) or d.because


def _decision(plan: Plan, d: Decision) -> str:
    chosen = d.choice if isinstance(d.choice, list) else [d.choice]
    telling, silent = _telling(d, chosen)
    rows = [_option(plan, option, option.value in chosen) for option in telling]
    left = "; ".join(clean(o.label) for o in silent) if len(silent) <= MOST_OPTIONS else ""
    others = spoken(plan, "Also looked at: {options}.", options=left) if left else ""
    tail = spoken(plan, "What would change this: {flips}", flips=clean(d.flips_if)) if d.flips_if else ""
    team = spoken(plan, "*Chosen by the team: {reason}*", reason=clean(d.team_reason)) if d.chosen_by == "team" else ""
    head = f"**{clean(d.question)}**" + (" " + spoken(plan, "A close call.") if d.close_call else "")
    return paragraphs(head, table(plan, ("option", "points", "why"), rows), _conditions(plan, d), team, sentences(others, tail))


def _conditions(plan: Plan, d: Decision) -> str:
    """Every condition written out: page one has room for the first ones only."""
    language = plan.meta.language
    lines = [f"- {clean(c.text)} ({label('by', language, who=owner_name(plan, c.owner), date=shown(plan, c.due))})" for c in d.conditions]
    return spoken(plan, "Conditions:") + "\n\n" + "\n".join(lines) if lines else ""


def _telling(d: Decision, chosen: list[str]) -> tuple[list[OptionRow], list[OptionRow]]:
    """The options that say something: chosen, near, or ruled out for a reason of their own; and the others."""
    reasons = [o.excluded for o in d.options if o.excluded]

    def tells(option: OptionRow) -> bool:
        if option.value in chosen or (d.runner_up is not None and option.value == d.runner_up.value):
            return True
        return bool(option.points) if option.points is not None else reasons.count(option.excluded or "") == 1

    ranked = sorted((o for o in d.options if tells(o)), key=lambda o: (o.value not in chosen, o.points is None, -(o.points or 0)))
    kept = ranked[: max(MOST_OPTIONS, len(chosen))]
    return kept, [o for o in d.options if o not in kept]


def _option(plan: Plan, option: OptionRow, chosen: bool) -> tuple[str, str, str]:  # noqa: FBT001 - one of two looks of a row
    label = f"**{clean(option.label)}**" if chosen else clean(option.label)
    points = spoken(plan, "ruled out") if option.points is None else number(option.points, plan.meta.language)
    reasons = (
        clean(option.excluded)
        if option.points is None
        else "; ".join(f"{clean(s.reason)} ({_signed(s.points, plan.meta.language)})" for s in option.scores if s.points)
        or spoken(plan, "nothing speaks for it")
    )
    return label, points, reasons


def _signed(points: float, language: str) -> str:
    return f"{'+' if points > 0 else ''}{number(points, language)}"


def still_open(plan: Plan) -> str:
    """Open questions by who can answer them."""
    rows = sorted(plan.open_questions, key=lambda q: q.who)
    groups = [(who, [clean(q.question) for q in group]) for who, group in groupby(rows, key=lambda q: q.who)]
    return "\n\n".join(f"**{owner_name(plan, who).capitalize()}**\n\n{bullets(questions)}" for who, questions in groups)


def origins(plan: Plan) -> str:
    """Where the statements come from: how many of each kind, and the first of them; all stand in the data file."""
    limit, found = most(plan, POINTS), []
    if plan.brief.scale == "course":
        return spoken(plan, "{n} statements with their sources stand in the data file.", n=len(plan.evidence))
    for kind, name in KINDS.items():
        rows = [row for row in plan.evidence if row.kind == kind]
        if rows and kind != "user":
            more = spoken(plan, "; and {n} more", n=len(rows) - limit) if len(rows) > limit else ""
            found.append((f"{spoken(plan, name)} ({len(rows)})", "; ".join(_place(plan, row) for row in rows[:limit]) + more))
    said = sum(row.kind == "user" for row in plan.evidence)
    lead = spoken(plan, "{n} statements of your own, quoted in the data file beside what rests on them.", n=said) if said else ""
    return paragraphs(lead, labelled(plan, found))


def _place(plan: Plan, row: Evidence) -> str:
    fact = clean(row.fact)
    if row.kind == "course":
        return spoken(plan, "{fact} (slide “{heading}”)", fact=fact.rstrip("."), heading=clean(str(row.ref.get("heading", ""))))
    return f"“{fact}”" if row.kind == "own_document" else fact.rstrip(".")
