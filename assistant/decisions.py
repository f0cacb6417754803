"""The decisions of a plan, each with everything that was considered; and the bare choices, for trying answers."""

from __future__ import annotations

from assistant.choices import Choices, make_choices
from assistant.plan.evidence import Ledger
from assistant.plan.model import Decision
from assistant.situation import Situation
from assistant.verdict_words import VerdictWords
from assistant.weighed import Weighed

ORDER = (
    "goal_type",
    "ml_task",
    "feasibility",
    "verdict",
    "approach",
    "model_metric",
    "baseline",
    "adaptation",
    "storage",
    "process_model",
    "team_framework",
    "serving_mode",
    "rollout",
    "pipeline",
    "automation_level",
    "monitoring",
    "retraining_trigger",
)
"""Headlines in the order in which a plan shows them."""


def decide_all(situation: Situation, ledger: Ledger) -> list[Decision]:
    """All decisions of the headline, in the order of the plan; what they rest on is entered in `ledger`."""
    choices = make_choices(situation)
    weighed = Weighed(situation, choices.signals, ledger)
    found: list[Decision] = []
    for headline in ORDER:
        made = choices.made[headline]
        if made.counted is None:
            found.append(VerdictWords(choices.judgement, made, ledger).decision())
        else:
            found.append(weighed.decision(made, made.counted))
    return found


def verdict_and_choices(situation: Situation) -> dict[str, object]:
    """Headline -> choice, without texts and evidence: a list where a table chooses several. Takes a few milliseconds at most."""
    return values_of(make_choices(situation))


def values_of(choices: Choices) -> dict[str, object]:
    """Headline -> choice: a list where a table chooses several."""
    made, tables = choices.made, choices.judgement.situation.catalogue.tables
    return {
        headline: list(row.choice) if tables[headline].select == "many" or len(row.choice) > 1 else row.choice[0]
        for headline, row in ((headline, made[headline]) for headline in ORDER)
    }
