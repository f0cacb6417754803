"""Which of the signals that were told before hold a number or a name, and what is left when it goes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.exchanged import AMOUNTS, COUNTS, SHARES
from assistant.reading.meaning import stems
from assistant.reading.quantities import Quantity
from assistant.reading.text import fold

_OTHERS = {
    "people": "team_size_skills",
    "label_delay_days": "label_delay",
    "history_months": "data_sources_volume",
    "horizon_hours": "horizon_granularity",
}
_TIMES = {"label_delay_days": 1.0, "history_months": 30.44, "horizon_hours": 1 / 24}
"""Signals that are times, and the days of their unit."""
_SLOTS = AMOUNTS | SHARES | COUNTS | _OTHERS
_NAMES = {
    "sources_named": "data_sources_volume",
    "systems_named": "integration_points",
    "roles_named": "team_size_skills",
    "team": "team_size_skills",
    "groups_named": "fairness_groups",
    "laws": "regulation_jurisdiction",
    "limits": "regulation_jurisdiction",
    "actor": "decision_and_user",
    "owner": "stakeholder_owner",
    "consent_of": "stakeholder_owner",
}
"""Signals that are names in the team's words, or lists of them, and the question of each."""
_TOGETHER = {
    "label_count": ("labels", "label_kind"),
    "units": ("unit_noun",),
    "rows": ("rows_estimated",),
    "per_day": ("cases_told",),
    "cases_told": ("per_day",),
    "capacity_number": ("capacity_period", "capacity_noun"),
    "people": ("team", "hours_week_each", "part_time"),
    "actor": ("somebody_acts",),
    "jurisdiction": ("in_eu",),
    "offer_setup": ("service_offered",),
    "offer_monthly": ("service_offered",),
    "target": ("minimum",),
}
"""What was only known by the number or name that goes."""
_CALLED = {
    "label_count": "case known label answer outcome result example caso conocido etiqueta respuesta",
    "positives": "case known label positive caso positivo",
    "rows": "row record case data entry fila registro caso dato",
    "budget": "budget spend money presupuesto",
    "target": "target goal aim want meta objetivo",
    "baseline": "today now current hoy actual",
    "people": "people person member team student persona gente equipo",
    "sites": "site place shop location branch sede lugar tienda",
    "devices": "device camera sensor aparato dispositivo",
    "documents_count": "document page file documento",
    "label_delay_days": "answer outcome result delay respuesta resultado",
    "history_months": "data record history year month dato historia",
    "per_day": "day case call request dia caso",
    "offer_setup": "offer price quote oferta precio",
    "offer_monthly": "offer price quote oferta precio",
    "cost_miss": "miss cost",
    "cost_false_alarm": "alarm cost",
}
"""Words by which people call what a signal holds."""


@dataclass(frozen=True)
class Held:
    """A signal that holds what a sentence speaks of; for a name also which one, and where it stands in the sentence."""

    signal: str
    slot: str
    name: str = ""
    start: int = 0
    end: int = 0

    def told_by(self, words: str, known: Mapping[str, Any]) -> bool:
        """Whether words name what the signal holds."""
        own = set(stems(_CALLED.get(self.signal, "")))
        if self.signal == "units":
            own |= set(stems(str(known.get("unit_noun") or "")))
        if self.signal in {"baseline", "target", "minimum"}:
            own |= set(stems(f"{known.get('metric_name') or ''} {_unit(known[self.signal])}"))
        return bool(own & set(stems(words)))

    def is_money(self, known: Mapping[str, Any]) -> bool:
        """Whether it is a sum of money."""
        return bool(re.fullmatch(r"[A-Z]{3}", _unit(known.get(self.signal))))

    def measured_as(self, q: Quantity, known: Mapping[str, Any]) -> bool:
        """Whether an amount is of the same kind as the one that is held: money, a share, a time or a count."""
        if self.signal in _TIMES:
            return q.kind == "time"
        value = known[self.signal]
        if isinstance(value, dict):
            return q.signal()["unit"] == value.get("unit") and q.period in {None, value.get("period")}
        return q.kind == ("share" if self.signal in SHARES else "count") and not q.period

    def without(self, known: Mapping[str, Any]) -> dict[str, Any]:
        """The signals that say it no more: None, or the list without the name."""
        before = known.get(self.signal)
        left = [one for one in before if _called(one) != self.name] if isinstance(before, list) and self.name else None
        signals: dict[str, Any] = {self.signal: left or None}
        if self.signal == "team":
            signals["people"] = sum(one.get("count") or 1 for one in left) if left else None
        elif self.signal == "roles_named":
            signals["people"] = None if not left else max(len(left), int(known.get("people") or 0) - 1)
        if not left:
            signals |= {name: None for name in _TOGETHER.get(self.signal, ()) if known.get(name) is not None}
        return signals


def holders(q: Quantity, known: Mapping[str, Any]) -> Iterator[Held]:
    """The signals that hold the number of an amount, whatever its unit."""
    for name, slot in _SLOTS.items():
        value = known.get(name)
        told = value.get("value") if isinstance(value, dict) else value
        if isinstance(told, bool) or not isinstance(told, int | float):
            continue
        parts = name in SHARES or _unit(value) in {"share", "points", "relative"}
        if _is_it(q, float(told), days=_TIMES.get(name), parts=parts):
            yield Held(name, slot)


def named_holders(s: Sentence) -> Iterator[Held]:
    """The names held that stand in a sentence."""
    for signal, slot in _NAMES.items():
        value = s.known.get(signal)
        for name in map(_called, value if isinstance(value, list) else [value] if value else []):
            match = re.search(rf"(?<!\w){re.escape(name)}s?(?!\w)", s.low) if name else None
            if match:
                yield Held(signal, slot, name, *match.span())


def _is_it(q: Quantity, told: float, *, days: float | None, parts: bool) -> bool:
    """Whether an amount is the number told; `days` = of the unit in which a time was told, `parts` = it was told as a share."""
    if q.kind == "time" and days:
        return is_nearly(q, told * days)
    said = q.value / 100 if parts and q.kind == "count" else q.value
    return any(abs(one - abs(told)) < 1e-9 for one in (said, q.signal()["value"]))


def is_nearly(time: Quantity, days: float | None) -> bool:
    """Whether a time is the one that was told in `days`, whatever its unit."""
    return days is not None and abs(time.days - days) <= NEARLY * days


NEARLY = 0.02
"""By how much two times may differ that say the same in days and in months (house rule)."""


def _called(value: Any) -> str:
    return fold(str(value.get("who", "") if isinstance(value, dict) else value)).strip()


def _unit(value: Any) -> str:
    return str(value.get("unit") or "") if isinstance(value, dict) else ""
