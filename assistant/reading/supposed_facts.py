"""What would be known if something supposed were so: its facts, read against what is known. Nobody stores them here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from assistant.case import Fact, Origin
from assistant.reading.against_known import changes_of_known
from assistant.reading.answers import read_answer
from assistant.reading.claims import Sentence
from assistant.reading.dropped import without
from assistant.reading.lost_sources import lost_sources
from assistant.reading.reader import read
from assistant.reading.result import Lexicon, Occasion
from assistant.reading.supposing import stated
from assistant.reading.text import readable
from assistant.reading.tongues import language_of
from knowledge.embeddings import Embedder

_OF_THE_END = re.compile(
    r"\b(?:deadline|due|live|ready|done|finish\w*|in use|launch\w*|deliver\w*|running|start using|plazo|fecha|list[oa]|entreg\w+|termin\w+|"
    r"en uso|en marcha|acab\w+|lanz\w+)\b"
)
_JOINED = re.compile(r",? (?:and|y|e) (?=(?:we|i|the|our|there|nobody|they|only|it|el|la|los|las|solo|no|hay|tenemos|nos|se)\b)")


@dataclass(frozen=True)
class Heard:
    """Whom a supposition is read for: as a later message of the talk, in its language, on a day, against what is known."""

    turn: int
    language: str
    today: dt.date
    catalogue: Lexicon
    known: Mapping[str, Any]
    embedder: Embedder | None = None
    kind_chosen: bool = False


def supposed_facts(clause: str, heard: Heard) -> tuple[Fact, ...]:
    """The facts (number 0) that `clause` would be, with its own words; none where nothing of it can be read."""
    found: dict[str, Fact] = {}
    for part in _JOINED.split(clause):
        for fact in _facts_of(part.strip(" ,;"), heard):
            same = found.get(fact.slot)
            found[fact.slot] = fact if same is None else same.model_copy(update={"signals": same.signals | fact.signals})
    words = clause.strip()
    return tuple(fact.model_copy(update={"words": words}) for fact in found.values())


def _facts_of(part: str, heard: Heard) -> list[Fact]:
    text = stated(part)
    against = [Fact(slot=slot, words=part, signals=signals, origin=Origin(turn=heard.turn)) for slot, signals in _changes(text, heard)]
    if against:
        return against
    told = read(
        text,
        turn=max(2, heard.turn),
        language=heard.language,
        catalogue=heard.catalogue,
        today=heard.today,
        known=heard.known,
        embedder=heard.embedder,
        kind_chosen=heard.kind_chosen,
    ).facts
    plain = [fact for fact in told if fact.signals and not fact.unknown and not _only_there(fact, text)]
    return plain or _as_answers(text, [fact.slot for fact in told if not fact.signals], heard)


def _only_there(fact: Fact, text: str) -> bool:
    """Whether a fact says that data are there and gives no figure, where the words say that they go, or come later."""
    figures = [value for value in fact.signals.values() if isinstance(value, dict | int | float) and not isinstance(value, bool)]
    return not (_THERE.isdisjoint(fact.signals) or figures) and bool(_GO_OR_COME.search(readable(text)))


_THERE = frozenset({"data_exists", "sources_named", "data_forms", "systems_named"})
_GO_OR_COME = re.compile(
    r"\b(?:lose|loses|lost|without|fails?|breaks?|dies?|arrives?|comes?|late|later|gone|missing|stop(?:s|ped)?|ends?|"
    r"no longer|cut|off|down|not|"
    r"perdemos|perdiera\w*|sin|falla\w*|llega\w*|rompe\w*|dejan?|ya no|no|tarde)\b|n't\b"
)


def _changes(text: str, heard: Heard) -> list[tuple[str, dict[str, Any]]]:
    low = readable(text)
    spoken = "es" if "es" in {language_of(text), heard.language} else "en"
    s = Sentence(text=text, low=low, today=heard.today, language=spoken, known=heard.known, context=low)
    return list(changes_of_known(s)) or _gone(s, heard)


def _gone(s: Sentence, heard: Heard) -> list[tuple[str, dict[str, Any]]]:
    """The sources that are left where one of them would go; without the last one there are no data."""
    sources = list(s.known.get("sources_named") or ())
    gone = lost_sources(s.text, sources)
    if not gone:
        return []
    occasion = Occasion(heard.turn, heard.language, heard.today, heard.catalogue, heard.embedder, heard.known)
    nothing = [("data_sources_volume", {"data_exists": False})] if len(gone) == len(sources) else []
    return [*without(s, gone, occasion), *nothing]


def _as_answers(text: str, slots: list[str], heard: Heard) -> list[Fact]:
    """The text as an answer to the question that it is about: the one it is nearest to, or the one for the last day."""
    if not slots and _OF_THE_END.search(readable(text)):
        slots = ["deadline"]
    found = [
        fact
        for slot in slots
        for fact in read_answer(
            slot,
            text,
            turn=heard.turn,
            language=heard.language,
            catalogue=heard.catalogue,
            today=heard.today,
            known=heard.known,
            embedder=heard.embedder,
        )
        if fact.slot == slot
    ]
    return [fact for fact in found if fact.signals and not fact.unknown and not _only_there(fact, text)]
