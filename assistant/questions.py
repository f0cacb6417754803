"""What to ask next: the open question whose answer would turn most decisions comes first (at most 3 a turn, 12 in all)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.case import ANSWERED_BY, Case, Fact, Frozen, Origin
from assistant.choices import Choices, make_choices
from assistant.decisions import values_of
from assistant.reading.answers import KIND_SLOT
from assistant.situation import Situation, assess
from assistant.wording import say
from knowledge.catalogue import any_holds, holds
from knowledge.rows import Problem, Slot

PER_TURN = 3
AT_MOST = 12
REQUIRED_BONUS = 6.0
"""A required question outranks one that would turn this many decisions (house rule)."""


class Question(Frozen):
    """A question of the card; `again` = the same card is shown once more, so it is not counted again."""

    slot: str
    text: str
    why: str
    options: tuple[str, ...] = ()
    field: str = ""
    number: int
    again: bool = False
    settles: tuple[str, ...] = ()
    """The two wishes that do not fit together, in the order of `options`, when the question is about them."""


BEARS_ON_A_STOP = frozenset(
    {
        "business_objective",
        "decision_and_user",
        "personal_or_sensitive_data",
        "regulation_jurisdiction",
        "human_oversight",
        "fairness_groups",
        "cost_of_errors",
    }
)
"""Questions that are still worth asking when nothing may be built: what is behind the wish, and what the law looks at."""


ESSENTIAL = {
    "label_availability": ("labels", "label_kind", "label_count", "positives", "positive_share", "classes", "labels_tainted"),
    "success_metric_target": ("target", "deliverable"),
    "regulation_jurisdiction": ("jurisdiction", "in_eu", "laws", "regulated", "works_council", "high_risk_area", "prohibited_use"),
}
"""Answers that are only half one without one of these: the number of today alone leaves the question for the number wanted open,
what is forbidden in a house the one for its country, and how often something happens the one for how many are known."""

ONCE_MORE = 0.3
"""Weight of a question that was passed over once: it comes back when nothing better is left (house rule)."""


@dataclass(frozen=True)
class Effect:
    """How many headline values would turn if `slot` were answered, and which."""

    slot: Slot
    turns: frozenset[str]
    required: bool
    passed_over: bool = False

    @property
    def rank(self) -> float:
        """Larger is asked earlier."""
        worth = self.slot.weight * (1 + len(self.turns) + (REQUIRED_BONUS if self.required else 0))
        return worth * ONCE_MORE if self.passed_over else worth


def next_questions(situation: Situation, *, already: int | None = None, first: Sequence[Question] = ()) -> list[Question]:
    """The next card: at most three questions, none of which was answered, none beyond the twelfth.

    Args:
        situation: of the case as it is now.
        already: questions asked so far; default: those of the case.
        first: questions that somebody wants to go first, in their own wording; those that are not open are left out.
    """
    case = situation.case
    asked = len(case.asked) if already is None else already
    room = max(0, min(PER_TURN, AT_MOST - asked))
    first_of_all = KIND_SLOT if likely_kinds(situation) else ""  # all others are worded and weighed by the kind
    best = sorted(effects(situation), key=lambda e: (e.slot.id != first_of_all, -e.rank))
    wished = {question.slot: question.text for question in first}
    if wished:  # one that was answered meanwhile gives way to the best of the others
        open_now = {effect.slot.id: effect for effect in best}
        found = [open_now[slot] for slot in wished if slot in open_now]
        best = [*found, *(effect for effect in best if effect.slot.id not in wished)][: len(wished)]
    card = [question_of(effect.slot, situation, asked + n) for n, effect in enumerate(best[:room], 1)]
    return [question.model_copy(update={"text": wished.get(question.slot) or question.text}) for question in card]


def question_of(slot: Slot, situation: Situation, number: int, *, again: bool = False) -> Question:
    """The question of `slot` as the case needs it now."""
    likely = likely_kinds(situation) if slot.id == KIND_SLOT else ()
    question = as_question(slot, situation.case.language, number, situation.signals, again=again)
    return _of_kinds(question, likely, situation.case.language) if likely else question


def reworded(card: Sequence[Question], situation: Situation) -> list[Question]:
    """The questions of an open card once more, with their numbers, in the language spoken now."""
    slots, card = situation.catalogue.slots, [question.model_copy(update={"again": True}) for question in card]
    return [q if q.settles or q.slot not in slots else question_of(slots[q.slot], situation, q.number, again=True) for q in card]


def likely_kinds(situation: Situation) -> tuple[Problem, ...]:
    """The kinds of problem that the team's words may mean, likeliest first; empty where one was clear or was chosen."""
    fact = situation.case.fact_of("problem") or situation.case.fact_of("problem_likely")
    named = fact.signals.get("problem_likely") or () if fact else ()
    return tuple(situation.catalogue.problems[name] for name in named if name in situation.catalogue.problems)


def _of_kinds(question: Question, likely: Sequence[Problem], language: str) -> Question:
    options = [row.name.in_(language) for row in likely] + [say("kind.none", language)]
    about = "kind" if any(row.lexicon for row in likely) else "kind.plain"
    words = {name: say(f"{about}.{key}", language) for name, key in (("text", "ask"), ("why", "why"), ("field", "field"))}
    return question.model_copy(update={**words, "options": tuple(options)})


def as_question(slot: Slot, language: str, number: int, signals: Mapping[str, Any], *, again: bool = False) -> Question:
    """The question of `slot` in `language`, in the wording that fits the case."""
    fitting = next((variant for variant in slot.variants if holds(variant.when, signals)), None)
    text = fitting.question if fitting else slot.question
    field = fitting.field if fitting and fitting.field else slot.field
    return Question(
        slot=slot.id,
        text=text.in_(language),
        why=slot.why.in_(language),
        options=tuple(button.say.in_(language) for button in slot.buttons),
        field=field.in_(language) if field else "",
        number=number,
        again=again,
    )


def effects(situation: Situation) -> list[Effect]:
    """The effect of every question that is still worth asking, in the order of the catalogue."""
    now = make_choices(situation)
    asked = set(situation.case.asked) - situation.case.taken_back
    found = [Effect(slot, _turned(slot, situation, now), any_required(slot, situation), slot.id in asked) for slot in open_slots(situation)]
    if values_of(now).get("verdict") != "stop":
        return found
    return [effect for effect in found if effect.slot.id in BEARS_ON_A_STOP or "verdict" in effect.turns]


def open_slots(situation: Situation) -> list[Slot]:
    """Questions that apply and whose answer was not said; open once more: a required one that was passed over, one taken back."""
    case = situation.case
    slots, again = situation.catalogue.slots, case.taken_back
    done = {slot for slot in case.asked if case.asked.count(slot) > any_required(slots[slot], situation) + (slot in again)}
    closed = (case.answered - _half_answered(situation)) | case.unknown | done
    return [slot for slot in situation.catalogue.slots.values() if slot.id not in closed and any_holds(slot.applies, situation.signals)]


def without_answer(situation: Situation) -> list[str]:
    """Slots that apply and of which nothing is known, whether they were asked, passed over or never came up."""
    slots = situation.catalogue.slots.values()
    return [slot.id for slot in slots if slot.id not in situation.case.answered and any_holds(slot.applies, situation.signals)]


def _half_answered(situation: Situation) -> set[str]:
    """Slots that nobody was asked about, and of which something was said, but not what the question is for.

    The kind of problem is asked once more where not even a guess is left.
    """
    half = {slot for slot, names in ESSENTIAL.items() if not any(name in situation.signals for name in names)}
    if "start_date" in situation.signals and not any(name in situation.signals for name in ANSWERED_BY["deadline"]):
        half.add("deadline")  # the first day leaves the question for the last one open
    times = situation.case.asked.count(KIND_SLOT)
    kind_open = likely_kinds(situation) and (not times or "problem" not in situation.signals)
    return (half - set(situation.case.asked)) | ({KIND_SLOT} if kind_open else set())


def any_required(slot: Slot, situation: Situation) -> bool:
    """Whether a plan like this one needs `slot`."""
    return bool(slot.required) and any_holds(slot.required, situation.signals)


def _turned(slot: Slot, situation: Situation, now: Choices) -> frozenset[str]:
    """Headline values that differ from `now` under one of the slot's plausible answers."""
    turned: set[str] = set()
    values = values_of(now)
    for button in slot.buttons:
        supposed = assess(_suppose(situation.case, slot.id, button.signals), situation.catalogue, situation.today)
        then = values_of(make_choices(supposed, now))
        turned |= {headline for headline, value in then.items() if values.get(headline) != value}
    return frozenset(turned)


def _suppose(case: Case, slot: str, signals: dict[str, object]) -> Case:
    """The case as if `slot` had been answered so."""
    fact = Fact(slot=slot, words="", signals=signals, origin=Origin(kind="assumption", turn=case.turn))
    return case.model_copy(update={"facts": (*case.facts, fact)})
