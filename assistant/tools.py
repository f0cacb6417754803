"""The functions through which a planner acts, whoever leads: record facts, search, explain, choose, edit rows, review the plan.

Each checks what it is given and acts through the turn alone, so that undo and reload hold for what a language model did too.
A call that does not fit raises CallRefused, whose sentence says what would fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from typing import Any, Literal

from pydantic import Field, ValidationError

from assistant.case import Case, Edit, Fact, Frozen, Origin
from assistant.entries import Draft
from assistant.errors import BadInput, CallRefused
from assistant.plan.checks import run_checks
from assistant.plan.model import Decision, OptionRow, Plan
from assistant.plan.sections.edits import LISTS, apply_one, row_named
from assistant.planners.base import Turn, store_facts
from assistant.questions import Question, open_slots
from assistant.questions import question_of as wording_of
from assistant.reading import read_answer
from assistant.reading.given import Given, Heard, NotSaid, checked
from assistant.reading.supposing import without_suppositions
from knowledge.catalogue import Catalogue
from knowledge.retrieval import Passage

GROWING = ("data_forms", "sources_named", "systems_named", "laws")
"""Lists that are told bit by bit: what comes is added."""
PASSAGES = 5
WORDING = 220
"""Characters of a question in the model's own wording."""


class GivenFact(Frozen):
    """A fact as a model gives it."""

    slot: str
    words: str = Field(description="copied letter by letter from a message of the team")
    signals: dict[str, Any] = Field(
        default_factory=dict, description="typed values that the words carry; empty: the words are read by rules"
    )
    unknown: bool = Field(default=False, description="the team says that it does not know")


class Recorded(Frozen):
    """What became of given facts: the stored ones, and a sentence for each that was refused."""

    facts: tuple[Fact, ...] = ()
    refused: tuple[str, ...] = ()


# ---- facts ----


def record_facts(turn: Turn, given: Sequence[GivenFact], wrong: Sequence[int] = ()) -> Recorded:
    """Store what the team said and take out what was misread in this turn. What fits is stored, the rest is refused one by one.

    Args:
        turn: the running turn.
        given: facts whose words stand in the team's messages.
        wrong: numbers of facts of this turn that are misread.
    """
    found: list[Fact] = []
    refused: list[str] = []
    for number in wrong:
        try:
            found.append(_taken_back(turn, number))
        except CallRefused as error:
            refused.append(error.message)
    for row in given:
        try:
            found += _read(turn, row)
        except (NotSaid, CallRefused) as error:
            refused.append(f"{row.slot}: {error}")
    fresh = [fact for fact in found if not _known(turn.case, fact)]
    before = {fact.number for fact in turn.case.facts}
    stored = store_facts(turn, fresh, author="model") if fresh else turn.case
    return Recorded(facts=tuple(f for f in stored.facts if f.number not in before), refused=tuple(refused))


def _taken_back(turn: Turn, number: int) -> Fact:
    fact = next((f for f in turn.case.facts if f.number == number and f.origin.turn == turn.number), None)
    if fact is None or fact.origin.kind == "button":
        raise CallRefused(f"Fact {number} was not read from this message, so it stays.", "Name a fact of this message.")
    return fact.model_copy(update={"replaces": number, "retracted": True})


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
    now = Heard((turn.said.text, *turn.said.answers.values()), turn.desk.today(), turn.case.language)
    try:
        body = chosen(turn.desk.catalogue, headline, value, now.own_words(words))
    except (NotSaid, BadInput) as error:
        raise CallRefused(f"{error} A choice is the team's alone, in the message that is being answered.", "Ask the team.") from error
    turn.record([Draft(turn=turn.number, author="model", kind="choice", body=body)])
    return turn.plan()


# ---- rows of the plan ----


def edit_rows(turn: Turn, path: str, action: Literal["add", "change", "remove"], row: str, value: dict[str, Any], because: str) -> bool:
    """Adapt one row of the plan to the case. True = done; False = only proposed, since a person wrote that row.

    Raises:
        CallRefused: no such list or row, or the value does not fit it.
    """
    if path not in LISTS:
        raise CallRefused(f"{path[:60]} cannot be edited.", f"These can: {', '.join(LISTS)}.")
    rows, (kind, key) = _rows(turn.plan(), path), LISTS[path]
    if unknown := sorted(set(value) - set(kind.model_fields)):
        raise CallRefused(f"A row of {path} has no {', '.join(unknown)[:80]}.", f"It has: {', '.join(kind.model_fields)}.")
    named = str(value.get(key, "")) if action == "add" else row
    found = row_named(rows, key, named)
    if (found is None) != (action == "add"):
        there = ", ".join(str(getattr(one, key)) for one in rows)
        raise CallRefused(f"{path} has {'already' if found else 'no'} row “{named[:60]}”.", f"Rows: {there[:900]}.")
    edit = Edit(path=path, action=action, row=row, value=value or None, author="model", turn=turn.number)
    try:
        apply_one(edit, rows)
    except ValidationError as error:
        wrong = "; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors()[:4])
        raise CallRefused(f"The row does not fit: {wrong}.", f"It has: {', '.join(kind.model_fields)}.") from None
    locked = by_hand(turn.case, path, {named, *(str(getattr(found, name, named)) for name in (key, "template"))})
    body = edit.model_dump(mode="json", exclude={"turn"}) | ({"because": because[:300]} if locked else {})
    turn.record([Draft(turn=turn.number, author="model", kind="proposal" if locked else "edit", body=body)])
    return not locked


def by_hand(case: Case, path: str, names: set[str]) -> bool:
    """Whether a person wrote, changed or removed the row that goes by one of `names`."""
    _, key = LISTS[path]
    mine = [edit for edit in case.edits if edit.path == path and edit.author not in {"assistant", "model"}]
    touched = {name for edit in mine for name in (edit.row, str(edit.value.get(key, "")) if isinstance(edit.value, dict) else "")}
    return bool((touched - {""}) & names)


def _rows(plan: Plan, path: str) -> list[Any]:
    found: Any = plan
    for name in path.split("."):
        found = getattr(found, name)
    return list(found)


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
