"""Every choice of a plan that was weighed, in one shape: decisions with their options, and needs with their tools."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assistant.formats import listed
from assistant.plan.model import Decision, OptionRow, Plan, ToolChoice
from assistant.wording import say
from knowledge.catalogue import Catalogue
from knowledge.terms import by_name, plain

FIGURES = "model_metric"
"""The decision whose options are named by one word that means nothing else: MAE, recall."""


@dataclass(frozen=True)
class Option:
    """One option: `names` are what people call it, in plain form; `points` is None where it is `excluded`, and why."""

    value: str
    label: str
    names: frozenset[str]
    points: float | None
    excluded: str = ""
    reasons: tuple[tuple[float, str], ...] = ()


@dataclass(frozen=True)
class Choice:
    """A question of the plan with its options; `headline` is that of the decision, or "tools"."""

    headline: str
    question: str
    options: tuple[Option, ...]
    chosen: tuple[str, ...]
    because: str
    second: str = ""
    why_lost: str = ""
    flips: str = ""
    owner: str = ""
    about: str = ""
    """What a tool is needed for."""

    @property
    def taken(self) -> list[Option]:
        """The options that were chosen, in their order."""
        return [option for value in self.chosen for option in self.options if option.value == value]

    def labels(self, language: str) -> str:
        """The chosen options by their names, as in a sentence."""
        return listed([option.label for option in self.taken] or list(self.chosen), language)


def choices_of(plan: Plan, catalogue: Catalogue) -> list[Choice]:
    """All that was weighed in the plan, the decisions first."""
    return [*(_of_decision(one, catalogue) for one in plan.decisions), *(_of_tool(one, plan.meta.language) for one in plan.tools)]


def _of_decision(decision: Decision, catalogue: Catalogue) -> Choice:
    headline = decision.headline or ""
    called = catalogue.plan_questions[headline].called if headline in catalogue.plan_questions else {}
    chosen = decision.choice if isinstance(decision.choice, list) else [decision.choice]
    return Choice(
        headline=headline,
        question=decision.question,
        options=tuple(_of_option(option, called.get(option.value, ()), bare=headline == FIGURES) for option in decision.options),
        chosen=tuple(chosen),
        because=decision.because,
        second=decision.runner_up.value if decision.runner_up else "",
        why_lost=decision.runner_up.why_lost if decision.runner_up else "",
        flips=decision.flips_if,
        owner=decision.owner,
    )


def _of_option(option: OptionRow, called: Iterable[str], *, bare: bool) -> Option:
    value = option.value.replace("_", " ")
    own = [value] if bare or " " in value or _is_term(value) else []
    names = with_synonyms([*own, option.label, *called])
    reasons = tuple((score.points, score.reason) for score in option.scores if score.points)
    return Option(option.value, option.label, names, option.points, option.excluded or "", reasons)


def _is_term(value: str) -> bool:
    """Whether a single word is a term of the field: "batch" and "RAG" are, "cost" and "manual" say too much else."""
    return any(plain(term.term) == value or _is_abbreviation(value, term.names) for term in by_name().get(value, ()))


def _of_tool(tool: ToolChoice, language: str) -> Choice:
    options = tuple(_of_product(row) for row in tool.options)
    return Choice(
        headline="tools",
        question=say("plan_answer.tool", language, need=tool.need),
        options=options,
        chosen=(tool.choice,),
        because=tool.reason,
        about=tool.need,
    )


def _of_product(row: dict[str, object]) -> Option:
    name, points = str(row["name"]), row.get("points")
    note = str(row.get("note") or "")
    return Option(
        value=name,
        label=name,
        names=with_synonyms([name, *_single_names(name)]),
        points=float(str(points)) if points is not None else None,
        excluded=str(row.get("excluded") or ""),
        reasons=((0.0, note),) if note else (),  # the points are of the eight criteria together
    )


def _single_names(name: str) -> list[str]:
    """The names of products inside a label: words with a capital inside or several in a row ("LightGBM or XGBoost", "PyTorch with ...")."""
    words = [word.strip("(),") for word in name.split()]
    return [word for number, word in enumerate(words) if word[1:] != word[1:].lower() or (number and word[:1].isupper())]


def with_synonyms(names: Iterable[str]) -> frozenset[str]:
    """The names in plain form, with those of the terms that they stand for."""
    found = {plain(name) for name in names}
    known = by_name()
    terms = [term for name in found for term in known.get(name, ()) if plain(term.term) == name or _is_abbreviation(name, term.names)]
    return frozenset(found | {plain(name) for term in terms for name in term.names}) - {"", "none"}


def _is_abbreviation(name: str, names: Iterable[str]) -> bool:
    return any(plain(one) == name and one.isupper() for one in names)
