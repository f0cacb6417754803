"""A Spanish team reads Spanish everywhere: the whole export, every tab of the page, the checklist to take along."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import knowledge
from assistant.case import Case
from assistant.formats import date
from assistant.plan.checklist import checklist, readiness
from assistant.plan.compose import compose
from assistant.plan.exports.checklist import checklist_markdown
from assistant.plan.exports.markdown import to_markdown
from assistant.plan.model import Plan
from tests.assistant.talking import TODAY, Talk, catalogue
from tests.ui.web.reading import read
from ui.web.checklist_tab import Listed
from ui.web.view import TABS, View, screen

NOTES = Path(knowledge.__file__).with_name("notes")
TEAMS = yaml.safe_load(Path(__file__).with_name("spanish_teams.yml").read_text("utf-8"))
WORDS = """the of and is are with for by to from that this these those it its not which who what when where each every both
be been was were will would can must should has have had does did they them their you your we our
if then than as at on into until after before while because only also more most less least first last new
none any all some other another nothing nobody people task tasks day days week weeks month months year years hour hours
how why an or"""
ENGLISH = frozenset(WORDS.split())
"""English words that say little, and that no Spanish sentence holds ("a", "no", "me", "he" are Spanish too)."""
_PIECE = re.compile(r"(?<=[.!?:;])\s+|\s*[|•·]\s*|\s—\s|\s\(|\)\s|[“”«»]")
_WORD = re.compile(r"[^\W\d_]+(?:['’][a-z]+)?")


@pytest.fixture(scope="module", params=list(TEAMS))
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Case, Plan, Listed]:
    """A talk in Spanish from its first message to the plan."""
    return team_told(request.param, tmp_path_factory.mktemp(request.param))


def team_told(team: str, folder: Path) -> tuple[Case, Plan, Listed]:
    """Case, plan and checklist after a team has said all it knows."""
    talk = Talk(folder)
    talk.say(TEAMS[team]["brief"])
    talk.say(card=TEAMS[team]["answers"], plan_now=True)
    talk.journal.close()
    plan, case = talk.plan, talk.session.case
    ready = readiness(plan, catalogue())
    return case, plan, Listed(checklist(plan, case, catalogue()), catalogue().checklists, ready.says if ready else "")


_QUOTE = re.compile(r"<blockquote>.*?</blockquote>", re.DOTALL)
"""Passages of our notes on the course: they are quoted as they stand, in English."""


def _names() -> re.Pattern[str]:
    """What keeps its own name: checklists and papers, decks and slides, pages, products."""
    held = catalogue()
    names = {row.title for row in held.checklists.values()}
    names |= {name for deck in held.decks.values() for name in (deck.title, deck.file, *deck.headings)}
    names |= {note_heading(line) for path in NOTES.glob("*.md") for line in path.read_text("utf-8").splitlines() if line.startswith("#")}
    ordered = sorted(names | {"People + AI"}, key=len, reverse=True)
    return re.compile("|".join([r"https?://\S+", *(re.escape(name) for name in ordered if name)]))


def note_heading(line: str) -> str:
    """The words of a heading."""
    return line.lstrip("# ").strip()


_NAMES = _names()


def english_in(text: str) -> list[str]:
    """The pieces of a text that hold an English word; what a person or a product is called does not count."""
    return [piece for piece in _PIECE.split(text) if ENGLISH & {word.lower() for word in _WORD.findall(piece)}]


def places(case: Case, plan: Plan, listed: Listed) -> Iterator[tuple[str, str]]:
    """(place, text) of everything that a team can read of its plan."""
    yield "export", to_markdown(plan)
    yield "checklist to take along", checklist_markdown(plan, case, catalogue())
    panels = screen(View("p", "es", case, plan, roles=catalogue().roles, decks=list(catalogue().decks.values()), listed=listed))
    for tab in TABS:
        yield tab, "\n".join(words for words in read(_QUOTE.sub("", panels[tab])).words if words.strip())


def left_in_english(case: Case, plan: Plan, listed: Listed) -> list[tuple[str, str]]:
    """(place, piece) of everything that is still English."""
    return [
        (place, piece)
        for place, text in places(case, plan, listed)
        for line in _NAMES.sub("", text).splitlines()
        for piece in english_in(line)
    ]


def test_nothing_is_left_in_english(told: tuple[Case, Plan, Listed]) -> None:
    assert left_in_english(*told) == []


def test_the_same_points_of_the_checklists_are_answered_in_both_languages(told: tuple[Case, Plan, Listed]) -> None:
    case, plan, _ = told
    english = compose(case.model_copy(update={"language": "en"}), catalogue(), plan.meta.created)
    pairs = [(row.status, row.reason) != (other.status, other.reason) for row, other in zip(plan.coverage, english.coverage, strict=True)]
    assert sum(pairs) <= 1


def test_the_measure_sees_english() -> None:
    assert english_in("La meta está firmada. The data are there: todo bien") == ["The data are there:"]
    assert english_in(f"Meta: bajar del 12 % al 6 % antes del {date(TODAY, 'es')}") == []
