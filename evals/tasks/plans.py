"""Suite: teams are played, and the plans they end with are marked.

dataset: scenarios; solver: the simulated team; scorer: `evals.scorers`. The same task runs in several manners.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from assistant.bootstrap import Groundplan
from evals.conversations import Conversation, InProcess, ThroughChat
from evals.plan_texts import Plan, at
from evals.samples import Marks, Record, Sample, Setup, Shown, Suite
from evals.scenarios import OWN, Scenario, load_scenarios
from evals.scorers import mark
from evals.simulated_team import Manner, play
from evals.transcript import Transcript
from evals.verdicts import Mark

_TRANSCRIPTS = TypeAdapter(Transcript)
LANGUAGES = {"en": "English", "es": "Spanish"}
MEASURES = {
    "total": "points of 100; an unacceptable decision caps them at 50, a broken ban takes 20 or all",
    "decisions": "decisions that an expert would take",
    "questions": "what must be known was asked or read",
    "risks": "risks that must be named, with mitigation and owner",
    "insights": "what an expert would see in the case, and the numbers",
    "success": "metric, target, unit, deadline and baseline of success",
    "bans": "no ban is broken",
    "citations": "one of the decks is cited that an expert would look into",
    "language": "plan and replies are in the language of the team",
    "conversation": "it ends without an error, with a plan that is no draft",
}


@dataclass(frozen=True)
class Played:
    """A scenario as it went."""

    scenario: Scenario
    transcript: Transcript
    plan: Plan
    mark: Mark


def load(setup: Setup) -> list[Sample]:
    """The scenarios.

    Raises:
        BadInput: the dataset cannot be read.
    """
    return [_sample(one) for one in load_scenarios(setup.dataset or OWN)]


def solve(sample: Sample, setup: Setup, manner: Manner = "lines", *, through_chat: bool = False) -> Record:
    """Play one scenario to its end."""
    scenario = Scenario.model_validate(sample.row)
    with a_conversation(setup.groundplan, scenario, through_chat=through_chat) as conversation:
        played = play_and_mark(scenario, conversation, manner)
    return {"transcript": asdict(played.transcript), "plan": dict(played.plan)}


def play_and_mark(scenario: Scenario, conversation: Conversation, manner: Manner = "lines") -> Played:
    """Play one scenario to its end and mark the plan."""
    transcript = play(scenario, conversation, manner)
    plan = conversation.plan()
    return Played(scenario, transcript, plan, mark(scenario, plan, transcript))


@contextmanager
def a_conversation(groundplan: Groundplan, scenario: Scenario, *, through_chat: bool = False) -> Iterator[Conversation]:
    """A conversation of its own, which leaves no project behind."""
    name = f"eval-{scenario.id.lower()}-{secrets.token_hex(3)}"
    chat = ThroughChat(name, groundplan.home) if through_chat else None
    try:
        yield chat or InProcess(groundplan.session(name))
    finally:
        if chat:
            chat.close()
        groundplan.delete(name)


def score(sample: Sample, record: Record) -> Marks:
    """The marks as shares, every miss with the part of the product that it blames, and the conversation."""
    scenario, transcript, plan = Scenario.model_validate(sample.row), transcript_of(record["transcript"]), record["plan"]
    found = mark(scenario, plan, transcript)
    values = {"total": found.total / 100, **{part.name: part.share for part in found.parts if part.share is not None}}
    capped = ("an unacceptable decision caps the total at 50",) if found.capped else ()
    misses = (*capped, *(f"{miss.blame}: {miss.says}" for miss in found.misses))
    return Marks(values, misses, headline_of(plan), tuple(_shown(transcript)))


def transcript_of(row: Mapping[str, Any]) -> Transcript:
    """A transcript from its JSON."""
    return _TRANSCRIPTS.validate_python(row)


def headline_of(plan: Plan) -> str:
    """Status and decisions of a plan in a few lines; it says so when there is none."""
    if not plan:
        return "no plan"
    headline = at(plan, "headline") or {}
    rows = [f"{name}: {', '.join(map(str, value)) if isinstance(value, list) else value}" for name, value in headline.items() if value]
    return "\n".join([f"status: {at(plan, 'meta.status')}", *rows])


def _shown(transcript: Transcript) -> Iterator[Shown]:
    for one, reply in zip(transcript.exchanges, transcript.replies, strict=True):
        given = [f"{slot}: {text}" for slot, text in one.answers.items()]
        yield Shown(f"turn {one.turn}, the team", "\n".join(filter(None, [one.said, *given])))
        label = f"turn {one.turn}, the product ({one.seconds:.1f} s, {one.status or 'no status'})"
        yield Shown(label, "\n".join([reply, *(f"ERROR: {text}" for text in one.errors)]), False if one.errors else None)


def _sample(scenario: Scenario) -> Sample:
    expected = scenario.expected
    wanted = [f"{name}: {' | '.join(values.acceptable)}" for name, values in expected.decisions.items()]
    wanted += [f"asked or read: {', '.join(expected.must_ask)}", f"risks: {', '.join(expected.must_flag_risks)}"]
    counting = {part.name for part in mark(scenario, {}, Transcript()).parts if part.share is not None}
    return Sample(
        id=scenario.id,
        kind=LANGUAGES[scenario.language],
        cluster=scenario.id,
        asked=f"{scenario.title}\n{scenario.opening_message}",
        expected="\n".join(wanted),
        row=scenario.model_dump(mode="json"),
        measures=("total", *(name for name in MEASURES if name in counting)),
    )


def in_manner(name: str, about: str, manner: Manner = "lines", *, through_chat: bool = False) -> Suite:
    """The task with teams that answer in this manner."""
    parameters = {"manner": manner, "through_chat": through_chat}
    return Suite(name, about, MEASURES, load, partial(solve, manner=manner, through_chat=through_chat), score, parameters)


SUITES = (
    in_manner("plans", "teams answer in one line a turn; their plans are marked"),
    in_manner("plans-reordered", "the same, answers in another order than the questions", "reordered"),
    in_manner("plans-numbered", "the same, each answer with a number before it", "numbered"),
    in_manner("plans-cards", "the same, answers given question by question, as in the page", "cards"),
    in_manner("plans-at-once", "brief and all answers at once, nothing is asked", "at_once"),
    in_manner("plans-chat", "the same as plans, through the command groundplan chat --json", through_chat=True),
)
