"""What a scorer says: a share of its points, and every miss in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Blame = Literal["reading", "asking order", "table", "risk rule", "plan text", "calculation", "conversation"]
"""The part of the product in which a miss is to be mended."""


@dataclass(frozen=True)
class Miss:
    """Something that an expert expected and did not find."""

    blame: Blame
    says: str


@dataclass(frozen=True)
class Part:
    """One scored part. `share` is 0 to 1; None = nothing was expected, so it does not count."""

    name: str
    share: float | None
    misses: tuple[Miss, ...] = ()


@dataclass(frozen=True)
class Mark:
    """All parts of one scenario, with what caps or cuts the sum."""

    scenario: str
    parts: tuple[Part, ...]
    total: float
    """0 to 100."""
    capped: bool = False
    """An unacceptable decision was made."""
    broken: tuple[str, ...] = ()
    """Bans that were broken, by id."""

    def share(self, name: str) -> float | None:
        """The share of one part."""
        return next((part.share for part in self.parts if part.name == name), None)

    @property
    def misses(self) -> tuple[Miss, ...]:
        """All misses, in the order of the parts."""
        return tuple(miss for part in self.parts for miss in part.misses)


def counted(name: str, shares: list[float], misses: list[Miss]) -> Part:
    """The mean of `shares` as a part; without any share it does not count."""
    return Part(name, sum(shares) / len(shares) if shares else None, tuple(misses))
