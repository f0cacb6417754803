"""Pure functions on (scenario, plan, transcript): what a planning conversation is worth, part by part.

Points: decisions 35, questions 20, risks 20, insights 15, success criterion 10. A part of which nothing was expected does
not count. An unacceptable decision caps the total at 50; a soft ban takes 20, a hard one everything.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from evals.plan_texts import Plan, as_text, at, everything, folded, has, in_scope, own_words
from evals.scenarios import Scenario, Values
from evals.transcript import Transcript
from evals.verdicts import Mark, Miss, Part, counted

POINTS = {"decisions": 35.0, "questions": 20.0, "risks": 20.0, "insights": 15.0, "success": 10.0}
CAP = 50.0
SOFT_BAN = 20.0
SHARED = {"monitoring"}
"""Lists of which the share counts that was found; of other lists one acceptable value is enough."""


def mark(scenario: Scenario, plan: Plan, transcript: Transcript) -> Mark:
    """Everything about one played scenario."""
    parts = (
        decisions(scenario, plan),
        questions(scenario, plan, transcript),
        risks(scenario, plan),
        insights(scenario, plan, transcript),
        success(scenario, plan),
        bans(scenario, plan, transcript),
        citations(scenario, plan),
        language(scenario, plan, transcript),
        conversation(plan, transcript),
    )
    broken = _broken(scenario, plan, transcript)
    capped = bool(unacceptable(scenario, plan))
    return Mark(scenario.id, parts, _total(parts, broken, capped=capped), capped, tuple(broken))


def _total(parts: tuple[Part, ...], broken: Mapping[str, str], *, capped: bool) -> float:
    """0 to 100; points of parts that do not count are spread over the others."""
    counting = {part.name: part.share for part in parts if part.name in POINTS and part.share is not None}
    weight = sum(POINTS[name] for name in counting)
    total = 100 * sum(POINTS[name] * share for name, share in counting.items()) / weight if weight else 0.0
    total = min(total, CAP) if capped else total
    total -= SOFT_BAN * sum(1 for severity in broken.values() if severity == "soft")
    return 0.0 if "hard" in broken.values() else max(total, 0.0)


# ---- decisions ----


def decisions(scenario: Scenario, plan: Plan) -> Part:
    """The mean over the expected decisions; a neutral value gives nothing."""
    shares, misses = [], []
    for name, wanted in scenario.expected.decisions.items():
        share = _decided(name, chosen(plan, name), wanted)
        shares.append(share)
        if share < 1:
            misses.append(Miss("table", _decision_says(name, wanted, plan)))
    return counted("decisions", shares, misses)


def chosen(plan: Plan, name: str) -> list[str]:
    """The values of a headline decision, as a list."""
    value = at(plan, f"headline.{name}")
    return [str(one) for one in value] if isinstance(value, list) else [str(value)] if value else []


def unacceptable(scenario: Scenario, plan: Plan) -> list[str]:
    """Decisions with a value that no expert would accept."""
    return [name for name, wanted in scenario.expected.decisions.items() if set(chosen(plan, name)) & set(wanted.unacceptable)]


def _decided(name: str, values: list[str], wanted: Values) -> float:
    if not values or set(values) & set(wanted.unacceptable):
        return 0.0
    if not wanted.acceptable:
        return 1.0
    found = set(values) & set(wanted.acceptable)
    return len(found) / len(set(wanted.acceptable)) if name in SHARED else float(bool(found))


def _decision_says(name: str, wanted: Values, plan: Plan) -> str:
    values, accepted = chosen(plan, name), " | ".join(wanted.acceptable)
    bad = sorted(set(values) & set(wanted.unacceptable))
    if name in SHARED and not bad and set(values) & set(wanted.acceptable):
        return f"{name}: lacks {', '.join(sorted(set(wanted.acceptable) - set(values)))}"
    weight = " (UNACCEPTABLE, caps the total)" if bad else ""
    return f"{name}: {', '.join(values) or 'nothing'}{weight}, accepted: {accepted}{_points(name, wanted, plan)}"


def _points(name: str, wanted: Values, plan: Plan) -> str:
    """Points of what was chosen and of the acceptable options, as the plan shows them."""
    row = next((one for one in plan.get("decisions") or [] if one.get("headline") == name), None)
    shown = [
        f"{option['value']} {option.get('excluded') or option.get('points')}"
        for option in (row or {}).get("options", [])
        if option["value"] in {*wanted.acceptable, *chosen(plan, name)}
    ]
    return f" [{'; '.join(shown)}]" if shown else ""


# ---- questions ----


def questions(scenario: Scenario, plan: Plan, transcript: Transcript) -> Part:
    """Asked, or read from the team's words: 1; only listed as open: half."""
    shares, misses = [], []
    listed = {row.get("slot") for row in plan.get("open_questions") or []}
    for slot in scenario.expected.must_ask:
        known = slot in transcript.asked or was_read(slot, plan, transcript)
        shares.append(1.0 if known else 0.5 if slot in listed else 0.0)
        if not known:
            where = "only listed as open" if slot in listed else "not listed as open either"
            misses.append(Miss("asking order", f"{slot}: neither asked nor read from a message, {where}"))
    return counted("questions", shares, misses)


def was_read(slot: str, plan: Plan, transcript: Transcript) -> bool:
    """Whether the brief holds a fact of `slot` whose words stand in a message of the team."""
    said = folded(transcript.team)
    return any(
        row.get("slot") == slot and folded(str(row.get("words") or "")) and folded(str(row["words"])) in said
        for row in at(plan, "brief.facts") or []
    )


# ---- risks ----


def risks(scenario: Scenario, plan: Plan) -> Part:
    """Listed with mitigation and owner: 1; listed without one of them: half."""
    rows = {row.get("risk_id"): row for row in plan.get("risks") or []}
    shares, misses = [], []
    for name in scenario.expected.must_flag_risks:
        row = rows.get(name)
        lacking = [field for field in ("mitigation", "owner") if row and not str(row.get(field) or "").strip()]
        shares.append(0.0 if row is None else 0.5 if lacking else 1.0)
        if row is None:
            misses.append(Miss("risk rule", f"{name}: not among the {len(rows)} risks"))
        elif lacking:
            misses.append(Miss("risk rule", f"{name}: without {' and '.join(lacking)}"))
    return counted("risks", shares, misses)


# ---- insights ----


def insights(scenario: Scenario, plan: Plan, transcript: Transcript) -> Part:
    """Patterns found in what the product wrote, and numbers found among the calculations."""
    text, own = everything(plan, transcript), own_words(plan)
    shares, misses = [], []
    for wanted in scenario.expected.must_include:
        found = has(wanted.pattern, text)
        shares.append(float(found))
        if not found:
            misses.append(Miss("plan text", f"{wanted.id}: nothing says that it {wanted.meaning} /{wanted.pattern}/"))
        elif not has(wanted.pattern, own):
            misses.append(Miss("plan text", f"{wanted.id}: stands in the team's own words or the chat only, counted /{wanted.pattern}/"))
    for figure in scenario.expected.numbers:
        near = any(abs(value - figure.value) <= figure.tolerance for value in _values(plan))
        shares.append(float(near))
        if not near:
            misses.append(Miss("calculation", f"{figure.id}: no calculation gives {figure.value} ({figure.meaning})"))
    return counted("insights", shares, misses)


def _values(plan: Plan) -> Iterator[float]:
    for row in plan.get("calculations") or []:
        if isinstance(row.get("value"), int | float):
            yield float(row["value"])


# ---- success ----


def success(scenario: Scenario, plan: Plan) -> Part:
    """The share of what the criterion must name; nothing when the metric is another one."""
    wanted = scenario.expected.success_criterion
    if wanted.not_applicable:
        return Part("success", None)
    found: Mapping[str, Any] = plan.get("success") or {}
    named = f"{found.get('metric') or ''} {found.get('unit') or ''}"
    if not str(found.get("metric") or "").strip() or not has(wanted.metric_pattern, named):
        return Part("success", 0.0, (Miss("reading", f"success metric is “{named.strip()}”, wanted /{wanted.metric_pattern}/"),))
    missing = [need for need in wanted.needs if not _named(need, found, plan)]
    misses = tuple(Miss("reading", f"success criterion lacks {need}") for need in missing)
    return Part("success", 1 - len(missing) / len(wanted.needs) if wanted.needs else 1.0, misses)


def _named(need: str, found: Mapping[str, Any], plan: Plan) -> bool:
    """A baseline may also be a task that measures it."""
    if need == "baseline" and found.get("baseline") is None:
        tasks = {task.get("id") for task in at(plan, "timeline.tasks") or []}
        return any(row.get("task") in tasks for row in plan.get("baseline") or [])
    return found.get(need) not in (None, "")


# ---- what takes points away ----


def bans(scenario: Scenario, plan: Plan, transcript: Transcript) -> Part:
    """Bans that were broken; no points of their own."""
    broken = _broken(scenario, plan, transcript)
    meaning = {ban.id: ban.meaning for ban in scenario.expected.must_not}
    misses = [Miss("plan text", f"{name}: {severity} ban broken, it {meaning[name]}") for name, severity in broken.items()]
    return Part("bans", None if not scenario.expected.must_not else float(not broken), tuple(misses))


def _broken(scenario: Scenario, plan: Plan, transcript: Transcript) -> dict[str, str]:
    """Severity of each ban that was broken, by its id."""
    return {
        ban.id: ban.severity
        for ban in scenario.expected.must_not
        if any(has(ban.pattern, text) for text in in_scope(ban.scope, plan, transcript))
    }


# ---- what is reported without points ----


def citations(scenario: Scenario, plan: Plan) -> Part:
    """Whether one of the decks is cited that an expert would look into."""
    wanted = scenario.expected.course_files_any_of
    if not wanted:
        return Part("citations", None)
    cited = {row["ref"].get("file") for row in plan.get("evidence") or [] if isinstance(row.get("ref"), Mapping)}
    if cited & set(wanted):
        return Part("citations", 1.0)
    return Part("citations", 0.0, (Miss("plan text", f"none of these decks is cited: {', '.join(wanted)}"),))


MARKS_OF = {
    "en": re.compile(r"\b(the|and|of|with|that|for|are|this|before)\b", re.IGNORECASE),
    "es": re.compile(r"\b(el|los|las|que|para|con|una|por|antes)\b", re.IGNORECASE),
}
"""Small words that hardly occur in the other language."""


def language(scenario: Scenario, plan: Plan, transcript: Transcript) -> Part:
    """Whether plan and replies are in the language of the team."""
    misses = []
    if at(plan, "meta.language") != scenario.language:
        misses.append(Miss("reading", f"the plan says it is in {at(plan, 'meta.language')}, the team writes {scenario.language}"))
    texts = {"replies": "\n".join(transcript.replies), "plan": _prose(plan)}
    misses += [
        Miss("plan text", f"the text of the {name} is in another language") for name, text in texts.items() if _foreign(text, scenario)
    ]
    return Part("language", 1 - len(misses) / 3, tuple(misses))


def _prose(plan: Plan) -> str:
    """Texts of the plan that the product writes itself."""
    return as_text([at(plan, path) for path in ("next_steps", "risks", "timeline.tasks", "open_questions", "alternatives")])


def _foreign(text: str, scenario: Scenario) -> bool:
    counts = {name: len(pattern.findall(text)) for name, pattern in MARKS_OF.items()}
    return max(counts.values()) > 0 and max(counts, key=lambda name: counts[name]) != scenario.language


def conversation(plan: Plan, transcript: Transcript) -> Part:
    """Whether the talk came to an end without errors, and with a plan that is no draft."""
    misses = [Miss("conversation", f"error in {error}") for error in transcript.errors]
    if not transcript.finished:
        misses.append(Miss("conversation", f"not finished after {len(transcript.exchanges)} turns"))
    if not plan:
        misses.append(Miss("conversation", "there is no plan"))
    elif at(plan, "meta.status") == "draft":
        gaps = "; ".join(at(plan, "meta.gaps") or []) or "no gap is named"
        misses.append(Miss("conversation", f"the plan is still a draft: {gaps}"))
    misses += [Miss("reading", f"{slot}: answered, but no fact was read: “{text}”") for slot, text in _unread(plan, transcript)]
    return Part("conversation", float(not misses), tuple(misses))


def _unread(plan: Plan, transcript: Transcript) -> list[tuple[str, str]]:
    read = {row.get("slot") for row in at(plan, "brief.facts") or []}
    return [(slot, text) for slot, text in transcript.answered.items() if slot not in read]
