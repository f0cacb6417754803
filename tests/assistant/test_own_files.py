"""A project's own files: added, found, marked, taken out, undone, seen by other processes, and gone with the project."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pytest

from assistant.events import Event, Failed, Step
from assistant.own_files import BRIEF_WORDS, OwnFiles, is_brief, place_of
from assistant.planners.base import Said
from assistant.session import Session
from assistant.taking_in import take_in, take_out
from assistant.uploads import Uploads
from knowledge.answering import Answer
from knowledge.index_contents import Index, embed_documents
from knowledge.loading import Document
from knowledge.quoting import quoted
from knowledge.retrieval import Retriever
from tests.assistant.talking import LAUNDRY, Reply, Talk, reply
from tests.knowledge.formats.office import PIXEL, deck_bytes, pdf_bytes
from tests.knowledge.hashed import HashedEmbedder

DECK = deck_bytes()
COSTS = ("costs.md", b"# Costs\n\nA torn wedding dress costs us 900 EUR and an apology.\n")
HOURS = ("hours.txt", b"The steam press runs from six in the morning.\n\nIt rests on Sundays and on holidays.\n")
ADDS = """
import sys
from pathlib import Path
from tests.assistant.test_own_files import Room
room = Room(Path(sys.argv[1]))
room.add(("costs.md", Path(sys.argv[2]).read_bytes()))
"""


class Room(Talk):
    """A conversation with files, and an embedder without a model."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.embedder = HashedEmbedder()
        self.uploads = Uploads(folder / "uploads")
        self.files = OwnFiles(folder, self.journal, self.uploads, lambda: self.embedder)
        self.desk = self.desk.__class__(
            catalogue=self.desk.catalogue, embedder=None, ask=self._no_notes, today=self.desk.today, ask_own=self._own
        )
        self.session = Session("our-project", self.journal, self.desk, self.session._planner)

    def add(self, *files: tuple[str, bytes], as_brief: bool = False) -> Reply:
        return reply(take_in(self.session, files, self.files, as_brief=as_brief))

    def names(self) -> list[str]:
        return [file.name for file in self.files.listed("our-project")]

    def found(self, question: str) -> list[str]:
        retriever = self.files.alone("our-project")
        return [passage.source for passage in retriever.search(question, 3)] if retriever else []

    def _own(self, topic: str, session: str) -> Answer | None:
        retriever = self.files.alone(session)
        return quoted(topic, retriever) if retriever else None

    def _no_notes(self, question: str, session_name: str = "") -> Answer:
        return Answer(
            answered=False, answer=f"The notes were asked: {question}{session_name and '.'}", correction=None, confidence=0.0, citations=()
        )


@pytest.fixture
def room(tmp_path: Path) -> Room:
    return Room(tmp_path)


def failures(events: Iterable[Event]) -> list[str]:
    return [event.message for event in events if isinstance(event, Failed)]


class TestAdding:
    def test_each_file_is_told_with_what_was_read_and_the_batch_goes_on(self, room: Room) -> None:
        room.say(LAUNDRY)
        told = room.add(COSTS, ("photo.docx", PIXEL), ("frost.pptx", DECK))
        assert failures(told.events) == ["photo.docx is not a Word file: it is a picture (PNG)."]
        assert "I read 2 files" in told.text
        assert "frost.pptx: 3 slides, 3 passages" in told.text
        assert room.names() == ["costs.md", "frost.pptx"]
        assert [path.name for path in room.uploads.files("our-project")] == ["costs.md", "frost.pptx"]

    def test_progress_is_told_for_each_file(self, room: Room) -> None:
        steps = [event for event in room.add(COSTS, HOURS).events if isinstance(event, Step)]
        assert [step.label for step in steps if step.status == "done"] == ["costs.md", "hours.txt"]
        assert any("of 1 passages" in step.count for step in steps)
        assert steps[0].count == "reading"

    def test_the_open_card_stays_open(self, room: Room) -> None:
        asked = room.say(LAUNDRY).slots
        room.add(COSTS)
        assert list(room.session.case.unanswered) == asked

    def test_the_same_file_again_is_no_second_file(self, room: Room) -> None:
        room.add(COSTS)
        embedded = room.embedder.embedded
        assert "already, unchanged" in room.add(COSTS).text
        assert (room.names(), room.embedder.embedded) == (["costs.md"], embedded)

    def test_another_file_of_that_name_stands_beside_it(self, room: Room) -> None:
        room.add(COSTS)
        room.add(("costs.md", b"Other words about other things."))
        assert room.names() == ["costs.md", "costs (2).md"]

    def test_nothing_is_stored_when_all_are_refused(self, room: Room) -> None:
        assert failures(room.add(("a.pdf", b"%PDF-1.4"), ("b.xlsx", b"PK")).events)
        assert room.session.entries() == []
        assert room.uploads.files("our-project") == []

    def test_editions_are_told(self, room: Room) -> None:
        lines = [f"Rule {number}: machine {number} is cleaned on day {number}." for number in range(20)]
        room.add(("rules v1.txt", "\n\n".join(lines).encode()))
        told = room.add(("rules v2.txt", "\n\n".join([*lines[:19], "Rule 19: no machine is cleaned."]).encode()))
        assert "rules v1.txt is an older edition of rules v2.txt: 1 passage differs." in told.text

    def test_what_could_not_be_read_in_a_file_is_a_note(self, room: Room) -> None:
        drawn = pdf_bytes([[(11, "Words on the first page.")], []], extra=[b"<< /Length 4 >>\nstream\n0 0 m\nendstream"])
        told = room.add(("half.pdf", drawn.replace(b"/Contents 7 0 R", b"/Contents 8 0 R")))
        assert "half.pdf: Only pictures, so not read: page 2." in told.text


class TestBriefs:
    def test_the_first_short_text_of_a_project_is_its_brief_and_a_source_too(self, room: Room) -> None:
        told = room.add(("brief.txt", LAUNDRY.encode()), COSTS, as_brief=True)
        assert room.session.case.brief == LAUNDRY
        assert told.questions
        assert room.names() == ["brief.txt", "costs.md"]
        room.session.undo()
        room.session.undo()
        assert room.names() == []

    def test_without_a_brief_the_talk_asks_for_one(self, room: Room) -> None:
        told = room.add(("frost.pptx", DECK), as_brief=True)
        assert "None of them is read as your brief yet" in told.text
        assert room.session.case.brief == ""
        assert "first" in "".join(part["kind"] for part in reply_parts(room, LAUNDRY))

    @pytest.mark.parametrize(("kind", "words", "brief"), [("word", 400, True), ("pdf", BRIEF_WORDS + 1, False), ("slides", 50, False)])
    def test_long_files_and_decks_are_sources(self, room: Room, kind: str, words: int, brief: bool) -> None:  # noqa: FBT001 - a case
        document = Document(source="a", title="a", text="word " * words, kind=kind)
        assert is_brief(document, room.session.case) is brief

    def test_a_project_with_a_brief_takes_no_other(self, room: Room) -> None:
        room.say(LAUNDRY)
        assert not is_brief(Document(source="a", title="a", text="short", kind="text"), room.session.case)


def reply_parts(room: Room, text: str) -> list[dict[str, str]]:
    room.say(text)
    return list(room.stored(author="assistant")[-1]["parts"])


class TestFinding:
    def test_a_question_about_the_file_is_answered_in_its_words_with_the_place(self, room: Room) -> None:
        room.say(LAUNDRY)
        room.add(("frost.pptx", DECK))
        told = room.say("What does our deck say about the missed frost?")
        assert "18,000 EUR" in told.text
        assert told.sources[0]["place"] == "your file frost.pptx, slide 2"
        assert (told.sources[0]["own"], told.sources[0]["page"]) == (True, 2)
        assert told.sources[0]["quote"] in " ".join(told.sources[0]["passage"].split())

    def test_without_a_file_the_talk_says_so(self, room: Room) -> None:
        room.say(LAUNDRY)
        assert "no file of yours" in room.say("What does our deck say about frost?").text

    def test_other_questions_go_to_the_notes(self, room: Room) -> None:
        room.say(LAUNDRY)
        assert "The notes were asked: What is drift?" in room.say("What is drift?").text

    def test_notes_and_files_are_searched_together_and_told_apart(self, room: Room) -> None:
        note = Document(source="n.md", title="Drift", text="# Drift\n\nData drift is a change of data over time.\n", kind="note")
        notes = Retriever(Index(embed_documents([note], room.embedder), room.embedder))
        assert room.files.beside("our-project", notes) is notes
        room.add(COSTS)
        both = room.files.beside("our-project", notes)
        assert both is room.files.beside("our-project", notes)
        own = {passage.source: passage.own for passage in both.search("what costs a torn dress, and what is data drift", 5)}
        assert own == {"n.md": False, "files/costs.md": True}

    def test_projects_do_not_see_each_other(self, room: Room) -> None:
        room.add(COSTS)
        assert room.files.alone("another-project") is None
        assert room.files.listed("another-project") == ()


class TestTakingOut:
    def test_a_removed_file_is_not_found_and_undo_brings_it_back(self, room: Room) -> None:
        room.add(COSTS, HOURS)
        told = reply(take_out(room.session, "costs.md"))
        assert "costs.md is out of the search" in told.text
        assert room.found("torn wedding dress") == ["files/hours.txt"]
        room.session.undo()
        assert room.found("torn wedding dress")[0] == "files/costs.md"

    def test_undo_and_redo_of_an_addition(self, room: Room, tmp_path: Path) -> None:
        room.add(COSTS)
        files = sorted(map(str, (tmp_path / "own").rglob("*")))
        room.session.undo()
        assert room.found("torn dress") == []
        room.session.redo()
        assert room.found("torn dress") == ["files/costs.md"]
        assert sorted(map(str, (tmp_path / "own").rglob("*"))) == files  # nothing was made anew

    def test_a_name_that_is_not_there_is_told(self, room: Room) -> None:
        with pytest.raises(Exception, match="no file named"):
            reply(take_out(room.session, "nothing.md"))

    def test_a_deleted_project_leaves_no_word(self, room: Room, tmp_path: Path) -> None:
        room.add(COSTS)
        assert any(b"wedding" in path.read_bytes() for path in (tmp_path / "own").rglob("*") if path.is_file())
        room.files.delete("our-project")
        room.uploads.delete("our-project")
        room.journal.delete("our-project")
        left = [path for path in tmp_path.rglob("*") if path.is_file() and b"wedding" in path.read_bytes()]
        assert left == []
        assert room.found("torn dress") == []

    def test_vectors_that_are_lost_are_made_again_from_the_file(self, room: Room) -> None:
        room.add(COSTS)
        room.files.parcels("our-project").delete()
        fresh = OwnFiles(room.uploads.folder("x").parent.parent, room.journal, room.uploads, lambda: room.embedder)
        assert fresh.document("our-project", "costs.md").text == COSTS[1].decode()

    def test_a_branch_has_its_own_vectors(self, room: Room) -> None:
        room.add(COSTS)
        room.uploads.copy("our-project", "branch")
        room.files.copy("our-project", "branch")
        room.journal.copy("our-project", "branch", [])
        embedded = room.embedder.embedded
        assert room.files.document("branch", "costs.md").text == COSTS[1].decode()
        assert room.embedder.embedded == embedded


def test_a_file_that_another_process_added_is_found_by_the_next_question(room: Room, tmp_path: Path) -> None:
    room.add(HOURS)
    assert room.found("a torn wedding dress") == ["files/hours.txt"]
    (tmp_path / "given.md").write_bytes(COSTS[1])
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", ADDS, str(tmp_path), str(tmp_path / "given.md")], check=True, env=paths)  # noqa: S603 - ours
    assert room.found("a torn wedding dress")[0] == "files/costs.md"


@pytest.mark.parametrize(
    ("source", "page", "newer", "language", "place"),
    [
        ("files/a.pdf", 3, "", "en", "your file a.pdf, page 3"),
        ("files/a.PPTX", 3, "", "es", "su archivo a.PPTX, diapositiva 3"),
        ("files/a.md", None, "", "en", "your file a.md"),
        ("files/a.pdf", 1, "files/b.pdf", "en", "your file a.pdf, page 1 (an older edition of b.pdf)"),
    ],
)
def test_the_place_in_a_file_is_told_as_people_say_it(source: str, page: int | None, newer: str, language: str, place: str) -> None:
    assert place_of(source, page, newer, language) == place


def test_a_message_with_files_can_be_said_again_from_the_journal(room: Room) -> None:
    room.add(("brief.txt", LAUNDRY.encode()), as_brief=True)
    stored = room.stored()[0]
    again = Said.model_validate({name: stored[name] for name in Said.model_fields if name in stored})
    assert (again.document, again.files) == ("brief.txt", room.files.listed("our-project"))
