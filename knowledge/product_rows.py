"""Rows of products: licence, place, skills, cost, the eight criteria, and the day on which the offer was read in a public copy."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import model_validator

from knowledge.rows import Row

CRITERIA = frozenset({"problem", "solution", "deployment", "capacity_building", "team", "cost", "hardware", "software"})
"""The eight criteria of the course by which products are compared."""

MOST_FIT = 3


class Product(Row):
    """A product of the tool chain, by need; `address` is where licence and offer stand, read in a public copy on the day `checked`."""

    id: str
    name: str
    need: str
    licence: str
    self_hosted: bool
    cloud_only: bool = False
    skills: str
    cost_class: Literal["free", "low", "medium", "high"]
    fits: dict[str, int]  # the eight course criteria, 0 to 3
    note: str
    source: str
    state: Literal["offered", "limited", "closed"] = "offered"
    reads: tuple[str, ...] = ()  # the forms of data that it is made for; empty: of any form
    address: str = ""
    checked: dt.date | None = None

    @model_validator(mode="after")
    def _an_address_has_a_date(self) -> Product:
        if bool(self.address) != bool(self.checked) or not self.address.startswith(("", "https://")[bool(self.address)]):
            raise ValueError(f"{self.id}: an address (https) and the day of reading go together")
        if not all(0 <= value <= MOST_FIT for value in self.fits.values()) or set(self.fits) != CRITERIA:
            raise ValueError(f"{self.id}: fits are the eight criteria, 0 to {MOST_FIT}")
        return self
