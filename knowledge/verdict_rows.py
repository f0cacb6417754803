"""The ten tests whether to build at all, as the catalogue holds them."""

from __future__ import annotations

from knowledge.rows import Row, When, Words


class OpenCase(Row):
    """What makes an open test open in a particular case, and the condition that follows."""

    when: When
    open: Words
    condition: Words


class YesCase(Row):
    """A case in which a test is answered yes for a reason of its own."""

    when: When
    says: Words


class VerdictTest(Row):
    """One of the ten tests whether to build at all: answered yes, no, or open.

    `yes_gives` and `no_gives` name the verdict that an answer forces whatever the other tests say; "" = points only.
    """

    id: str
    criterion: Words
    yes_when: tuple[When, ...]
    no_when: tuple[When, ...] = ()
    yes_points: float
    no_points: float
    yes_gives: str = ""
    no_gives: str = ""
    open_gives: str = ""
    stop_when: tuple[When, ...] = ()  # a "no" is past remedy when one of these holds: stop
    asks: tuple[str, ...] = ()  # signals that would answer it
    says_yes: Words
    says_no: Words
    says_open: Words
    condition: Words  # as a sentence the sponsor understands
    yes_cases: tuple[YesCase, ...] = ()  # each answers yes, where no condition of `yes_when` holds
    open_cases: tuple[OpenCase, ...] = ()  # the first that holds says it more precisely
    remedy: Words | None = None  # the condition that stays after a "no" that can be mended
    if_yes: Words  # "a rule reaches the aim"
    if_no: Words
    settled_by: Words
    owner: str  # role
    due_days: int
    source: str

    def conditions(self) -> tuple[When, ...]:
        """Every condition that the test reads."""
        return (*self.yes_when, *self.no_when, *self.stop_when, *(c.when for c in self.yes_cases), *(c.when for c in self.open_cases))
