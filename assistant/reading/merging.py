"""New facts against old ones: which contradict, and which look odd by themselves."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.case import Fact

_NEVER = frozenset(
    {
        "problem",
        "problem_likely",
        "problem_denied",
        "output_kind",
        "wish",
        "quality_notes",
        "guardrail",
        "metric_name",
        "unit_noun",
        "current_way",
        "step",
        "scope",
        "better",
    }
)
"""Signals that may be said in several ways without contradicting each other."""
_HIGHER = (
    "rate of",
    "accuracy",
    "sales",
    "revenue",
    "customers per",
    "books per",
    "margin",
    "found",
    "detected",
    "caught",
    "on time",
    "in time",
    "a tiempo",
    "en menos de",
    "detectad",
    "encontrad",
    "se encuentra",
    "resuelt",
    "answered",
    "satisf",
    "ventas",
    "ingresos",
    "conversion",
    "donations",
    "retention",
    "profit",
    "yield",
)
_LOWER_WORDS = (
    "cost loss bill error wrong cancel churn delay late wait missing missed defect scrap waste complaint duplicat "
    "time hours absence no-show leak fraud unpaid costo coste perdid factura demora espera merma queja fallo fuga "
    "ausencia retras devol desercion abandono gasto consumption consumo emission dropout accident "
)
_LOWER = re.compile(r"\b(?:" + "|".join(_LOWER_WORDS.split()) + r"|use\b)")


def contradicted(known_facts: Sequence[Fact], new_facts: Sequence[Fact]) -> list[tuple[Fact, Fact]]:
    """Pairs (old, new) where `new` gives a signal another value than `old`, which told it last, or answers a "we don't know"."""
    told = {name: fact for fact in known_facts for name in fact.signals}
    return [(old, new) for new in new_facts for old in known_facts if old is not new and (_differs(old, new, told) or _answers(old, new))]


def _answers(old: Fact, new: Fact) -> bool:
    return old.unknown and not (new.unknown or new.denies) and old.slot == new.slot


def _differs(old: Fact, new: Fact, told: Mapping[str, Fact]) -> bool:
    """Whether a signal that `old` was the last to tell has another value in `new`."""
    shared = {name for name in set(old.signals) & set(new.signals) if told[name] is old} - _NEVER
    return any(new.signals[name] is not None and not _same(old.signals[name], new.signals[name]) for name in shared)


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, dict) and isinstance(new, dict):
        return bool(old.get("value") == new.get("value") and old.get("unit") == new.get("unit"))
    if isinstance(old, list) and isinstance(new, list):
        return True  # a second list adds to the first one
    return bool(old == new)


def oddities(facts: Sequence[Fact], language: str = "en") -> list[str]:
    """Plain sentences on facts that look odd: a target in the wrong direction, a share above 100 %, a day that is over."""
    return [sentence["es" if language == "es" else "en"] for fact in facts if (sentence := _odd(fact))]


def _odd(fact: Fact) -> dict[str, str] | None:
    now, wanted = fact.signals.get("baseline"), fact.signals.get("target")
    if isinstance(now, dict) and isinstance(wanted, dict) and now.get("unit") == wanted.get("unit"):
        name = str(fact.signals.get("metric_name") or "").lower()
        better = usual_direction(name) or fact.signals.get("better")
        if better == "lower" and wanted["value"] > now["value"]:
            return {"en": "lower is better here, and this goes up.", "es": "aquí menos es mejor, y esto sube."}
        if better == "higher" and wanted["value"] < now["value"]:
            return {"en": "higher is better here, and this goes down.", "es": "aquí más es mejor, y esto baja."}
        if wanted["value"] == now["value"]:
            return {"en": "the number wanted is the number of today.", "es": "el número deseado es el de hoy."}
    if isinstance(wanted, dict) and wanted.get("unit") == "share" and wanted["value"] > 1:
        return {"en": "more than 100 % cannot be reached.", "es": "más de 100 % no se puede alcanzar."}
    people = fact.signals.get("people")
    return (
        {"en": "that is a very large team.", "es": "es un equipo muy grande."} if isinstance(people, int | float) and people > 200 else None
    )


def usual_direction(name: str) -> str:
    """Which way is better for a number of this name, or "" where the name does not tell."""
    name = name.lower()
    if any(word in name for word in _HIGHER):
        return "higher"
    return "lower" if _LOWER.search(name) else ""
