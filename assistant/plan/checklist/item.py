"""One point of a checklist: what, why, where it comes from, who and when, and how it stands."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

State = Literal["open", "checked", "done", "not_applicable"]

OWN = ("ready", "conditions", "conflicts", "questions", "gates", "tasks", "risks", "law")
"""Groups of points that come from the plan itself, in the order in which they are shown; others are published checklists."""


class Item(BaseModel):
    """A point with its id, which stays the same when the plan is made anew.

    `owner` is an id of the team or a function; `source` says in words where the point comes from; `by` is who settles it:
    the plan checks it by itself, or the team ticks it. `blocks_ready` points keep the plan from being ready; `folded` ones
    stand behind the first of their group. `ticked` is the day of the team's tick.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    group: str
    text: str
    reason: str = ""
    source: str
    owner: str = ""
    due: dt.date | None = None
    state: State = "open"
    by: Literal["plan", "team"] = "team"
    blocks_ready: bool = False
    folded: bool = False
    ticked: dt.date | None = None

    @property
    def own(self) -> bool:
        """Whether it comes from the plan itself, not from a published checklist."""
        return self.group in OWN

    @property
    def settled(self) -> bool:
        """Whether nothing is left to do about it."""
        return self.state in ("checked", "done")

    @property
    def tickable(self) -> bool:
        """Whether the team may tick it, or take its tick back."""
        return self.by == "team" and self.state in ("open", "done")
