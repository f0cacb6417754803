"""The case: what the journal's entries add up to - facts, choices, edits, messages, language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict

from assistant.journal import Entry, live
from assistant.same_person import in_full

OriginKind = Literal["user", "button", "own_document", "assumption", "team", "model"]


class Frozen(BaseModel):
    """A value that never changes after it was made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Origin(Frozen):
    """Who said it, and in which turn (1 = the first message)."""

    kind: OriginKind = "user"
    turn: int


class Fact(Frozen):
    """One answer: the slot, the user's words letter by letter, and the signals read from them.

    `number` is the number of its journal entry: corrections name it. `unknown` = the team said that it does not know.
    """

    number: int = 0
    slot: str
    words: str
    signals: dict[str, Any] = {}
    origin: Origin
    unknown: bool = False
    replaces: int | None = None
    retracted: bool = False

    @property
    def denies(self) -> bool:
        """Whether it does nothing but take back what was told before."""
        return bool(self.signals) and all(value is None for value in self.signals.values())


class Choice(Frozen):
    """The team's own choice in a decision, which overrides the points."""

    headline: str
    value: str
    reason: str
    turn: int


def conflict_key(between: Iterable[str]) -> str:
    """The headline under which the choice between two wishes is kept."""
    return "conflict: " + " | ".join(between)


class Edit(Frozen):
    """A row of the plan that somebody added, changed or removed. `path` names the list or field, `row` its id."""

    path: str
    action: Literal["add", "change", "remove"]
    row: str = ""
    value: Any = None
    author: str = "user"
    turn: int


class OwnFile(Frozen):
    """A file of the team that is searched: its name in the project, the key of its parcel, and what was found in it."""

    name: str
    key: str = ""
    title: str = ""
    kind: str = ""
    pages: int = 0
    passages: int = 0
    remarks: tuple[str, ...] = ()
    removed: bool = False


class Message(Frozen):
    """A message of the conversation. `body` holds what the screen needs beside the text (cards, chips, citations)."""

    number: int
    turn: int
    author: Literal["user", "assistant"]
    text: str
    body: dict[str, Any] = {}
    at: str = ""


ANSWERED_BY: Mapping[str, tuple[str, ...]] = {
    "deadline": ("deadline", "duration_months", "target_date"),
    "budget": ("budget",),
    "decision_and_user": ("actor",),
    "label_availability": ("labels", "label_count"),
    "label_delay": ("label_delay_days",),
    "horizon_granularity": ("horizon_hours",),
    "human_oversight": ("person_decides", "full_auto_wished"),
    "connectivity_hardware": ("network",),
    "deployment_environment": ("runs_on",),
    "personal_or_sensitive_data": ("personal_data", "health_data"),
    "data_quality": ("gaps",),
    "data_access_rights": ("data_may_leave",),
}
"""What answers a question, whichever sentence told it: a goal "by 30 June" says by when, and "a clerk approves each" who decides."""


class Case(Frozen):
    """Everything a plan is derived from, apart from the catalogue and the date."""

    session: str
    title: str = ""
    language: Literal["en", "es"] = "en"
    created: date | None = None
    turn: int = 0
    versions: tuple[int, ...] = ()
    """The turns that said something to plan from, each a version of the plan; a question or a tick makes none."""

    messages: tuple[Message, ...] = ()
    facts: tuple[Fact, ...] = ()
    """Live facts in the order they were said: neither retracted nor replaced, nor taken back in all that they told."""
    choices: dict[str, Choice] = {}
    weights: dict[str, float] = {}
    edits: tuple[Edit, ...] = ()
    ticks: dict[str, bool] = {}
    ticked: dict[str, date] = {}
    """The day on which each item that stands ticked was ticked."""

    documents: tuple[OwnFile, ...] = ()
    asked: tuple[str, ...] = ()
    """Slots of the questions asked so far, in order, repeats included."""
    unanswered: tuple[str, ...] = ()
    """Slots of the card that is open now."""
    wants_plan: bool = False
    """The team said "plan with what you have"."""

    prompts: tuple[str, ...] = ()
    """Marks of the prompts with which a language model took part, each once."""

    as_of: date | None = None
    """The day of the last message: a plan stays as it was until something new is said."""

    @property
    def nothing_told(self) -> bool:
        """Whether the team has only asked or greeted so far: there is nothing to plan from."""
        return not (self.facts or self.asked or self.wants_plan or self._first_read)

    @property
    def brief(self) -> str:
        """The message that was given the first read, letter by letter; before there is one, the first message."""
        return next((m.text for m in self.messages if m.author == "user" and self._first_read in (None, m.turn)), "")

    @property
    def _first_read(self) -> int | None:
        """The turn in which the brief was read; None before."""
        return next((m.turn for m in self.messages if any(p.get("kind") == "first_read" for p in m.body.get("parts", []))), None)

    @property
    def unknown(self) -> frozenset[str]:
        """Slots of which the team said last that it does not know."""
        latest = {fact.slot: fact.unknown for fact in self.facts}
        return frozenset(slot for slot, unknown in latest.items() if unknown)

    @property
    def answered(self) -> frozenset[str]:
        """Slots with at least one fact that is not a "we don't know", or whose answer was told beside another one."""
        told = {name for name, value in self.signals().items() if value is not None}
        beside = frozenset(slot for slot, names in ANSWERED_BY.items() if told & set(names))
        return beside.union(fact.slot for fact in self.facts if not (fact.unknown or fact.denies))

    @property
    def taken_back(self) -> frozenset[str]:
        """Slots of which all that was told was taken back."""
        return frozenset(fact.slot for fact in self.facts if fact.denies) - self.answered

    def signals(self) -> dict[str, Any]:
        """All signals that were said, people by their full names; where one was said twice the last word counts, and None takes it back."""
        merged: dict[str, Any] = {}
        for fact in self.facts:
            merged |= fact.signals
        return in_full({name: value for name, value in merged.items() if value is not None})

    def fact_of(self, signal: str) -> Fact | None:
        """The fact that gives `signal` its present value; None for what was never said or was taken back."""
        last = next((fact for fact in reversed(self.facts) if signal in fact.signals), None)
        return last if last and last.signals[signal] is not None else None

    @property
    def kind_chosen(self) -> bool:
        """Whether the team itself said of which kind the problem is, on a card or in words: nothing else is likely any more."""
        fact = self.fact_of("problem")
        return fact is not None and fact.signals.get("problem_likely", ()) is None

    def facts_of(self, slot: str) -> list[Fact]:
        """Facts of one slot that hold words or signals, oldest first."""
        return [fact for fact in self.facts if fact.slot == slot and not (fact.unknown or fact.denies)]


def replay(session: str, entries: Iterable[Entry]) -> Case:
    """The case that `entries` add up to. Pure: the same entries give the same case; undone turns are left out."""
    state = _Replay(session)
    for entry in live(list(entries)):
        state.take(entry)
    return state.case()


def _still_said(facts: Sequence[Fact]) -> tuple[Fact, ...]:
    """The facts without those whose signals were all taken back later."""
    last = {name: value for fact in facts for name, value in fact.signals.items()}
    return tuple(fact for fact in facts if not fact.signals or fact.denies or any(last[name] is not None for name in fact.signals))


MAKES_A_VERSION = frozenset({"fact", "choice", "weight", "edit"})
"""Kinds of entries that the plan is made from."""


class _Replay:
    """The half-built case while entries are taken one by one."""

    def __init__(self, session: str) -> None:
        self._fields: dict[str, Any] = {"session": session}
        self._facts: dict[int, Fact] = {}
        self._messages: list[Message] = []
        self._edits: list[Edit] = []
        self._documents: dict[str, OwnFile] = {}
        self._choices: dict[str, Choice] = {}
        self._weights: dict[str, float] = {}
        self._ticks: dict[str, bool] = {}
        self._ticked: dict[str, date] = {}
        self._asked: list[str] = []
        self._prompts: dict[str, None] = {}
        self._versions: dict[int, None] = {}

    def take(self, entry: Entry) -> None:
        """Add one entry."""
        if entry.kind != "tick":  # a tick changes no plan, so it makes no new version of it
            self._fields["turn"] = max(self._fields.get("turn", 0), entry.turn)
        if entry.kind in MAKES_A_VERSION or entry.body.get("plan_now"):
            self._versions[entry.turn] = None
        self._fields.setdefault("created", date.fromisoformat(entry.body.get("today") or entry.at[:10]))
        getattr(self, f"_{entry.kind}", lambda _: None)(entry)

    def case(self) -> Case:
        """What was taken so far, as a case."""
        facts = _still_said([fact for _, fact in sorted(self._facts.items())])
        return Case(
            **self._fields,
            messages=tuple(self._messages),
            facts=facts,
            choices=self._choices,
            weights=self._weights,
            edits=tuple(self._edits),
            ticks=self._ticks,
            ticked=self._ticked,
            documents=tuple(self._documents.values()),
            asked=tuple(self._asked),
            prompts=tuple(self._prompts),
            versions=tuple(self._versions),
        )

    def _message(self, entry: Entry) -> None:
        author: Literal["user", "assistant"] = "assistant" if entry.author == "assistant" else "user"
        text = str(entry.body.get("text", ""))
        self._messages.append(Message(number=entry.number, turn=entry.turn, author=author, text=text, body=entry.body, at=entry.at))
        if author == "assistant":
            open_now = [q["slot"] for q in entry.body.get("questions", [])]
            self._asked += [q["slot"] for q in entry.body.get("questions", []) if not q.get("again")]
            self._fields["unanswered"] = tuple(open_now)
            if mark := entry.body.get("prompts"):
                self._prompts[str(mark)] = None
            return
        self._fields["as_of"] = date.fromisoformat(entry.body.get("today") or entry.at[:10])
        if entry.body.get("plan_now") or entry.body.get("go_on"):
            self._fields["wants_plan"] = bool(entry.body.get("plan_now"))

    def _fact(self, entry: Entry) -> None:
        fact = Fact.model_validate({**entry.body, "number": entry.number})
        if fact.replaces is not None:
            self._facts.pop(fact.replaces, None)
        if not fact.retracted:
            self._facts[entry.number] = fact

    def _choice(self, entry: Entry) -> None:
        choice = Choice.model_validate({**entry.body, "turn": entry.turn})
        self._choices[choice.headline] = choice

    def _weight(self, entry: Entry) -> None:
        self._weights[str(entry.body["criterion"])] = float(entry.body["weight"])

    def _edit(self, entry: Entry) -> None:
        self._edits.append(Edit.model_validate({**entry.body, "turn": entry.turn}))

    def _tick(self, entry: Entry) -> None:
        item = str(entry.body["item"])
        self._ticks[item] = bool(entry.body["done"])
        self._ticked.pop(item, None)
        if entry.body["done"]:
            self._ticked[item] = date.fromisoformat(entry.body.get("today") or entry.at[:10])

    def _document(self, entry: Entry) -> None:
        file = OwnFile.model_validate(entry.body)
        self._documents.pop(file.name, None)
        if not file.removed:
            self._documents[file.name] = file

    def _renamed(self, entry: Entry) -> None:
        if entry.author == "user":  # the assistant's own title is for lists; the plan derives a better one as it grows
            self._fields["title"] = str(entry.body["title"])

    def _language(self, entry: Entry) -> None:
        self._fields["language"] = entry.body["language"]
