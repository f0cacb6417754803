"""Puts the product together: settings -> journal, catalogue, index, planner -> sessions."""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

from assistant.case import replay
from assistant.consent import Consent
from assistant.entries import ASIDE, Draft
from assistant.errors import BadInput, EnvironmentBroken, GroundplanError, SessionUnknown
from assistant.events import Event
from assistant.journal import Journal
from assistant.model_gateway import warm_up as warm_up_model
from assistant.own_files import OwnFiles
from assistant.planners.base import Desk
from assistant.planners.interview import Interview
from assistant.planners.leading import Lead, Led, Mode
from assistant.projects import SessionRow, clean_title, what_if
from assistant.reading import read
from assistant.session import Session
from assistant.settings import Settings, load_settings, writable_folder
from assistant.taking_in import take_in, take_out
from assistant.uploads import Uploads
from knowledge.answering import Answer, ask
from knowledge.catalogue import Catalogue, load_catalogue
from knowledge.embeddings import Embedder
from knowledge.errors import KnowledgeError
from knowledge.index import Index, ensure_index, forget_index, models_folder
from knowledge.models import open_embedder
from knowledge.quoting import quoted
from knowledge.remembered import RememberedEmbedder
from knowledge.retrieval import Passage, Retriever
from knowledge.team_answers import ask_team

Progress = Callable[[int, int, str], None]

WARM_UP = "We want to know which customers will leave."
"""Any sentence: reading it embeds the sentences of the catalogue."""


class Groundplan:
    """One installation: its projects, and what all of them share.

    The index is opened when it is first needed; `progress(done, total, label)` is told while it is built.
    """

    def __init__(self, settings: Settings | None = None, progress: Progress | None = None) -> None:
        self.settings = settings or load_settings()
        self._progress = progress
        self.home = writable_folder(self.settings.home)
        self.journal = Journal(self.settings.journal_url, locks=self.home / "turns")
        self.uploads = Uploads(self.home / "uploads")

    @cached_property
    def lead(self) -> Lead:
        """Who leads: the language model or the interview."""
        return Lead(self.settings, Consent(self.home / "consent.json"))

    @cached_property
    def catalogue(self) -> Catalogue:
        """What is known, apart from the notes."""
        return load_catalogue()

    @cached_property
    def index(self) -> Index:
        """The index of the shipped notes; built the first time.

        Raises:
            EnvironmentBroken: it can neither be opened nor built; the message says why.
        """
        try:
            return ensure_index(self.home, self._progress)
        except KnowledgeError as error:
            raise EnvironmentBroken(error.message, error.remedy) from error

    @cached_property
    def retriever(self) -> Retriever:
        """Finds passages in the notes."""
        return Retriever(self.index)

    @cached_property
    def embedder(self) -> Embedder:
        """Vectors for texts; the model is exported once with the index."""
        folder = models_folder(self.home)
        try:
            return RememberedEmbedder(open_embedder(folder), folder / "remembered")
        except KnowledgeError as error:
            raise EnvironmentBroken(error.message, error.remedy) from error

    @cached_property
    def files(self) -> OwnFiles:
        """The projects' own files."""
        return OwnFiles(self.home, self.journal, self.uploads, lambda: self.embedder)

    @cached_property
    def desk(self) -> Desk:
        """What the planner works with."""
        return Desk(
            catalogue=self.catalogue,
            embedder=self.embedder,
            ask=self.ask,
            today=self.settings.today,
            ask_own=self.ask_own,
            search=self._search,
        )

    def session(self, name: str) -> Session:
        """The session `name`; a new one begins with its first message."""
        return Session(name, self.journal, self.desk, Led(self.lead, Interview()))

    def existing(self, name: str) -> Session:
        """The session `name`.

        Raises:
            SessionUnknown: nothing was ever said under that name.
        """
        self.expect(name)
        return self.session(name)

    def expect(self, name: str) -> None:
        """See that the project is there.

        Raises:
            SessionUnknown: nothing was ever said under that name.
        """
        if not self.journal.exists(name):
            raise SessionUnknown(f"There is no project named {name}.", "Choose one from the list of projects.")

    def mode(self, language: str = "en") -> Mode:
        """Who leads now, where text goes, and whether the team has to be asked."""
        return self.lead.mode(language)

    def allow_model(self) -> None:
        """The team says yes: text may go to the host of the language model."""
        self.lead.allow()

    def refuse_model(self) -> None:
        """The team says no, or takes its yes back: nothing goes to the language model."""
        self.lead.refuse()

    def retry_model(self) -> None:
        """Give the language model another try with the next message."""
        self.lead.retry()

    def projects(self, search: str = "") -> list[SessionRow]:
        """All projects, the latest first; with `search` those whose title or whose team's words hold every word of it."""
        return self.journal.sessions(search)

    def branch(self, name: str, title: str = "") -> str:
        """Copy a project with its files, to try something else there; returns the new name.

        Without a `title` it is "What if: ..." with the old one.

        Raises:
            SessionUnknown: nothing was ever said under that name.
            BadInput: the title is too long.
        """
        self.expect(name)
        source = replay(name, self.journal.read(name))
        listed = {row.name: row.title for row in self.projects()}
        title = clean_title(title) if title.strip() else what_if(listed[name], set(listed.values()), source.language)
        new = self.new_name(title)
        notes = [
            Draft(turn=ASIDE, author="user", kind="branched", body={"session": name, "turn": source.turn}),
            Draft(turn=ASIDE, author="user", kind="renamed", body={"title": title}),
        ]
        self.uploads.copy(name, new)
        self.files.copy(name, new)
        try:
            self.journal.copy(name, new, notes)
        except GroundplanError:
            self.uploads.delete(new)
            self.files.delete(new)
            raise
        return new

    def rename(self, name: str, title: str) -> str:
        """Give a project another title and return it as it is kept.

        Raises:
            SessionUnknown: nothing was ever said under that name.
            BadInput: the title is empty or too long.
        """
        self.expect(name)
        kept = clean_title(title)
        self.journal.append(name, [Draft(turn=ASIDE, author="user", kind="renamed", body={"title": kept})], begun=True)
        return kept

    def new_name(self, text: str = "") -> str:
        """A free name, readable where the text allows it."""
        words = re.sub(r"[^a-z0-9]+", "-", " ".join(text.lower().split()[:5])).strip("-")[:32]
        return f"{words or 'project'}-{secrets.token_hex(3)}"

    def warm_up(self) -> None:
        """Open what the first message needs: the index, the catalogue's sentences as vectors, and a language model's packages."""
        _ = self.index
        if self.lead.may_try():
            warm_up_model()
        if self._progress:
            self._progress(0, 1, "Getting the questions ready")
        read(WARM_UP, turn=1, language="en", catalogue=self.catalogue, today=self.settings.today(), embedder=self.embedder)
        if self._progress:
            self._progress(1, 1, "Getting the questions ready")

    def forget_index(self) -> None:
        """Remove the index of the notes; the next use builds it anew."""
        forget_index(self.home)
        self.__dict__.pop("index", None)
        self.__dict__.pop("retriever", None)

    def delete(self, name: str) -> None:
        """Remove a project for good: its files and their vectors, then its entries, so that half of it can be deleted again."""
        self.files.delete(name)
        self.uploads.delete(name)
        self.journal.delete(name)

    def retriever_of(self, session_name: str) -> Retriever:
        """Finds passages in the notes and in the project's own files; without files it is `retriever` itself."""
        return self.files.beside(session_name, self.retriever) if session_name else self.retriever

    def ask(self, question: str, session_name: str = "") -> Answer:
        """Answer from the notes and, where a project is named, from its own files too."""
        own = self.files.alone(session_name) if session_name else None
        if own is None:
            return ask(question, self.retriever)
        return ask_team(question, own, self.retriever, self.retriever_of(session_name))

    def ask_own(self, topic: str, session_name: str) -> Answer | None:
        """What the project's own files say about `topic`, in their words; None when it has no files."""
        own = self.files.alone(session_name)
        return quoted(topic, own) if own else None

    def add_files(self, session: Session, files: Iterable[tuple[str, bytes | BadInput]], *, as_brief: bool = False) -> Iterator[Event]:
        """Read files (name, bytes) into a project, a step for each. `as_brief`: the first short text of a new project is its brief.

        A file that is refused is told by a `Failed` event, and the others go on.
        """
        return take_in(session, files, self.files, as_brief=as_brief)

    def remove_file(self, session: Session, name: str) -> Iterator[Event]:
        """Take a file out of the search of its project. Raises BadInput when it has none of that name."""
        return take_out(session, name)

    def _search(self, question: str, k: int, session_name: str = "") -> list[Passage]:
        return self.retriever_of(session_name).search(question, k)
