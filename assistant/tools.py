"""The functions through which a planner acts, whoever leads: record facts, search, explain, choose, review the plan.

Each checks what it is given and acts through the turn alone, so that undo and reload hold for what a language model did too.
A call that does not fit raises CallRefused, whose sentence says what would fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from typing import Any

from pydantic import Field

from assistant.case import Case, Fact, Frozen, Origin
from assistant.entries import Draft
from assistant.errors import BadInput, CallRefused
from assistant.plan.checks import run_checks
from assistant.plan.model import Decision, OptionRow, Plan
from assistant.planners.base import Turn, store_facts
from assistant.questions import Question, open_slots
from assistant.questions import question_of as wording_of
from assistant.reading import read_answer
from assistant.reading.agreeing import GROWING
from assistant.reading.given import Given, Heard, NotSaid, checked
from assistant.reading.supposing import without_suppositions
from assistant.reading.text import fold
from assistant.unpacking import Unpacked
from knowledge.catalogue import Catalogue
from knowledge.retrieval import Passage

PASSAGES = 5
WORDING = 220
"""Characters of a question in the model's own wording."""


class GivenFact(Frozen):
    """A fact as a model gives it."""

    slot: str
    words: str = Field(description="copied letter by letter from a message of the team")
    signals: Unpacked[dict[str, Any]] = Field(
        default_factory=dict, description="typed values that the words carry; empty: the words are read by rules"
    )
    unknown: bool = Field(default=False, description="the team says that it does not know")


class Recorded(Frozen):
    """What became of given facts: the stored ones, what was taken back, and a sentence for each that was refused."""

    facts: tuple[Fact, ...] = ()
    taken_back: tuple[Fact, ...] = ()
    refused: tuple[str, ...] = ()


# ---- facts ----


def record_facts(turn: Turn, given: Sequence[GivenFact], wrong: Sequence[int] = ()) -> Recorded:
    """Take out what was misread, then store what the team said. What fits is done, the rest is refused one by one.

    Args:
        turn: the running turn.
        given: facts whose words stand in the team's messages.
        wrong: numbers of facts that are misread, of this message or an earlier one.
    """
    refused: list[str] = []
    gone: dict[int, Fact] = {}
    for number in wrong:
        try:
            gone[number] = _misread(turn.case, number)
        except CallRefused as error:
            refused.append(error.message)
    if gone:  # stored first: what is read anew does not grow from what was misread
        store_facts(turn, [*_cleared(turn.case, gone), *map(_retracted, gone.values())], author="model")
    found: list[Fact] = []
    for row in given:
        try:
            found += _read(turn, row)
        except (NotSaid, CallRefused) as error:
            refused.append(f"{row.slot}: {error}")
    fresh = [fact for fact in found if not _known(turn.case, fact)]
    before = {fact.number for fact in turn.case.facts}
    stored = store_facts(turn, fresh, author="model") if fresh else turn.case
    new = tuple(f for f in stored.facts if f.number not in before)
    return Recorded(facts=new, taken_back=tuple(gone.values()), refused=tuple(refused))


def _misread(case: Case, number: int) -> Fact:
    """The fact of this number, where it was read and may be taken back: what the team clicked or put right is no reading."""
    fact = next((f for f in case.facts if f.number == number), None)
    if fact is None:
        raise CallRefused(f"There is no fact {number}.", "Name facts of the list.")
    if fact.origin.kind == "button" or fact.replaces is not None:
        raise CallRefused(f"Fact {number} was set by the team's own hand, so it stays.", "Ask the team.")
    return fact


def _retracted(fact: Fact) -> Fact:
    return fact.model_copy(update={"replaces": fact.number, "retracted": True})


def _cleared(case: Case, gone: Mapping[int, Fact]) -> list[Fact]:
    """Lists that grew from misread facts, without what only these brought in: told anew with the words of the last one that holds them."""
    found = []
    for name in GROWING:
        holders = [fact for fact in case.facts if fact.signals.get(name)]
        kept = [fact for fact in holders if fact.number not in gone]
        if not kept or len(kept) == len(holders):
            continue
        first: dict[str, Fact] = {}
        for fact in holders:
            for item in fact.signals[name]:
                first.setdefault(item, fact)
        said = " ".join(fold(fact.words) for fact in kept)
        left = [item for item in kept[-1].signals[name] if first[item].number not in gone or fold(item) in said]
        if left != kept[-1].signals[name]:
            found.append(Fact(slot=kept[-1].slot, words=kept[-1].words, signals={name: left or None}, origin=kept[-1].origin))
    return found


def _read(turn: Turn, row: GivenFact) -> list[Fact]:
    """The facts of one row: one a slot, since a value belongs to the slot of its signal."""
    catalogue, heard = turn.desk.catalogue, heard_of(turn)
    _slot(catalogue, row.slot)
    words = heard.own_words(row.words)
    origin = Origin(kind="own_document" if turn.said.document else "user", turn=turn.number)
    if row.unknown:
        return [Fact(slot=row.slot, words=words, origin=origin, unknown=True)]
    if not row.signals:
        return [fact.model_copy(update={"origin": origin}) for fact in _by_rules(turn, row.slot, words)]
    by_slot: dict[str, dict[str, Any]] = {row.slot: {}}
    for name, value in row.signals.items():
        signal = _signal(catalogue, name)
        if value is not None:
            kept = checked(Given(name, signal, value, words, heard, catalogue.problems))
            by_slot.setdefault(signal.slot or row.slot, {})[name] = _grown(turn.case, name, kept)
    return [
        Fact(slot=slot, words=words, signals=signals, origin=origin) for slot, signals in by_slot.items() if signals or len(by_slot) == 1
    ]


def _by_rules(turn: Turn, slot: str, words: str) -> Sequence[Fact]:
    return read_answer(
        slot,
        words,
        turn=turn.number,
        language=turn.case.language,
        catalogue=turn.desk.catalogue,
        today=turn.desk.today(),
        known=turn.case.signals(),
        embedder=turn.desk.embedder,
    )


def _grown(case: Case, name: str, value: Any) -> Any:
    before = list(case.signals().get(name) or ()) if name in GROWING else []
    return [*before, *(item for item in value if item not in before)] if name in GROWING else value


def _known(case: Case, fact: Fact) -> bool:
    """Whether a live fact says the same already."""
    if fact.retracted:
        return False
    if fact.unknown:
        return fact.slot in case.unknown
    said = case.signals()
    if fact.signals:
        return fact.slot in case.answered and all(said.get(name) == value for name, value in fact.signals.items())
    return any(one.slot == fact.slot and fact.words in one.words for one in case.facts)


def heard_of(turn: Turn) -> Heard:
    """All that the team wrote: messages, without what they only suppose, and the answers of its cards."""
    bodies = [message.body for message in turn.case.messages if message.author == "user"]
    said = [(_stated(str(body.get("text", "")), turn.case), body.get("answers") or {}) for body in bodies]
    texts = [part for text, answers in said for part in (text, *map(str, answers.values())) if part]
    return Heard(tuple(texts), turn.desk.today(), turn.case.language)


def _stated(text: str, case: Case) -> str:
    """What a message states; in the brief "what if a machine sorted them?" is the wish."""
    return text if text == case.brief else without_suppositions(text)


def _slot(catalogue: Catalogue, name: str) -> None:
    if name not in catalogue.slots:
        near = get_close_matches(name, catalogue.slots, 3, 0.4) or list(catalogue.slots)
        raise CallRefused(f"There is no slot named {name[:60]}. Nearest: {', '.join(near)}.", "Use a slot of the list.")


def _signal(catalogue: Catalogue, name: str) -> Any:
    signal = catalogue.signals.get(name)
    if signal is None or signal.derived:
        near = get_close_matches(name, [n for n, s in catalogue.signals.items() if not s.derived], 3, 0.4)
        raise CallRefused(f"There is no signal named {name[:60]}. Nearest: {', '.join(near) or 'none'}.", "Use a signal of the list.")
    return signal


# ---- sources ----


def search(turn: Turn, question: str, k: int = PASSAGES) -> list[Passage]:
    """The passages nearest to `question`; empty when nothing can be searched."""
    if turn.desk.search is None or not question.strip():
        return []
    return list(turn.desk.search(question, k, turn.case.session))


# ---- decisions ----


def explain_decision(plan: Plan, headline: str, option: str = "") -> str:
    """What was weighed in a decision, or why one option of it was not taken; plain lines.

    Raises:
        CallRefused: no such decision or option.
    """
    decision = next((d for d in plan.decisions if d.headline == headline), None)
    if decision is None:
        raise CallRefused(
            f"There is no decision named {headline[:60]}.", f"Decisions: {', '.join(str(d.headline) for d in plan.decisions)}."
        )
    if not option:
        return "\n".join(
            [f"{decision.question} -> {', '.join(chosen_labels(decision))}. {decision.because}", *map(_line, decision.options)]
        )
    row = next((o for o in decision.options if o.value == option), None)
    if row is None:
        raise CallRefused(f"{headline} has no option {option[:60]}.", f"Options: {', '.join(o.value for o in decision.options)}.")
    return "\n".join([_line(row), *reasons_of(decision, row), *([f"It would change if: {decision.flips_if}"] if decision.flips_if else [])])


def _line(option: OptionRow) -> str:
    return f"- {option.value}: {option.label}; " + (f"ruled out: {option.excluded}" if option.excluded else f"{option.points} points")


def chosen_labels(decision: Decision) -> list[str]:
    """What was chosen, in words."""
    values = decision.choice if isinstance(decision.choice, list) else [decision.choice]
    labels = {option.value: option.label for option in decision.options}
    return [labels.get(value, value) for value in values]


def reasons_of(decision: Decision, option: OptionRow) -> list[str]:
    """Why an option has its points, and why it lost where it came second."""
    found = [("+ " if score.points > 0 else "- ") + score.reason for score in option.scores if score.points]
    lost = decision.runner_up.why_lost if decision.runner_up and decision.runner_up.value == option.value else ""
    return [*found, *([lost] if lost else [])]


def chosen(catalogue: Catalogue, headline: str, value: str, reason: str) -> dict[str, Any]:
    """The body of a choice entry: the team's own choice, which overrides the points.

    Raises:
        BadInput: no such decision or option.
    """
    table = catalogue.tables.get(headline)
    if table is None or value not in {option.value for option in table.options}:
        raise BadInput(f"There is no option “{value}” for “{headline}”.", "Choose one of the options shown under Decisions.")
    return {"headline": headline, "value": value, "reason": reason.strip() or "chosen by the team"}


def choose(turn: Turn, headline: str, value: str, words: str) -> Plan:
    """Store a choice that the team states in this turn's message; its words are the reason. Returns the plan after it.

    Raises:
        CallRefused: the team did not say so now, or there is no such option.
    """
    tables = turn.desk.catalogue.tables
    if headline not in tables:
        raise CallRefused(f"There is no decision named {headline[:60]}.", f"Decisions: {', '.join(tables)}.")
    options = {option.value: option.label.en for option in tables[headline].options}
    if value not in options:
        there = "; ".join(f"{name} ({label})" for name, label in options.items())
        raise CallRefused(f"{headline} has no value “{value[:60]}”.", f"Its values: {there}.")
    now = Heard((turn.said.text, *turn.said.answers.values()), turn.desk.today(), turn.case.language)
    try:
        body = chosen(turn.desk.catalogue, headline, value, now.own_words(words))
    except NotSaid as error:
        raise CallRefused(f"{error} A choice is the team's alone, in the message that is being answered.", "Ask the team.") from error
    turn.record([Draft(turn=turn.number, author="model", kind="choice", body=body)])
    return turn.plan()


# ---- review and questions ----


def review_plan(plan: Plan, catalogue: Catalogue) -> list[str]:
    """What is wrong with the plan or missing in it, in plain sentences, the weightiest first."""

    def found() -> Iterator[str]:
        yield from (check.says for check in run_checks(plan, catalogue) if check.outcome == "fail")
        yield from (f"Open contradiction: {' / '.join(c.between)}" for c in plan.constraints.contradictions if c.resolution == "open")
        yield from (f"Close call: {d.question} {d.flips_if}" for d in plan.decisions if d.close_call)

    return list(dict.fromkeys(found()))


def question_of(turn: Turn, slot: str, wording: str = "") -> Question:
    """The question of an open slot, in the model's wording where that is one plain question.

    Raises:
        CallRefused: the slot is not open, or the wording is no single question.
    """
    _slot(turn.desk.catalogue, slot)
    situation = turn.situation()
    if slot not in {one.id for one in open_slots(situation)}:
        raise CallRefused(f"{slot} was answered, was asked before, or does not matter here.", "Choose another open question.")
    text = " ".join(wording.split())
    if text and (len(text) > WORDING or text.count("?") != 1 or not text.endswith("?")):
        raise CallRefused(f"The wording for {slot} must be one question of at most {WORDING} characters that ends in “?”.", "Ask one idea.")
    question = wording_of(turn.desk.catalogue.slots[slot], situation, 0)
    return question.model_copy(update={"text": text}) if text else question
