"""What the plan chose, told to somebody who asks: the choice and why, what came second, both sides of a comparison, why not another."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.formats import number, show
from assistant.plan.exports.tables import owner_of
from assistant.plan.exports.tables import spoken as in_plan
from assistant.plan.model import Condition, Plan
from assistant.planners.options_named import Named
from assistant.planners.weighed_choices import Choice, Option
from assistant.replies import Part
from assistant.wording import say

MOST_REASONS = 3
MEASURED = {
    "model_metric": "metrics",
    "baseline": "baseline",
    "feasibility": "data",
    "rollout": "deployment",
    "monitoring": "monitoring",
    "goal_type": "success",
}
"""Decisions -> the part of the plan whose calculations bear on them."""
DO_LESS = frozenset({"rules", "analytics", "process_change", "no_ml"})
"""Options that the open test of a rule may still make win."""
DECISIONS, TOOLS = "The decisions, and what else was weighed", "Method, team and tools"


def told(plan: Plan, choice: Choice) -> Iterator[Part]:
    """One choice: what was taken and why, what came second and why it lost, its figures, who decides, where it stands."""
    language = plan.meta.language
    yield Part(kind="lead", text=say("plan_answer.choice", language, question=choice.question, chosen=choice.labels(language)))
    lines = [say("why_not.for", language, reason=reason) for reason in _reasons(choice)]
    second = next((option for option in choice.options if option.value == choice.second), None)
    if second and (second.points or second.excluded):
        lines.append(say("plan_answer.second", language, label=second.label, why=choice.why_lost))
    yield Part(kind="list", items=(*lines, *figures(plan, choice), *_turning(choice, language)))
    yield where(plan, choice)


def both_sides(plan: Plan, named: Named) -> Iterator[Part]:
    """Which side of "A or B?" the plan takes, and what speaks for and against each."""
    language, choice = plan.meta.language, named.choice
    taken = [option for option in named.options if option.value in choice.chosen]
    key = "plan_answer.takes" if taken else "plan_answer.neither"
    label = (taken or [_best(choice)])[0].label
    yield Part(kind="lead", text=say(key, language, label=label, because=choice.because))
    others = named.options if taken else (*named.options, *choice.taken[:1])
    yield Part(kind="list", items=(*(side(option, language) for option in others), *figures(plan, choice), *_turning(choice, language)))
    yield where(plan, choice)


def why_not(plan: Plan, named: Named) -> Iterator[Part]:
    """An option that is asked for: what speaks for it and against it, and what the plan takes instead; with the chosen one, why."""
    language, choice, option = plan.meta.language, named.choice, named.options[0]
    if option.value in choice.chosen:
        yield Part(kind="text", text=say("why_not.chosen", language, label=option.label))
        reasons = [say("why_not.for", language, reason=reason) for reason in _reasons(choice)]
    else:
        test = _open_test(plan) if option.value in DO_LESS else None
        yield Part(kind="lead", text=_standing(choice, option, language, may_win=test is not None))
        reasons = _against(plan, choice, option, test)
    if reasons:
        yield Part(kind="list", items=tuple(dict.fromkeys(reasons)))
    if choice.flips:
        yield Part(kind="text", text=say("why_not.flips", language, flips=choice.flips))


def _standing(choice: Choice, option: Option, language: str, *, may_win: bool) -> str:
    """In a sentence, why it is not the choice."""
    if option.points is None and option.excluded:
        if "ask_more" in choice.chosen:  # nothing is ruled out while the plan still asks
            return say("why_not.too_early", language, label=option.label, reason=option.excluded)
        return say("why_not.excluded", language, label=option.label, reason=option.excluded)
    return (
        say("why_not.may_be_right", language)
        if may_win
        else say("why_not.behind", language, label=option.label, chosen=_best(choice).label)
    )


def _against(plan: Plan, choice: Choice, option: Option, test: Condition | None) -> list[str]:
    """What speaks for an option and against it, and for what was taken; an open test that may still turn it stands in for that."""
    language = plan.meta.language
    found = [say("why_not.for" if points >= 0 else "why_not.against", language, reason=reason) for points, reason in option.reasons]
    if test is None:
        best = _best(choice)
        instead = [say("why_not.instead", language, chosen=best.label, reason=reason) for reason in _reasons(choice)]
        found = (found or ([] if option.excluded else [say("why_not.nothing", language)])) + instead
    if choice.second == option.value:
        found.append(choice.why_lost)
    if test:
        due = show(test.due, language=language)
        found.append(say("why_not.test", language, text=test.text.rstrip("."), owner=owner_of(plan, test.owner), due=due))
    verdict = plan.decision("verdict")
    return [*found, verdict.because] if choice.headline == "approach" and len(found) < MOST_REASONS and verdict.because else found


def side(option: Option, language: str) -> str:
    """An option with its points and their reasons, or by what it is ruled out."""
    if option.points is None:
        return say("plan_answer.side.out", language, label=option.label, reason=option.excluded)
    reasons = "; ".join(_signed(points, reason, language) for points, reason in option.reasons[:MOST_REASONS]) or say(
        "why_not.nothing", language
    )
    return say("plan_answer.side", language, label=option.label, points=number(option.points, language), reasons=reasons.rstrip("."))


def _signed(points: float, reason: str, language: str) -> str:
    return f"{reason} ({'+' if points > 0 else ''}{number(points, language)})" if points else reason


def figures(plan: Plan, choice: Choice) -> list[str]:
    """The calculations that bear on a choice."""
    part = MEASURED.get(choice.headline, "")
    return [one.says for one in plan.calculations if part and one.says and any(used.partition(".")[0] == part for used in one.used_by)]


def where(plan: Plan, choice: Choice) -> Part:
    """Who decides it, and where it stands in the plan."""
    section = in_plan(plan, TOOLS if choice.headline == "tools" else DECISIONS)
    if not choice.owner:
        return Part(kind="text", text=say("plan_answer.where", plan.meta.language, section=section))
    owner = owner_of(plan, choice.owner)
    return Part(kind="text", text=say("plan_answer.owner", plan.meta.language, owner=owner, section=section))


def _best(choice: Choice) -> Option:
    return choice.taken[0] if choice.taken else choice.options[0]


def _reasons(choice: Choice) -> list[str]:
    """What speaks most for what was taken."""
    weighed = sorted((one for option in choice.taken for one in option.reasons if one[0] >= 0), key=lambda one: -one[0])
    return list(dict.fromkeys([reason for _, reason in weighed]))[:MOST_REASONS] or [choice.because] if choice.because or weighed else []


def _turning(choice: Choice, language: str) -> list[str]:
    return [say("why_not.flips", language, flips=choice.flips)] if choice.flips else []


def _open_test(plan: Plan) -> Condition | None:
    return next((c for c in plan.decision("verdict").conditions if c.test == "rule_enough"), None)
