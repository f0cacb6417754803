"""What the page can do with projects: open, say, correct, take back, delete. Each act ends with the screen read anew."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from assistant import events
from assistant.bootstrap import Groundplan
from assistant.errors import GroundplanError, SessionUnknown
from assistant.orders import order_of
from assistant.plan.checklist import readiness
from assistant.plan.diff import changes
from assistant.planners.base import Said
from assistant.planners.leading import Mode
from assistant.questions import AT_MOST
from assistant.session import Session
from assistant.state import state_of
from knowledge.loading import KINDS
from ui.web import chat
from ui.web.carried import answers_of, correction_of, example_text
from ui.web.checklist_tab import Listed
from ui.web.labels import label
from ui.web.mode_line import notices
from ui.web.names import Names
from ui.web.place import Place
from ui.web.preparing import Preparing
from ui.web.running import Busy, Live, in_background
from ui.web.sending import Answer, sendings
from ui.web.shelf import Shelf
from ui.web.sources import Sources, number_sources
from ui.web.told import told
from ui.web.undoing import Turning, nothing, redone, to_redo, undone
from ui.web.view import Screen, View, screen

BOX = "box"
"""Key of a screen that holds the text of the message box; all others are panels."""


class Conversation:
    """All projects of one installation, as the page uses them: the journal is the truth."""

    def __init__(self, groundplan: Groundplan, preparing: Preparing | None = None) -> None:
        self._groundplan = groundplan
        self._preparing = preparing or Preparing()
        self._shelf = Shelf(groundplan, self._preparing)
        self._busy = Busy()

    # ---- screens ----

    def opened(self, project: str, language: str = "en") -> Screen:
        """The screen of a project; the first page, and a line that says so, for a name that is not known."""
        try:
            if project and not self._shelf.known(project):
                return {**self._front(language), "live": chat.status(label("window.unknown", language))}
            return self._screen(project, language) if project else self._front(language)
        except Exception as error:  # noqa: BLE001 - the page must come up whatever happened; the log says what it was
            return {**self._front(language), "live": told(error, language)}

    def _screen(self, project: str, language: str) -> Screen:
        session = self._shelf.glance(project)
        case, plan, before = session.case, session.plan, session.plan_before()
        spoken = case.language if case.messages else language
        position = session.position
        if plan is not None:
            self._shelf.drawn(project, len(session.entries()), state_of(plan, chat.questions_open(case)))
        waits = bool(case.messages) and case.messages[-1].author == "user"  # perhaps another program answers it: it holds the lock then
        elsewhere = project in self._busy or (waits and session.left_open is None)
        now = chat.Now(position=position, elsewhere=elsewhere, redo=to_redo(session))
        listed = self._listed(session)
        asked = self._shelf.card(session)
        return screen(
            self._view(project=project, language=spoken, case=case, plan=plan, before=before, now=now, listed=listed, asked=asked)
        )

    def _listed(self, session: Session) -> Listed:
        plan, catalogue = session.plan, self._groundplan.catalogue
        ready = readiness(plan, catalogue) if plan else None
        return Listed(session.checklist(), catalogue.checklists, ready.says if ready else "")

    def _front(self, language: str) -> Screen:
        return screen(self._view(language=language))

    def _view(self, **shown: Any) -> View:
        catalogue, language = self._groundplan.catalogue, shown["language"]
        try:
            rows, mode = self._shelf.rows(language), self._groundplan.mode(language)
        except GroundplanError:
            rows, mode = [], Mode()  # whoever opens a project is told what is wrong
        return View(
            projects=rows,
            roles=catalogue.roles,
            decks=tuple(catalogue.decks.values()),
            at_most=AT_MOST,
            mode=mode,
            stage=self._preparing.stage,
            accept=",".join(KINDS),
            **shown,
        )

    def prepared(self, place: Place) -> Iterator[Screen]:
        """The line above the box while the first start prepares the index, and once more when that has ended."""
        mode = self._groundplan.mode(place.language)
        for stage in self._preparing.watch():
            yield {"notices": notices(mode, stage, place.language)}
        yield {"notices": notices(mode, self._preparing.stage, place.language)}

    def state(self, project: str) -> dict[str, Any]:
        """What another window may have changed: whether the project is there, and where its journal stands.

        `position` is 0 while somebody answers it, and when the journal cannot be read.
        """
        try:
            if not self._shelf.known(project):
                return {"known": False, "position": 0}
            return {"known": True, "position": 0 if project in self._busy else self._shelf.glance(project).position}
        except GroundplanError:
            return {"known": True, "position": 0}

    def found(self, words: str) -> list[str]:
        """Names of the projects whose title or talk holds the words."""
        try:
            return [row.name for row in self._groundplan.projects(words)]
        except GroundplanError:
            return []

    # ---- acts ----

    def said(self, place: Place, text: str, files: Sequence[Path] = ()) -> Iterator[Screen]:
        """A message from the box, perhaps with documents. Yields screens while it is answered."""
        try:
            yield from self._message(place, text, files)
        except Exception as error:  # noqa: BLE001 - nothing was stored: talk and words stay as they stand, and a note says why
            yield {"live": told(error, place.language), BOX: text}

    def _message(self, place: Place, text: str, files: Sequence[Path]) -> Iterator[Screen]:
        if place.project and not self._shelf.known(place.project):
            yield {**self._front(place.language), "live": chat.status(label("window.gone.text", place.language), "note"), BOX: text}
            return
        if act := self._ordered(place, text, files):
            for given in self._turned(place, act):
                yield {BOX: "", **given}
            return
        name = place.project or self._groundplan.new_name(text or (files[0].stem if files else ""))
        failed: list[str] = []
        empty: Screen = {BOX: ""}  # the box is emptied once: what is written while an answer comes stays
        for said, answer in sendings(text, files, self._groundplan, begun=self._shelf.known(name)):
            for given in self._turn(name, said, place.language, failed, answer):
                yield {**given, **empty}
                empty = {}

    def _ordered(self, place: Place, text: str, files: Sequence[Path]) -> Turning | None:
        """Undo or redo, said in words: it is done and told like the button's."""
        if files or not place.project:
            return None
        return {"undo": undone, "redo": redone}.get(order_of(Said(text=text), self._shelf.glance(place.project).case))

    def acted(self, act: str, arg: str, place: Place) -> Iterator[Screen]:
        """A click on the page; an act that is not known changes nothing."""
        try:
            yield from self._acts(arg, place).get(act, list)()
        except Exception as error:  # noqa: BLE001 - one plain sentence on the page; the log says what it was
            yield {**self.opened(place.project, place.language), "live": told(error, place.language)}

    def _acts(self, arg: str, place: Place) -> Mapping[str, Callable[[], Iterable[Screen]]]:
        project, language = place.project, place.language
        ask = self._groundplan
        return {
            "open": lambda: [{**self.opened(arg, language), BOX: ""}],
            "see": lambda: [{**self.opened(project, language), "live": chat.status(label("window.shown", language))}],
            "example": lambda: self.said(Place(language=language), example_text(arg, language)),
            "answer": lambda: self._sent(place, Said(answers=answers_of(arg))),
            "plan_now": lambda: self._sent(place, Said(answers=answers_of(arg), plan_now=True)),
            "go_on": lambda: self._sent(place, Said(go_on=True)),
            "why_not": lambda: self._sent(place, Said(text=arg)),
            "keep": lambda: self._sent(place, Said(text=arg)),
            "resume": lambda: self._resumed(place),
            "correct": lambda: self._clicked(place, lambda s: s.correct(*correction_of(arg))),
            "as_brief": lambda: self._as_brief(place, arg),
            "remove_file": lambda: self._clicked(place, lambda s: ask.remove_file(s, arg)),
            "drop": lambda: self._clicked(place, lambda s: s.drop(int(arg))),
            "choose": lambda: self._chosen(place, arg),
            "tick": lambda: self._ticked(place, arg),
            "undo": lambda: self._turned(place, undone),
            "redo": lambda: self._turned(place, redone),
            "language": lambda: self._spoken(project, arg),
            "rename": lambda: self._renamed(place, arg),
            "branch": lambda: self._branched(place, arg),
            "delete": lambda: self._deleted(place, arg),
            "allow_model": lambda: self._led(place, ask.allow_model, "mode.allowed"),
            "refuse_model": lambda: self._led(place, ask.refuse_model, "mode.refused"),
            "retry_model": lambda: self._led(place, ask.retry_model, "mode.retried"),
        }

    # ---- turns ----

    def _sent(self, place: Place, said: Said) -> Iterator[Screen]:
        """An order of the page; one that was meant for a card that is no longer there is not carried out."""
        self._there(place)
        session = self._shelf.glance(place.project)
        slots = {q["slot"] for q in chat.questions_open(session.case)}
        if place.behind(session.position) and not set(said.answers) <= slots:
            yield {**self.opened(place.project, place.language), "live": chat.status(label("window.newer", place.language), "note")}
            return
        yield from self._turn(place.project, said, place.language)

    def _turn(
        self, name: str, said: Said, language: str, failed: list[str] | None = None, answer: Answer | None = None
    ) -> Iterator[Screen]:
        """Send one message: it stands there at once, then steps and text as they come, then the screen from the journal.

        `failed` takes in what fails, as markup; what it holds already is shown too.
        """
        failed = [] if failed is None else failed
        try:
            session = self._shelf.glance(name)
            if language != session.case.language and not session.entries():
                session.speak(language)
            running = Live(said, session.case, session.case.language, name)
            yield from self._streamed(name, running, failed, answer or (lambda s: s.send(said)))
        except Exception as error:  # noqa: BLE001 - the message is stored; the conversation goes on
            failed.append(told(error, language))
        there = self._shelf.known(name)  # not where the first files of a new project were all refused
        shown = self.opened(name, language) if there else self._front(language)
        yield {**shown, **({"live": "".join(failed)} if failed and not (there and self._stands(name)) else {})}

    def _streamed(self, name: str, turn: Live, failed: list[str], answer: Answer) -> Iterator[Screen]:
        with self._busy.answering(name):
            early = self._shelf.glance(name)
            now = chat.Now(position=early.position, running=True)
            yield {"log": chat.log(early.case, self._sources(early), project=name, now=now), "live": turn.drawn()}
            for stage in self._preparing.watch():
                yield {"live": turn.drawn(stage.words(early.case.language))}
            for event in in_background(answer(self._shelf.session(name))):
                if turn.heard(event):
                    yield {"live": turn.drawn()}
        failed += turn.failed

    def _as_brief(self, place: Place, name: str) -> Iterator[Screen]:
        """Read a file of the project like a message of the team."""
        self._there(place)
        text = self._groundplan.files.document(place.project, name).text
        yield from self._turn(place.project, Said(text=text, document=name), place.language)

    def _resumed(self, place: Place) -> Iterator[Screen]:
        """Answer the message that was left open when the program was stopped."""
        failed: list[str] = []
        case = self._there(place).case
        said = next((m for m in reversed(case.messages) if m.author == "user"), None)
        turn = Live(Said(text=said.text if said else ""), case, case.language, place.project)
        yield from self._streamed(place.project, turn, failed, lambda s: s.resume())
        yield {**self.opened(place.project, place.language), **({"live": "".join(failed)} if failed else {})}

    def _stands(self, name: str) -> bool:
        """Whether the failure stands in the talk already."""
        messages = self._shelf.glance(name).case.messages
        return bool(messages) and bool(messages[-1].body.get("failed"))

    # ---- acts on one project ----

    def _there(self, place: Place) -> Session:
        """The project of an act.

        Raises:
            SessionUnknown: it was deleted in another window.

        """
        if not self._shelf.known(place.project):
            raise SessionUnknown(label("window.gone", place.language), label("window.unknown", place.language))
        return self._shelf.glance(place.project)

    def _clicked(self, place: Place, act: Callable[[Session], Iterator[events.Event]]) -> Iterator[Screen]:
        self._there(place)
        for _ in in_background(act(self._shelf.session(place.project))):
            pass
        yield self.opened(place.project, place.language)

    def _chosen(self, place: Place, arg: str) -> Iterator[Screen]:
        given = json.loads(arg)
        self._there(place).choose(str(given["headline"]), str(given["value"]), str(given.get("reason", "")))
        yield self.opened(place.project, place.language)

    def _ticked(self, place: Place, arg: str) -> Iterator[Screen]:
        given = json.loads(arg)
        self._there(place).tick(str(given["item"]), done=bool(given["done"]))
        yield self.opened(place.project, place.language)

    def _turned(self, place: Place, act: Turning) -> Iterator[Screen]:
        """Take back or bring back a turn, and tell what is different in the plan; `act` returns what to say, and words for the box."""
        session, language = self._there(place), place.language
        if place.behind(session.position):
            yield {**self.opened(place.project, language), "live": chat.status(label("window.newer.act", language), "note")}
            return
        before = session.plan
        found = act(session, language)
        if found is None:
            yield {**self.opened(place.project, language), "live": chat.status(nothing(act, language))}
            return
        words, text = found
        after = session.plan
        drawn = after or before
        names = Names(drawn, self._groundplan.catalogue.roles, language) if drawn else None
        line = chat.turned(words, changes(before, after) if before and after else [], names, language)
        yield {**self.opened(place.project, language), "live": line, **({BOX: text} if text else {})}

    def _spoken(self, project: str, language: str) -> Iterator[Screen]:
        chosen = "es" if language == "es" else "en"
        if self._shelf.known(project):
            self._shelf.glance(project).speak(chosen)
        yield self.opened(project, chosen)

    def _renamed(self, place: Place, arg: str) -> Iterator[Screen]:
        given = json.loads(arg)
        named, title = Place(str(given["name"]), place.language), str(given["title"])
        self._there(named).rename(title)
        words = label("renamed.done", place.language, title=self._shelf.title(named.project, place.language))
        yield {**self.opened(place.project, place.language), "live": chat.status(words)}

    def _branched(self, place: Place, name: str) -> Iterator[Screen]:
        title = self._shelf.title(name, place.language)
        new = self._groundplan.branch(name)
        yield {**self.opened(new, place.language), "live": chat.status(label("branch.done", place.language, title=title)), BOX: ""}

    def _deleted(self, place: Place, name: str) -> Iterator[Screen]:
        title = self._shelf.title(name, place.language)
        self._groundplan.delete(name)
        self._shelf.forget(name)
        shown = "" if name == place.project else place.project
        line = chat.status(label("delete.done", place.language, title=title))
        yield {**self.opened(shown, place.language), "live": line, **({} if shown else {BOX: ""})}

    def _led(self, place: Place, act: Callable[[], None], words: str) -> Iterator[Screen]:
        """The team says who leads."""
        act()
        host = self._groundplan.mode(place.language).host
        yield {**self.opened(place.project, place.language), "live": chat.status(label(words, place.language, host=host))}

    # ---- inside ----

    def _sources(self, session: Session) -> Sources:
        case, plan, catalogue = session.case, session.plan, self._groundplan.catalogue
        names = Names(plan, catalogue.roles, case.language) if plan else None
        return number_sources(plan, case, names, catalogue.decks.values(), case.language)
