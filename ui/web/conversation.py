"""What the page can do with projects: open, say, correct, take back, delete. Each act ends with the screen read anew."""

from __future__ import annotations

import json
import logging
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant import events
from assistant.bootstrap import Groundplan
from assistant.case import Case
from assistant.entries import live
from assistant.errors import BadInput, GroundplanError
from assistant.plan.checklist import readiness
from assistant.planners.base import Said
from assistant.questions import AT_MOST
from assistant.session import Session
from assistant.turns import last_turn
from assistant.wording import say
from knowledge.errors import KnowledgeError
from ui.web import chat, frame
from ui.web.checklist_tab import Listed
from ui.web.documents import Added, read_upload
from ui.web.frame import ProjectRow
from ui.web.labels import label
from ui.web.names import Names
from ui.web.plan_tab import status
from ui.web.sources import Sources, number_sources
from ui.web.view import Screen, View, screen

BOX = "box"
"""Key of a screen that holds the text of the message box; all others are panels."""

log = logging.getLogger(__name__)


class Conversation:
    """All projects of one installation, as the page uses them. Keeps sessions only for their locks: the journal is the truth."""

    def __init__(self, groundplan: Groundplan) -> None:
        self._groundplan = groundplan
        self._sessions: dict[str, Session] = {}
        self._statuses: dict[str, tuple[int, str]] = {}
        self._opening = threading.Lock()

    # ---- screens ----

    def opened(self, project: str, language: str = "en") -> Screen:
        """The screen of a project; the first page for a name that is not known."""
        try:
            return self._screen(project, language)
        except (GroundplanError, KnowledgeError) as error:
            return {**self._front(language), "live": _note(error)}
        except Exception as error:  # noqa: BLE001 - the page must come up whatever happened; the log says what it was
            return {**self._front(language), "live": _unexpected(error, language)}

    def _screen(self, project: str, language: str) -> Screen:
        if not project or not self._groundplan.journal.exists(project):
            return self._front(language)
        session = self._session(project)
        case, plan, before = session.case, session.plan, session.plan_before()
        spoken = case.language if case.messages else language
        if plan is not None:
            self._statuses[project] = len(session.entries()), status(plan, spoken)
        listed = self._listed(session)
        return screen(self._view(project=project, language=spoken, case=case, plan=plan, before=before, listed=listed))

    def _listed(self, session: Session) -> Listed:
        plan, catalogue = session.plan, self._groundplan.catalogue
        ready = readiness(plan, catalogue) if plan else None
        return Listed(session.checklist(), catalogue.checklists, ready.says if ready else "")

    def _front(self, language: str) -> Screen:
        return screen(self._view(language=language))

    def _view(self, **shown: Any) -> View:
        catalogue = self._groundplan.catalogue
        projects = self._projects(shown["language"])
        return View(projects=projects, roles=catalogue.roles, decks=tuple(catalogue.decks.values()), at_most=AT_MOST, **shown)

    def _projects(self, language: str) -> list[ProjectRow]:
        return [
            ProjectRow(
                row.name,
                row.title if row.title != row.name else label("rail.untitled", language),
                self._status(row.name, row.entries, language),
            )
            for row in self._groundplan.projects()
        ]

    def _status(self, name: str, entries: int, language: str) -> str:
        """The state of the plan where it was drawn before, else how far the interview is."""
        known = self._statuses.get(name)
        if known is None or known[0] != entries:
            known = self._statuses[name] = entries, _progress(self._session(name).case, language)
        return known[1]

    def _session(self, name: str) -> Session:
        """One object a project, so that two windows wait for each other."""
        with self._opening:
            return self._sessions.setdefault(name, self._groundplan.session(name))

    # ---- acts ----

    def said(self, project: str, text: str, files: Sequence[Path] = (), language: str = "en") -> Iterator[Screen]:
        """A message from the box, perhaps with documents. Yields screens while it is answered."""
        name = project or self._groundplan.new_name(text or (files[0].stem if files else ""))
        documents, problems = self._read(files, name)
        messages = [Said(text=one.text, document=one.name) for one in documents]
        if text.strip() or not files:
            messages.append(Said(text=text))
        if not messages:
            yield {"live": "".join(map(_note, problems)), BOX: text}
            return
        for place, message in enumerate(messages):
            yield from self._turn(name, message, language, notes=problems if place == len(messages) - 1 else [])

    def acted(self, act: str, arg: str, project: str, language: str = "en") -> Iterator[Screen]:
        """A click on the page; an act that is not known changes nothing."""
        acts: Mapping[str, Callable[[], Iterable[Screen]]] = {
            "open": lambda: [{**self.opened(arg, language), BOX: ""}],
            "example": lambda: self.said("", _example(arg, language), language=language),
            "answer": lambda: self._turn(project, Said(answers=_answers(arg)), language),
            "plan_now": lambda: self._turn(project, Said(answers=_answers(arg), plan_now=True), language),
            "go_on": lambda: self._turn(project, Said(go_on=True), language),
            "why_not": lambda: self._turn(project, Said(text=arg), language),
            "correct": lambda: self._clicked(project, language, lambda s: s.correct(*_correction(arg))),
            "drop": lambda: self._clicked(project, language, lambda s: s.drop(int(arg))),
            "choose": lambda: self._chosen(project, language, arg),
            "tick": lambda: self._ticked(project, language, arg),
            "undo": lambda: self._undone(project, language),
            "language": lambda: self._spoken(project, arg),
            "delete": lambda: self._deleted(arg, language),
        }
        try:
            yield from acts.get(act, list)()
        except (GroundplanError, KnowledgeError) as error:
            yield {**self.opened(project, language), "live": _note(error)}
        except Exception as error:  # noqa: BLE001 - one plain sentence on the page; the log says what it was
            yield {**self.opened(project, language), "live": _unexpected(error, language)}

    def _turn(self, name: str, said: Said, language: str, notes: Sequence[GroundplanError] = ()) -> Iterator[Screen]:
        """Send one message: it stands there at once, then steps and text as they come, then the screen from the journal."""
        failed: list[str] = [_note(error) for error in notes]
        try:
            session = self._session(name)
            if language != session.case.language and not session.entries():
                session.speak(language)
            spoken = session.case.language
            yield from self._streamed(session, said, spoken, failed)
        except (GroundplanError, KnowledgeError) as error:
            failed.append(_note(error))
        except Exception as error:  # noqa: BLE001 - the message is stored; the conversation goes on
            failed.append(_unexpected(error, language))
        yield {**self.opened(name, language), **({"live": "".join(failed)} if failed and not self._told(name) else {})}

    def _told(self, name: str) -> bool:
        """Whether the failure stands in the talk already."""
        messages = self._session(name).case.messages
        return bool(messages) and bool(messages[-1].body.get("failed"))

    def _streamed(self, session: Session, said: Said, language: str, failed: list[str]) -> Iterator[Screen]:
        own = _own_words(said, session.case, language)
        steps: list[tuple[str, str]] = []
        told = ""
        nothing = chat.live(own, steps, told, language, project=session.name)
        earlier = chat.log(session.case, self._sources(session), project=session.name, running=True)
        yield {"log": earlier, "live": nothing, BOX: ""}
        for event in in_background(session.send(said)):
            if isinstance(event, events.Step):
                steps.append((event.label, event.count))
            elif isinstance(event, events.TextDelta):
                told += event.text
            elif isinstance(event, events.Failed):
                failed.append(chat.status(f"{event.message} {event.remedy}".strip(), "note"))
            else:
                continue
            yield {"live": chat.live(own, steps, told, language, project=session.name)}

    def _clicked(self, project: str, language: str, act: Callable[[Session], Iterator[events.Event]]) -> Iterator[Screen]:
        for _ in in_background(act(self._session(project))):
            pass
        yield self.opened(project, language)

    def _chosen(self, project: str, language: str, arg: str) -> Iterator[Screen]:
        given = json.loads(arg)
        self._session(project).choose(str(given["headline"]), str(given["value"]), str(given.get("reason", "")))
        yield self.opened(project, language)

    def _ticked(self, project: str, language: str, arg: str) -> Iterator[Screen]:
        given = json.loads(arg)
        self._session(project).tick(str(given["item"]), done=bool(given["done"]))
        yield self.opened(project, language)

    def _undone(self, project: str, language: str) -> Iterator[Screen]:
        session = self._session(project)
        turn = last_turn(session.entries())
        gone = [entry for entry in live(session.entries()) if entry.turn == turn]
        if not session.undo():
            yield {"live": chat.status(say("undo.none", language))}
            return
        said = next((e.body for e in gone if e.kind == "message" and e.author == "user"), {})
        text = "" if said.get("document") else str(said.get("text", ""))
        words = label("undo.box" if text else "undo.done", language)
        yield {**self.opened(project, language), "live": chat.status(words), **({BOX: text} if text else {})}

    def _spoken(self, project: str, language: str) -> Iterator[Screen]:
        chosen = "es" if language == "es" else "en"
        if project and self._groundplan.journal.exists(project):
            self._session(project).speak(chosen)
        self._statuses.clear()
        yield self.opened(project, chosen)

    def _deleted(self, project: str, language: str) -> Iterator[Screen]:
        self._groundplan.delete(project)
        with self._opening:
            self._sessions.pop(project, None)
            self._statuses.pop(project, None)
        yield {**self._front(language), "live": chat.status(label("export.delete.done", language)), BOX: ""}

    # ---- inside ----

    def _sources(self, session: Session) -> Sources:
        case, plan, catalogue = session.case, session.plan, self._groundplan.catalogue
        names = Names(plan, catalogue.roles, case.language) if plan else None
        return number_sources(plan, case, names, catalogue.decks.values(), case.language)

    def _read(self, files: Sequence[Path], name: str) -> tuple[list[Added], list[GroundplanError]]:
        documents: list[Added] = []
        problems: list[GroundplanError] = []
        for path in files:
            try:
                documents.append(read_upload(path, name, self._groundplan.uploads))
            except GroundplanError as error:
                problems.append(error)
        return documents, problems


def in_background(running: Iterator[events.Event]) -> Iterator[events.Event]:
    """The events of a turn that runs to its end also when nobody listens any more: a closed window must not lose an answer."""
    waiting: queue.SimpleQueue[events.Event | BaseException | None] = queue.SimpleQueue()

    def run() -> None:
        try:
            for event in running:
                waiting.put(event)
            waiting.put(None)
        except BaseException as error:  # noqa: BLE001 - handed to the listener, who tells it
            waiting.put(error)

    threading.Thread(target=run, name="turn", daemon=True).start()
    while (found := waiting.get()) is not None:
        if isinstance(found, BaseException):
            raise found
        yield found


def _own_words(said: Said, case: Case, language: str) -> str:
    """The message as it will stand in the talk."""
    if said.answers:
        questions = {q["slot"]: q["text"] for q in chat.questions_open(case)}
        return chat.answered(said.answers, questions, language)
    words = said.text or chat.ordered(said.model_dump(), language) or "…"
    return chat.typed(words, language, said.document)


def _progress(case: Case, language: str) -> str:
    if not case.messages:
        return label("status.begun", language)
    if not case.unanswered:
        return label("status.answered", language)
    return label("status.question", language, n=min(len(case.asked), AT_MOST), max=AT_MOST)


def _answers(arg: str) -> dict[str, str]:
    """The answers of the card, as its script collected them: slot -> words."""
    given = json.loads(arg) if arg else {}
    return {str(slot): str(text) for slot, text in given.items() if str(text).strip()}


def _correction(arg: str) -> tuple[int, str]:
    given = json.loads(arg)
    return int(given["number"]), str(given["text"])


def _example(identity: str, language: str) -> str:
    found = next((one for one in frame.examples() if one.id == identity), None)
    if found is None:
        raise BadInput("That example is not there.", "Choose one of the three, or write your own.")
    return found.brief.in_(language)


def _note(error: GroundplanError | KnowledgeError) -> str:
    return chat.status(f"{error.message}\n{error.remedy}", "note")


def _unexpected(error: Exception, language: str) -> str:
    """One plain sentence; the log names the kind and the place of the error, never a word of the message."""
    frames = []
    trace = error.__traceback__
    while trace is not None:
        frames.append(f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}")
        trace = trace.tb_next
    log.error("Unexpected %s at %s", type(error).__name__, " > ".join(frames[-6:]))
    return chat.status(label("chat.failed", language), "note")
