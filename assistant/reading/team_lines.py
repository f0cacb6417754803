"""A team told in several lines or sentences is read as one list: "Team:" with a line for each, "Brais 5 h a week. Me, 1 hour."."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.claims import Claim, Sentence
from assistant.reading.doers import FOR_ALL, doers
from assistant.reading.hours import spans_of_hours
from assistant.reading.lines import joined_lines
from assistant.reading.roster import HEADING, roster
from assistant.reading.roster_pieces import ROLE, Piece, who_begins

SLOT = "team_size_skills"
_TITLE = re.compile(r"(?:^|[\s:,(])[A-Z][a-z]{0,4}\.$")
_ROLE_HEADING = re.compile(r"\W*(?P<role>[a-z]+(?: [a-z]+){0,2}):\s")
_SKILLS_ALONE = re.compile(r"\W*(?:no|nobody|none|no one|neither|sin|nadie|ningun[oa]?)\b")
MOST_OF_IT = 0.6
"""Share of a line from which it is nothing but people and their hours."""
FEW_WORDS = 6
"""Words up to which a line under the heading may say what the team lacks: "no programmer"."""


def told_as_team(found: Sequence[Sentence], asked: Sequence[str]) -> tuple[list[Sentence], list[str]]:
    """The sentences and their questions, a list of people joined into one sentence that answers who builds it.

    A heading ("Team:") begins such a list, or a sentence that is one; lines and sentences that go on with people belong to it.
    """
    kept: list[Sentence] = []
    slots: list[str] = []
    place = 0
    while place < len(found):
        whole, length = _gathered(found, place)
        listed = whole is not found[place] or _headed(whole)
        listed = listed and (doers(whole) or roster(whole, asked=True)) is not None
        kept.append(whole if listed else found[place])
        slots.append(SLOT if listed else asked[place])
        place += length if listed else 1
    return kept, slots


def _headed(s: Sentence) -> bool:
    role = _ROLE_HEADING.match(s.low)
    return bool(HEADING.match(s.low)) or bool(role and ROLE.search(role["role"]) and not role["role"].endswith("s"))


def _gathered(found: Sequence[Sentence], place: int) -> tuple[Sentence, int]:
    """The sentence at `place` with all behind it that go on with its people, and how many they are."""
    first = whole = found[place]
    headed = _headed(first)
    if not headed and not roster(first, asked=False):
        return _with_hours_for_all(first, found[place + 1 : place + 2])
    length = 1
    for s in found[place + 1 :]:
        open_ = whole.low.count("(") > whole.low.count(")") or bool(_TITLE.search(whole.text))
        last = found[place + length - 1]
        goes_on = headed and s.line == last.line and not last.text.endswith((".", "!", "?")) and ":" not in s.low
        if not open_ and not goes_on and not (_belongs(s, headed=headed) and (headed or s.line == first.line)):
            break
        joined = joined_lines(whole, s, cut="" if open_ else ";")
        if joined is None:
            break
        whole, length = joined, length + 1
    return whole, length


def _with_hours_for_all(first: Sentence, behind: Sequence[Sentence]) -> tuple[Sentence, int]:
    """A sentence that says what each one does, with the next one where that gives everybody the same hours."""
    for s in behind:
        whole = joined_lines(first, s, cut=",") if s.line == first.line and FOR_ALL.match(s.low) else None
        if whole and doers(whole):
            return whole, 2
    return first, 1


def _belongs(s: Sentence, *, headed: bool) -> bool:
    """Whether a line is one more person, or says what nobody can."""
    if HEADING.match(s.low):
        return False
    claim, few = roster(s, asked=True), len(s.low.split()) <= FEW_WORDS
    if (claim and _fills(claim, s)) or (few and _SKILLS_ALONE.match(s.low)):
        return True
    if headed and who_begins(s, Piece(0, len(s.low))) and spans_of_hours(s.low):
        return True
    if not headed or not few or re.search(r":\s|\?", s.low):
        return False
    hours = spans_of_hours(s.low)
    if sum(map(str.isdigit, s.low)) > sum(map(str.isdigit, "".join(s.low[begin:end] for begin, end in hours))):
        return False  # a sum or a count, and nobody of the team
    return bool(hours) or who_begins(s, Piece(0, len(s.low))) is not None


def _fills(claim: Claim, s: Sentence) -> bool:
    return claim.end - claim.start >= MOST_OF_IT * len(s.low.strip(" .!-"))
