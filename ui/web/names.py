"""What a plan calls by an id gets its name for people: owners, options, tasks, sections."""

from __future__ import annotations

import re
from collections.abc import Mapping

from assistant.formats import listed, show
from assistant.nouns import spoken
from assistant.plan.model import Decision, Plan
from knowledge.rows import Role
from ui.web.base import capital, esc
from ui.web.labels import label

_SNAKE = re.compile(r"\b[A-Za-z][A-Za-z0-9]*(?:_[A-Za-z0-9]+)+\b")
_INTERNAL = re.compile(r"\s*[(\[]?\b(?:DL-\d+|CC-\d+|ER-\d+|K\d{2}|MTS-\w+|DE-\w+|E-[A-Z]\d+|CALC-[\w-]+|DEC-[\w-]+)\b[)\]]?")

SECTIONS = frozenset(
    {"brief", "goal", "success", "constraints", "framing", "metrics", "baseline", "data", "modelling", "llm", "tools", "method"}
    | {
        "team",
        "deployment",
        "monitoring",
        "cost",
        "ethics",
        "risks",
        "timeline",
        "open_questions",
        "next_steps",
        "alternatives",
        "decisions",
    }
)
"""Parts of a plan that have a name on the screen."""


class Names:
    """Names for people, taken from one plan and from the catalogue's roles."""

    def __init__(self, plan: Plan, roles: Mapping[str, Role], language: str = "en") -> None:
        self._plan, self._roles, self._language = plan, roles, language
        self._people = {row.role: row for row in reversed(plan.team.roles) if row.person_or_gap and not row.gap}
        self._people |= {row.id: row for row in plan.team.roles if row.id}
        self._options = {option.value: option.label for d in plan.decisions for option in d.options if option.label}
        self._ids = {task.id: f"“{task.name}”" for task in plan.timeline.tasks}
        self._ids |= {gate.id: label("name.gate", language, date=show(gate.date, language=language)) for gate in plan.timeline.gates}
        self._ids |= {assumption.id: label("name.assumption", language) for assumption in plan.framing.assumptions}
        self._known = (
            re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(self._ids, key=len, reverse=True))) + r")\b") if self._ids else None
        )

    def person(self, identity: str) -> str:
        """The person behind an owner's id, else the function's name."""
        row = self._people.get(identity)
        if row is not None and not row.gap and row.person_or_gap:
            return spaced(row.person_or_gap.split(",")[0].split(" (")[0])
        role = self._roles.get(row.role if row is not None else identity)
        return small(role.name.in_(self._language)) if role is not None else spaced(row.role if row is not None else identity)

    def value(self, value: str | list[str]) -> str:
        """The label of a chosen value, of several joined as in a sentence."""
        values = [value] if isinstance(value, str) else value
        return listed([self.text(self._options.get(one) or self.word(one)) for one in values if one], self._language)

    def word(self, value: str) -> str:
        """A value of a closed list that is no option of a decision, in words."""
        return spoken(spaced(value), self._language)

    def text(self, text: str | None) -> str:
        """A text of the plan as people read it: no ids, no underscores."""
        plain = " ".join((text or "").split())
        if self._known is not None:
            plain = self._known.sub(lambda match: self._ids[match.group()], plain)
        return spaced(_INTERNAL.sub("", plain)).strip().lstrip(":;, ")

    def html(self, text: str | None) -> str:
        """The same, escaped."""
        return esc(self.text(text))

    def sentence(self, text: str | None) -> str:
        """The text with a capital and a full stop."""
        plain = self.text(text)
        return capital(plain) if not plain or plain[-1] in ".!?…”" else f"{capital(plain)}."

    def section(self, path: str) -> str:
        """Where on the screen a path of the plan is shown; empty when it names nothing that is shown."""
        for decision in self._plan.decisions:
            if path in {decision.id, decision.headline, f"decisions.{decision.headline}", f"headline.{decision.headline}"}:
                return self.text(decision.question).rstrip(".")
        part = re.split(r"[.\[]", path, maxsplit=1)[0]
        return label(f"section.{part}", self._language) if part in SECTIONS else ""


def small(text: str) -> str:
    """A name as it stands inside a sentence: "expert in the trade", but "IT operations"."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def spaced(text: str) -> str:
    """Words with underscores as words with blanks."""
    return _SNAKE.sub(lambda match: match.group().replace("_", " "), text)


def chosen(decision: Decision) -> list[str]:
    """The chosen values of a decision."""
    return [decision.choice] if isinstance(decision.choice, str) else list(decision.choice)
