"""The kinds of rows that the catalogue holds, each frozen and validated; a field that nobody knows is an error."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

When = dict[str, Any]
"""Conditions of a row, joined by AND: a bool or string is an equality, [min, max] of numbers a range (null = open end),
a list of strings "one of these", ``known`` / ``unknown`` whether the signal has a value at all."""


class Row(BaseModel):
    """A row of the catalogue: frozen, and a field that nobody knows is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Words(Row):
    """A text for the screen, in English and perhaps in Spanish."""

    en: str
    es: str = ""

    @model_validator(mode="before")
    @classmethod
    def _plain_string_is_english(cls, value: object) -> object:
        return {"en": value} if isinstance(value, str) else value

    def in_(self, language: str) -> str:
        """The text in `language`, or in English where it has not been translated."""
        return self.es if language == "es" and self.es else self.en


class Signal(Row):
    """A typed input of the tables; `slot` is the question whose answer gives it, `means` what its name leaves unsaid."""

    kind: Literal["bool", "number", "quantity", "date", "choice", "list", "text", "team", "sources"]
    slot: str = ""
    values: tuple[str, ...] = ()
    say: Words | None = None
    derived: bool = False
    means: str = ""


class Button(Row):
    """One ready answer of a question: what stands on it, and which signals it sets."""

    say: Words
    signals: dict[str, Any] = Field(default_factory=dict)


class Pattern(Row):
    """A reading pattern of a slot: a regular expression over one clause, and the signals that a match sets.

    `asked_only` patterns count only while the slot is an open question (bare "yes", "none", a lone number).
    """

    match: str
    signals: dict[str, Any] = Field(default_factory=dict)
    asked_only: bool = False


class Variant(Row):
    """Another wording of a question, for cases in which `when` holds."""

    when: When
    question: Words
    field: Words | None = None


class Slot(Row):
    """One of the 30 questions: wording, reason, buttons, reading patterns and what is assumed when nobody knows."""

    id: str
    short: Words  # "the number you want to reach"
    question: Words
    variants: tuple[Variant, ...] = ()  # the first whose condition holds is asked instead
    why: Words
    buttons: tuple[Button, ...] = ()
    field: Words | None = None  # placeholder of the free field, with unit
    patterns: tuple[Pattern, ...] = ()
    about: tuple[str, ...] = ()  # sentences of this slot's kind, English and Spanish, for matching free statements
    assume: Words | None = None  # the assumption when nobody knows
    assume_signals: dict[str, Any] = Field(default_factory=dict)
    test: Words | None = None  # the test of that assumption
    who: str = "owner"  # role that can answer it
    applies: tuple[When, ...] = ()  # asked only when one of these holds; empty = always
    required: tuple[When, ...] = ()  # required when one of these holds
    weight: float = 1.0  # tie-break of DL-20: larger is asked earlier


class Option(Row):
    """One option of a decision table."""

    value: str
    label: Words
    do_less: bool = False
    means: Words | None = None  # one sentence: what this option is


class TableRow(Row):
    """A rule: where all conditions hold, options get points, or are ruled out with a reason."""

    when: When = Field(default_factory=dict)
    points: dict[str, float] = Field(default_factory=dict)
    exclude: tuple[str, ...] = ()
    criterion: Words  # short name, shown as a criterion; its English is the key of the team's weights
    because: Words  # reason; may hold {signal} fields and nouns
    source: str  # id of sources.yml


class Table(Row):
    """A decision: its question, its options and its rules. `select`: one, or all that reach `at_least` points."""

    id: str
    headline: str
    question: Words
    select: Literal["one", "many"] = "one"
    at_least: float = 2.0
    at_most: int = 9
    options: tuple[Option, ...]
    rows: tuple[TableRow, ...]
    order: tuple[str, ...] = ()  # of `many`: preferred sequence on equal footing
    in_order: bool = False  # the choice is a sequence of steps: sorted by `order`, whatever the points
    rivals: tuple[str, ...] = ()  # of `many`: of these only the best one is taken
    default: str = ""  # chosen when no row fires
    owner: str = "ml_engineer"  # role
    acceptance: Words = Words(en="")  # observable, with a number
    reopened_by: Words = Words(en="")
    sources: tuple[str, ...] = ()  # what the question itself rests on

    @cached_property
    def reads(self) -> frozenset[str]:
        """Names of the signals that its rules look at."""
        return frozenset(name for row in self.rows for name in row.when)

    @model_validator(mode="after")
    def _rows_name_known_options(self) -> Table:
        known = {option.value for option in self.options}
        for row in self.rows:
            wrong = (set(row.points) | set(row.exclude)) - known
            if wrong:
                raise ValueError(f"{self.id}: row '{row.criterion}' names unknown options {sorted(wrong)}")
        return self


class Goal(Row):
    """A goal type, and how its sentence begins: "spend less on {object}"."""

    id: str
    name: Words
    statement: Words
    course: str = ""


class Problem(Row):
    """A kind of problem: how a brief shows it, and what is known about projects of this kind."""

    id: str
    course_row: int | None = None  # row 1 to 16 of the course's table
    name: Words
    lexicon: tuple[str, ...]  # regular expressions, English and Spanish, each hit counts; none: no brief is told to be of this kind
    against: tuple[str, ...] = ()  # regular expressions that speak against this row
    about: tuple[str, ...] = ()  # sentences of briefs of this kind (our own), for matching by meaning
    output_kind: str
    data_forms: tuple[str, ...]
    rule_first: Literal["likely", "possible", "unlikely"]  # is a rule often enough for this kind?
    signals: dict[str, Any] = Field(default_factory=dict)  # what is true of nearly all projects of this kind (weak)
    nouns: dict[str, str]  # unit, units, event, output, outputs, action
    split_by: str = ""  # entity that must not stand on both sides of a split
    leak: str = ""  # the usual way in which the answer gets into the inputs
    candidates: tuple[str, ...]  # models, simplest first
    features: tuple[str, ...] = ()  # inputs that usually carry it
    non_ml: str  # the rule or query to try first
    cheapest_test: str  # one or two sentences: what to do in two weeks without software
    buy_instead: str  # what is sold, and what to ask for
    first_action: str  # what to do this week, verb first
    metric_hint: str = ""  # what the business number usually is
    explain: str = ""  # difference to the course's row, if any


class Risk(Row):
    """A risk of the closed list, and when it applies to a plan."""

    id: str
    title: str
    when: tuple[When, ...]  # fires when one of these holds
    cause: str
    likelihood: int = Field(ge=1, le=5)
    impact: int = Field(ge=1, le=5)
    raise_when: tuple[When, ...] = ()  # likelihood + 1 when one of these holds
    mitigation: str
    trigger: str
    owner: str  # role
    task: str = ""  # id of a task template that carries the mitigation
    source: str


class TaskTemplate(Row):
    """A task of the timeline: when it belongs in, how long it takes (working days at full attention), what it leaves."""

    id: str
    name: str
    phase: str  # S1 to S10
    when: tuple[When, ...] = ()  # empty = always
    o: float
    m: float
    p: float
    effort: float  # share of the likely days that is work: 0 to 1
    after: tuple[str, ...] = ()  # ids of templates; those not in the plan are passed over
    role: str
    deliverable: str
    acceptance: str
    research: bool = False
    end_to_end: bool = False
    occupies: bool = True
    model_only: bool = False  # dropped when no model is built
    cut: int = 0  # 1 = cut first when time runs out; 0 = never cut
    detail: int = 1  # 1 = in every plan, 2 = from pilot on, 3 = product and regulated, 4 = regulated only


class Practice(Row):
    """A piece of advice that follows from facts, for one part of the plan."""

    id: str
    when: tuple[When, ...]
    part: str  # path in the plan: data.steps, data.privacy, modelling.validation, deployment.tests, llm.guardrails, ...
    text: str  # may hold {nouns} and {signals}
    source: str


class Watch(Row):
    """A monitoring signal that may be watched."""

    id: str
    source: str
    kind: str  # a value of the closed list `monitoring`
    metric: str
    threshold: str
    window: str
    action: str
    role: str
    when: tuple[When, ...] = ()


class Strategy(Row):
    """A way of release: what it is, and what it means in the team's own case."""

    id: str
    source: str
    name: Words
    share: str
    duration: str
    pass_rule: str
    way_back: str
    in_your_case: str
    days: tuple[float, float, float]  # o, m, p in working days


class Metric(Row):
    """A metric of the closed list: which way is better, and what it says in plain words."""

    id: str
    source: str
    name: str
    better: Literal["higher", "lower", "near_target"]
    says: str
    method: str = ""


class Method(Row):
    """A process model or team framework with what it adds to the plan."""

    id: str
    name: str
    cadence: str
    adaptations: tuple[str, ...]
    ceremonies: tuple[str, ...]
    definition_of_done: str
    source: str


class Role(Row):
    """A function a project needs, when, and at which stages."""

    id: str
    source: str
    name: Words
    stages: tuple[str, ...]
    when: tuple[When, ...] = ()  # empty = always
    words: tuple[str, ...]  # regular expressions that recognise it in the team's own words
    gap: str  # what to do when nobody has it: hire, train, buy or cut scope


class Fallacy(Row):
    """One of the 15 data fallacies: how it shows up in a plan, when it threatens one, and what the plan does about it."""

    id: str
    source: str
    name: str
    slide: str  # heading of its slide in the training deck
    shows: str
    when: tuple[When, ...] = ()
    applies: str
    otherwise: str


class Duty(Row):
    """A point of the ethics checklist (deon)."""

    id: str
    question: str
    when: tuple[When, ...] = ()
    answer: str
    otherwise: str


class Source(Row):
    """Where a statement comes from: course (deck and slide heading), public (reference) or house rule.

    `checked` is the day on which the passage that a public fact rests on was read in a public copy; none = not read again.
    """

    id: str
    kind: Literal["course", "public", "house_rule"]
    fact: str
    deck: str = ""
    heading: str = ""
    url: str = ""
    checked: dt.date | None = None

    @model_validator(mode="after")
    def _a_day_of_reading_has_a_page(self) -> Source:
        if self.checked and not self.url:
            raise ValueError(f"{self.id}: a day of reading without an address")
        return self


class Deck(Row):
    """A slide deck of the course: its human title, its file name and its slide headings."""

    id: str
    title: str
    file: str
    edition_of: str | None = None
    headings: tuple[str, ...] = ()
