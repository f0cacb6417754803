"""What a language model is told: the rules with all that can be recorded, the last messages, and the case as it is now."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from assistant.adapting import ADAPTABLE
from assistant.case import Case, Fact
from assistant.plan.diff import changes
from assistant.plan.model import Plan
from assistant.planners.base import Turn
from assistant.planners.interview import card_of
from assistant.planners.news import verdict_phrase
from assistant.planners.plan_answers import done_told, takes_told
from assistant.questions import AT_MOST, Question, effects, question_of
from assistant.tools import chosen_labels
from knowledge.catalogue import Catalogue
from knowledge.retrieval import Passage
from knowledge.rows import Signal

PROMPTS = Path(__file__).parent.parent / "prompts"
REMEMBERED = 6
"""Messages of the talk that go along, the latest ones; facts carry the rest."""
LONGEST_REMEMBERED = 700
LONGEST_MESSAGE = 12_000
"""Characters of the message itself; rules have read more of it."""
LONGEST_PASSAGE = 900
OPEN_SHOWN = 8
CHANGES_SHOWN = 8
SHOWN = 3
"""Risks and next steps that go along."""

_FENCES = re.compile(r"</?\s*(?:team|passage)\b[^>]*>", re.IGNORECASE)


class Line(NamedTuple):
    """One message of the talk as a model gets it."""

    role: str
    text: str


@cache
def prompt(name: str) -> str:
    """A prompt file."""
    return (PROMPTS / f"{name}.md").read_text("utf-8")


@cache
def prompts_mark() -> str:
    """The first twelve digits of the hash over all prompt files: plans name the prompts that took part."""
    return hashlib.sha256("\0".join(path.read_text("utf-8") for path in sorted(PROMPTS.glob("*.md"))).encode()).hexdigest()[:12]


# ---- the rules ----


@cache
def rules(catalogue: Catalogue, language: str) -> str:
    """The system prompt; the same for every turn, so that servers can keep it."""
    return prompt("planner").format(
        language={"es": "Spanish"}.get(language, "English"),
        slots="\n".join(_slot_line(catalogue, identity) for identity in catalogue.slots),
        problems="; ".join(f"{row.id} ({row.name.en})" for row in catalogue.problems.values()),
        decisions=", ".join(catalogue.tables),
        lists=", ".join(ADAPTABLE),
    )


def _slot_line(catalogue: Catalogue, slot: str) -> str:
    row = catalogue.slots[slot]
    own = [_signal(name, one) for name, one in catalogue.signals.items() if one.slot == slot and not one.derived]
    return f"- {slot} ({row.short.en}): {'; '.join(own) or 'words only'}"


def _signal(name: str, signal: Signal) -> str:
    kind = {"bool": "yes", "quantity": "amount"}.get(signal.kind, signal.kind)
    return f"{name} {'|'.join(signal.values) or kind}" + (f" ({signal.means})" if signal.means else "")


# ---- the turn ----


def talk(case: Case, turn: int) -> list[Line]:
    """The last messages before the one that is answered, shortened."""
    earlier = [m for m in case.messages if m.turn < turn and m.text.strip()]
    return [
        Line(m.author, _fenced(_short(m.text, LONGEST_REMEMBERED)) if m.author == "user" else _short(m.text, LONGEST_REMEMBERED))
        for m in earlier[-REMEMBERED:]
    ]


def about(turn: Turn, plan: Plan, passages: Sequence[Passage], weighed: str = "", unused: Sequence[str] = ()) -> str:
    """The case as it is now, and the message.

    Args:
        turn: the running turn.
        plan: the plan as it is now.
        passages: what was found for the message, in the order of their numbers.
        weighed: what the plan says to a question about itself.
        unused: pieces of the message with figures of which the rules took nothing.
    """
    case = turn.case
    return prompt("turn").format(
        today=(case.as_of or turn.desk.today()).isoformat(),
        title=plan.meta.title or "none yet",
        verdict=f"{verdict_phrase(plan, case.language)}. {plan.decision('verdict').because}",
        status=plan.meta.status,
        gaps=" ".join(plan.meta.gaps) or "nothing.",
        lines="\n".join(f"{head}: {unfenced(text)}" for head, text in plan_lines(plan) if text),
        decided="; ".join(f"{d.headline}: {', '.join(chosen_labels(d))}" for d in plan.decisions if d.headline != "verdict"),
        facts="\n".join(_fact(fact, turn.number) for fact in case.facts) or "none",
        unused=f"\nFigures of this message that rules could not use: {_quoted(unused)}" if unused else "",
        changed=_changed(turn, plan),
        questions="\n".join(open_questions(turn)) or "none",
        card=card_told(turn, plan),
        passages="\n".join(passage_text(n, passage) for n, passage in enumerate(passages, 1)) or "none",
        weighed=f"\nWhat the plan says to what they ask:\n{weighed}\n" if weighed else "",
        document=f", a document named {turn.said.document[:80]}" if turn.said.document else "",
        message=unfenced(message_of(turn)),
    )


def message_of(turn: Turn) -> str:
    """What the team said now: the text, and the answers of the card with their questions."""
    slots, language = turn.desk.catalogue.slots, turn.case.language
    answers = [f"{slots[slot].question.in_(language)} {text}" for slot, text in turn.said.answers.items()]
    return _short("\n".join(part for part in (*answers, turn.said.text) if part.strip()), LONGEST_MESSAGE)


def plan_lines(plan: Plan) -> Iterator[tuple[str, str]]:
    """What is asked most about a plan, as (heading, text): when and what for, risks, next steps, wishes that do not fit together."""
    steps = [f"{step.date.isoformat()} {step.action.rstrip('.')}" for step in plan.next_steps[:SHOWN]]
    unfit = [" / ".join(one.between) for one in plan.constraints.contradictions if one.resolution == "open"]
    yield "Time and cost", " ".join([*done_told(plan), *takes_told(plan)])
    yield "Largest risks", "; ".join(risk.title for risk in sorted(plan.risks, key=lambda risk: -risk.score)[:SHOWN])
    yield "Next steps", "; ".join(steps)
    yield "Wishes that do not fit together (only the card settles them)", "; ".join(unfit)


def open_questions(turn: Turn, shown: int = OPEN_SHOWN) -> list[str]:
    """Open questions by what their answers would turn, with the slot; a line that says so where none can be asked."""
    if len(turn.case.asked) >= AT_MOST:
        return [f"none can be asked: {AT_MOST} of {AT_MOST} were"]
    situation = turn.situation()
    best = sorted(effects(situation), key=lambda e: -e.rank)[:shown]
    return [f"- {e.slot.id}: {question_of(e.slot, situation, 0).text}" for e in best]


def card_told(turn: Turn, plan: Plan, wished: Sequence[Question] = ()) -> str:
    """What the card below the text will hold, as far as it is known now, and how many questions are left."""
    card, left = card_of(turn, plan, wished), max(0, AT_MOST - len(turn.case.asked))
    if not card:
        return "No card comes below your text: pick none, and promise none."
    if all(question.again for question in card):
        return f"The card that is open now asks: {', '.join(q.slot for q in card)}. It is shown once more unless something answers it."
    named = ", ".join(f"what to keep of {_quoted(q.settles)}" if q.settles else q.slot for q in card)
    return f"The next card asks: {named}. Questions left, these among them: {left} of {AT_MOST}."


def passage_text(number: int, passage: Passage) -> str:
    """A passage as it is handed over, under its number."""
    return f'<passage number="{number}" heading="{unfenced(passage.heading)}">\n{unfenced(passage.text[:LONGEST_PASSAGE])}\n</passage>'


def unfenced(text: str) -> str:
    """`text` without the marks that fence material in."""
    return _FENCES.sub("", text)


def _fenced(text: str) -> str:
    return f"<team>\n{unfenced(text)}\n</team>"


def _fact(fact: Fact, turn: int) -> str:
    values = json.dumps(fact.signals, ensure_ascii=False) if fact.signals else ("does not know" if fact.unknown else "words only")
    now = "  <- this message" if fact.origin.turn == turn else ""
    return f"{fact.number}. {fact.slot}: “{unfenced(_short(fact.words, 160))}” {values}{now}"


def _changed(turn: Turn, plan: Plan) -> str:
    """What these facts changed in the plan: an odd change often shows that one was misread."""
    found = [f"{c.what}: {c.before or '-'} -> {c.now or '-'} {c.why}".rstrip() for c in changes(turn.before, plan)[:CHANGES_SHOWN]]
    return "\nChanged in the plan by the facts of this message:\n" + "\n".join(found) + "\n" if found else ""


def _quoted(pieces: Sequence[str]) -> str:
    return ", ".join(f"“{unfenced(piece)}”" for piece in pieces)


def _short(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 2].rstrip() + " …"
