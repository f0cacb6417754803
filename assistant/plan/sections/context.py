"""What every section reads: the situation, the decisions and calculations, and the advice of the catalogue that applies."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.formats import date, listed, number, quantity, share
from assistant.nouns import LANGUAGE, fill, usual_nouns
from assistant.place_words import place_nouns
from assistant.plan.evidence import Ledger
from assistant.plan.model import Calculation, Decision
from assistant.plan.wording import common, is_name, sentence, the, tidy
from assistant.situation import Situation
from knowledge.catalogue import Catalogue, any_holds
from knowledge.rows import Problem, When

MODEL_VERDICTS = ("go", "go_with_conditions", "pilot_first")
"""Verdicts after which something is built and served; the others are full outcomes without a model."""

LLM_APPROACHES = ("llm_prompt", "llm_rag", "llm_agent", "llm_finetune")

NO_MODEL_APPROACHES = ("rules", "analytics", "process_change", "data_first", "do_not_build", "none", "")


SPOKEN = ("metric", "metric_name", "actor", "owner", "consent_of", "fallback", "current_way", "simple_way")
"""Nouns that are the beginning of somebody's sentence now and then."""


@dataclass(frozen=True)
class Context:
    """Everything a section is derived from. `signals` are those of the situation plus the values chosen by the tables."""

    situation: Situation
    ledger: Ledger
    decisions: tuple[Decision, ...]
    calculations: tuple[Calculation, ...]
    signals: Mapping[str, Any]
    nouns: Mapping[str, str] = field(default_factory=dict)

    @property
    def catalogue(self) -> Catalogue:
        """The catalogue."""
        return self.situation.catalogue

    @property
    def today(self) -> dt.date:
        """The day of the plan."""
        return self.situation.today

    @property
    def start(self) -> dt.date:
        """The day from which all is counted: the first day of the work where one was named, else today."""
        return self.situation.start

    # ---- signals

    def value(self, signal: str) -> Any:
        """The value of a signal, or None while it is unknown."""
        return self.signals.get(signal)

    def figure(self, signal: str) -> float | None:
        """The number in a signal, be it a number or a quantity; None while it is unknown."""
        value = self.signals.get(signal)
        found = value.get("value") if isinstance(value, dict) else value
        return float(found) if isinstance(found, int | float) and not isinstance(found, bool) else None

    def date(self, signal: str) -> dt.date | None:
        """The date in a signal; None while it is unknown."""
        value = self.signals.get(signal)
        return dt.date.fromisoformat(value) if isinstance(value, str) else None

    @property
    def deadline(self) -> dt.date | None:
        """The day by which the project must be done, said or counted from its length."""
        return self.situation.deadline

    def names(self, signal: str) -> list[str]:
        """The items of a list signal; empty while it is unknown."""
        value = self.signals.get(signal)
        return [str(item) for item in value] if isinstance(value, list | tuple) else []

    def yes(self, *signals: str) -> bool:
        """Whether one of the signals is known and true."""
        return any(self.signals.get(signal) is True for signal in signals)

    def applies(self, when: tuple[When, ...]) -> bool:
        """Whether one of the conditions holds; none at all always holds."""
        return any_holds(when, self.signals)

    @property
    def settled_problem(self) -> Problem | None:
        """The kind of problem; None while several fit what was said, and the team chose none of them."""
        return None if self.value("problem_likely") else self.situation.problem

    def known(self, *signals: str) -> bool:
        """Whether all of the signals are known."""
        return all(self.signals.get(signal) is not None for signal in signals)

    def house(self, name: str, default: float) -> float:
        """A number of the house rules."""
        return float(self.catalogue.house.get(name, default))

    # ---- words

    def noun(self, name: str, default: str = "") -> str:
        """A noun of the team's own words, or `default` in the language of the conversation."""
        return self.nouns.get(name) or (self.spoken(default) if default else "")

    def spoken(self, text: str, **fields: object) -> str:
        """A text in the language of the conversation, in the team's words; `fields` are filled beside the nouns."""
        return tidy(fill(text, self.nouns, **{name: str(value) for name, value in fields.items()}))

    @property
    def language(self) -> str:
        """The language of the plan: that of the conversation."""
        return self.situation.case.language

    def number(self, value: float) -> str:
        """A number as it is written in the language of the conversation."""
        return number(value, self.language)

    def share(self, value: float) -> str:
        """A share 0 to 1 as a percentage."""
        return share(value, self.language)

    def quantity(self, value: Any) -> str:
        """A signal as it stands on the screen."""
        return quantity(value, self.language)

    def day(self, value: dt.date) -> str:
        """A date in words."""
        return date(value, self.language)

    def listed(self, items: Iterable[str]) -> str:
        """Items joined as in a sentence."""
        return listed(items, self.language)

    def count(self, amount: float, one: str) -> str:
        """A number with its noun: "1 day", "3 days"."""
        return f"{self.number(amount)} {self.spoken(one if amount == 1 else f'{one}s')}"

    def the(self, words: str) -> str:
        """Words with an article, where they have none and are no name."""
        return the(words, self.language)

    def said(self, slot: str) -> str:
        """The team's words for a slot, the last statement; empty where nothing was said."""
        facts = self.situation.case.facts_of(slot)
        return facts[-1].words.strip() if facts else ""

    def source(self, identity: str, supports: str) -> str:
        """Evidence id of a catalogue source; an unknown one gives no evidence."""
        return self.ledger.source(identity, supports) if identity in self.catalogue.sources else ""

    def facts(self, supports: str, *slots: str) -> list[str]:
        """Evidence ids of all that was said on `slots`."""
        return [self.ledger.user(fact, supports) for slot in slots for fact in self.situation.case.facts_of(slot)]

    def advice(self, *parts: str) -> list[str]:
        """Texts of the practices that apply to one of `parts`, in the team's words; each is entered as evidence."""
        found: list[str] = []
        for practice in self.catalogue.practices.values():
            if practice.part in parts and self.applies(practice.when):
                self.source(practice.source, practice.part)
                found.append(sentence(self.spoken(practice.text)))
        return unique(found)

    # ---- decisions

    def decision(self, headline: str) -> Decision | None:
        """The decision of a headline value."""
        return next((d for d in self.decisions if d.headline == headline), None)

    def chosen(self, headline: str) -> str:
        """The chosen value, of a list the first; empty where the table is missing."""
        values = self.chosen_all(headline)
        return values[0] if values else ""

    def chosen_all(self, headline: str) -> list[str]:
        """The chosen values."""
        decision = self.decision(headline)
        if decision is None:
            return []
        return [decision.choice] if isinstance(decision.choice, str) else list(decision.choice)

    def label(self, headline: str) -> str:
        """The name of the chosen option; empty where it has none."""
        decision, chosen = self.decision(headline), self.chosen(headline)
        return next((option.label for option in decision.options if option.value == chosen), "") if decision else ""

    def calculation(self, identity: str) -> Calculation | None:
        """A calculation by its id."""
        return next((c for c in self.calculations if c.id == identity), None)

    # ---- what kind of plan

    @property
    def verdict(self) -> str:
        """The verdict."""
        return self.chosen("verdict")

    @property
    def split_by(self) -> str:
        """The entity that must not stand on both sides of a split, in the team's word; empty where there is none."""
        problem = self.situation.problem
        if problem is None or not problem.split_by:
            return ""
        own = problem.split_by == problem.nouns.get("unit")
        return self.noun("unit", problem.split_by) if own else self.spoken(problem.split_by)

    @property
    def builds(self) -> bool:
        """Whether a model, a service or a language-model part is built."""
        return self.verdict in MODEL_VERDICTS and self.chosen("approach") not in NO_MODEL_APPROACHES

    @property
    def trains(self) -> bool:
        """Whether something of one's own is built and tuned; a bought service is tested, not trained."""
        return self.builds and self.chosen("approach") != "buy_service"

    @property
    def serves(self) -> bool:
        """Whether anybody works with the result; else it is shown and handed in."""
        return self.builds and self.chosen("serving_mode") not in ("none", "")

    @property
    def why_not_served(self) -> str:
        """The allowed reason why sections about daily use do not apply."""
        if self.builds:
            return "student_or_demo"
        return "no_ml" if self.why_no_model == "no_ml" else "no_online_serving"

    @property
    def language_model(self) -> bool:
        """Whether a part that answers or writes by a language model is built."""
        return self.builds and (self.chosen("approach") in LLM_APPROACHES or self.yes("is_llm"))

    @property
    def why_no_model(self) -> str:
        """The allowed reason for sections about a model that do not apply."""
        return "no_ml" if self.verdict in ("no_ml", "stop") or self.verdict in MODEL_VERDICTS else "no_training"

    @property
    def scale(self) -> str:
        """The size of the plan: course, pilot, product or regulated."""
        return str(self.signals.get("scale") or "pilot")

    @property
    def work_scale(self) -> str:
        """The size by which tasks are chosen and timed: what students build to learn serves nobody, whatever the law asks of a product."""
        months = self.figure("months_left")
        learning = self.yes("students") and months is not None and months <= self.house("course_months", 9)
        return "course" if learning and self.value("law_class") != "prohibited" else self.scale

    @property
    def time_scale(self) -> str:
        """The size by which tasks are timed: little money leaves tasks out, and makes none of the others shorter; little time does."""
        months = self.figure("months_left")
        short = months is not None and months <= self.house("pilot_months", 4)
        return "product" if self.work_scale == "pilot" and not short else self.work_scale


def team_nouns(situation: Situation) -> dict[str, str]:
    """The nouns of the situation, with the usual name of a case replaced by the team's own in all of them.

    "a list of customers at risk" is "a list of members at risk" for a team that speaks of members.
    """
    language = situation.case.language
    usual = usual_nouns(situation.problem, language)
    nouns = {**usual, **situation.nouns, **place_nouns(situation.signals, language), LANGUAGE: language}
    told = " ".join(message.text for message in situation.case.messages if message.author == "user")
    nouns |= {key: common(nouns[key]) for key in SPOKEN if nouns.get(key) and not is_name(nouns[key], told)}
    if language == "es":  # English people have their article already
        nouns |= {key: the(nouns[key], language) for key in ("actor", "owner") if nouns.get(key)}
    swaps = [(usual[key], nouns[key]) for key in ("units", "unit") if usual.get(key) and nouns.get(key, usual[key]) != usual[key]]
    for key in ("output", "outputs", "event", "action"):
        for old, new in swaps:
            if usual.get(key) and nouns.get(key) and " " not in old:
                nouns[key] = re.sub(rf"\b{re.escape(old)}\b", new, nouns[key])
    nouns |= {
        key: quantity(value, language) for key in ("baseline", "target", "minimum") if isinstance(value := situation.signals.get(key), dict)
    }
    return nouns


_CLAUSE = re.compile(
    r"(?i)^(?:today|in |when|if |nothing|there )|\b(?:we|i|they|he|she|it|people|everybody|nobody|who|is|are|was|were|do|does|did|has|"
    r"have|had|tried|gets?|uses?|decides?|goes?|looks?|comes?|makes?|hoy|se|es|son|fue|hay|tiene|prob\w+|usa\w*|decide\w*)\b"
)
LONGEST_NAME = 7
"""Words up to which a way of working can stand as a name inside a sentence."""


def way_of_today(context: Context) -> str:
    """The way of today where the team's words name it ("a paper list"); empty where they are a sentence or nothing was said."""
    words = context.noun("current_way").strip().rstrip(".") if context.known("current_way") else ""
    named = words and not context.yes("nothing_today") and len(words.split()) <= LONGEST_NAME and not _CLAUSE.search(words)
    return words if named else ""


def unique(texts: Iterable[str]) -> list[str]:
    """The texts without empty ones and repetitions, in order."""
    return list(dict.fromkeys(text for text in texts if text))
