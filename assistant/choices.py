"""All decisions of a plan as bare choices, in the order in which one needs the other; the team's own choices go first."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

from assistant.case import Case, Choice
from assistant.choosing import Tally, choose, tally
from assistant.situation import Situation
from assistant.verdict import STARTING, Judgement, judge

MAKING = (
    "goal_type",
    "ml_task",
    "feasibility",
    "approach",
    "model_metric",
    "baseline",
    "adaptation",
    "storage",
    "process_model",
    "team_framework",
    "automation_level",
    "serving_mode",
    "rollout",
    "retraining_trigger",
    "pipeline",
    "monitoring",
)
"""Headlines after the verdict, each after those whose choice its table reads."""

WITHOUT_MODEL = ("rules", "analytics", "process_change")
BUILT = ("buy_service", "ml_pretrained", "llm_prompt", "llm_rag", "ml_custom", "llm_finetune", "llm_agent")


@dataclass(frozen=True)
class Made:
    """One decision as it was made. `counted` is None for the verdict, which has tests instead of a table of points."""

    headline: str
    choice: list[str]
    by_points: list[str]
    counted: Tally | None
    chosen_by: Literal["points", "team"] = "points"
    reason: str | None = None


@dataclass(frozen=True)
class Choices:
    """All decisions, the judgement under the verdict, and the signals with the choices among them."""

    judgement: Judgement
    made: dict[str, Made]
    signals: dict[str, Any]


def make_choices(situation: Situation, like: Choices | None = None) -> Choices:
    """Decide everything, the verdict first. Pure and fast: no texts are made.

    `like` are the choices of a case that differs in a few signals: a table that reads none of those is not counted again.
    """
    judgement = judge(situation)
    verdict = _verdict(judgement)
    made = {"verdict": verdict}
    signals = {**situation.signals, "chosen_verdict": verdict.choice[0]}
    like = like if like and _same_wishes(situation.case, like.judgement.situation.case) else None
    for headline in MAKING:
        known = like.made[headline] if like and _reads_the_same(headline, situation, signals, like.signals) else None
        made[headline] = known or _table(headline, situation, signals)
        if f"chosen_{headline}" in situation.catalogue.signals:
            chosen = made[headline].choice
            many = situation.catalogue.tables[headline].select == "many"
            signals[f"chosen_{headline}"] = chosen if many else chosen[0]
    return Choices(judgement, made, signals)


def _verdict(judgement: Judgement) -> Made:
    """The verdict, or the team's own; a choice of approach that contradicts it counts as one. The law cannot be overruled."""
    by_points, wishes = judgement.verdict, judgement.situation.case.choices
    wish, approach = wishes.get("verdict"), wishes.get("approach")
    value, reason = by_points, None
    known = {option.value for option in judgement.situation.catalogue.tables["verdict"].options}
    if judgement.replies.get("lawful") == "no":
        wish = approach = None
    if wish and wish.value in known:
        value, reason = wish.value, wish.reason
    elif approach and approach.value in WITHOUT_MODEL and by_points in (*STARTING, "ask_more", "data_first"):  # a rule needs no examples
        value, reason = "no_ml", approach.reason
    elif approach and approach.value in BUILT and by_points in ("no_ml", "data_first", "stop"):
        value, reason = "pilot_first", approach.reason
    return Made("verdict", [value], [by_points], None, "points" if reason is None else "team", reason)


def _same_wishes(case: Case, other: Case) -> bool:
    return case.choices == other.choices and case.weights == other.weights


def _reads_the_same(headline: str, situation: Situation, signals: Mapping[str, Any], others: Mapping[str, Any]) -> bool:
    """Whether everything that the table of `headline` looks at has the same value in both."""
    return all(signals.get(name) == others.get(name) for name in (*situation.catalogue.tables[headline].reads, "scale"))


def _table(headline: str, situation: Situation, signals: dict[str, Any]) -> Made:
    table = situation.catalogue.tables[headline]
    counted = tally(table, signals, situation.case.weights)
    by_points = _gated(headline, choose(counted), signals)
    wish = situation.case.choices.get(headline)
    wanted = _allowed(wish, counted) if wish else []
    if wish and wanted:
        return Made(headline, wanted, by_points, counted, "team", wish.reason)
    return Made(headline, by_points, by_points, counted)


def _gated(headline: str, choice: list[str], signals: dict[str, Any]) -> list[str]:
    """Strict duties put gates between the phases, whatever the team's way of working."""
    return [*choice, "stage_gate"] if headline == "team_framework" and signals.get("scale") == "regulated" else choice


def _allowed(wish: Choice, counted: Tally) -> list[str]:
    """The values of the team's own choice; none that an earlier decision makes senseless (no model: nothing to train)."""
    known = {option.value for option in counted.table.options}
    wanted = [value.strip() for value in wish.value.split(",")]
    return [value for value in wanted if value in known and not _settled(value, counted)]


def _settled(value: str, counted: Tally) -> bool:
    row = counted.excluded.get(value)
    return row is not None and any(name in ("chosen_verdict", "chosen_approach") for name in row.when)
