"""The answer of one question card: the words of a button, or the text of its field."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any

from assistant.case import Fact, Origin
from assistant.reading import kind_open
from assistant.reading.claims import Sentence
from assistant.reading.papers import with_papers
from assistant.reading.plain_kinds import instead, turned_down
from assistant.reading.reader import MOST_SENTENCES, read_sentence
from assistant.reading.result import Lexicon, Occasion
from assistant.reading.text import MOST_READ, fold, readable, sentences
from assistant.reading.together import told_together
from assistant.reading.tongues import language_of
from assistant.reading.unknowns import topic_beside, unknown_phrase
from assistant.wording import say
from knowledge.embeddings import Embedder
from knowledge.rows import Button, Slot

KIND_SLOT = "business_objective"
"""The question that may offer kinds of problems to choose from."""


def read_answer(  # noqa: PLR0913 - all but slot and text are named
    slot: str,
    text: str,
    *,
    turn: int,
    language: str,
    catalogue: Lexicon,
    today: dt.date,
    known: Mapping[str, Any] | None = None,
    embedder: Embedder | None = None,
) -> tuple[Fact, ...]:
    """The facts of an answer to the question of `slot`; the first one is a fact of that slot.

    A text that is a button's words gives that button's signals (origin "button"); anything else is read as an answer to
    this one question. An empty text, or an unknown slot, gives nothing.
    """
    row = catalogue.slots.get(slot)
    if row is None or not any(c.isalnum() for c in text):
        return ()
    if (kind := _kind_chosen(slot, text, catalogue)) is not None:
        signals = {"problem": kind, "problem_likely": None} if kind else instead(text, known or {}, catalogue)
        return (Fact(slot=slot, words=text.strip(), signals=signals, origin=Origin(kind="button", turn=turn)),)
    button = button_of(row, text)
    if button is not None and (button.signals or slot not in {"deadline"}):
        return (Fact(slot=slot, words=text, signals=dict(button.signals), origin=Origin(kind="button", turn=turn)),)
    low = readable(text)
    if unknown_phrase(low) and not topic_beside(low):
        return (Fact(slot=slot, words=text.strip(), origin=Origin(turn=turn), unknown=True),)
    spoken = language_of(text)
    occasion = Occasion(turn, "es" if "es" in {spoken, language} else "en", today, catalogue, embedder, known or {})
    found = [_asked(text, low, span.start, span.end, slot, occasion) for span in sentences(low)[:MOST_SENTENCES]]
    found, _ = told_together(found, [slot] * len(found))
    facts = with_papers(found, [fact for sentence in found for fact in read_sentence(sentence, occasion)], occasion)
    if button is not None:
        facts = [fact.model_copy(update={"origin": Origin(kind="button", turn=turn)}) for fact in facts]
    facts = facts or [Fact(slot=slot, words=text[:MOST_READ].strip(), origin=Origin(turn=turn))]
    if slot == KIND_SLOT and occasion.known.get("problem_likely"):  # which of the kinds, in the team's own words
        wished = not occasion.known.get("wish") and not turned_down(text, occasion.known, catalogue, asked=True)
        said = {name: value for name, value in facts[0].signals.items() if name != "wish" or wished}
        facts[0] = facts[0].model_copy(update={"signals": said | kind_open.chosen(text, occasion)})
    return tuple(facts)


def _asked(text: str, low: str, start: int, end: int, slot: str, occasion: Occasion) -> Sentence:
    return Sentence(
        text=text[start:end],
        low=low[start:end],
        today=occasion.today,
        language=occasion.language,
        known=occasion.known,
        asked=slot,
        context=low[:2000],
        message=text,
    )


def _kind_chosen(slot: str, text: str, catalogue: Lexicon) -> str | None:
    """The kind of problem whose name `text` is, in either language; "" for none of those offered, None where no kind is named."""
    if slot != KIND_SLOT:
        return None
    said = _plain(text)
    if said in {_plain(say("kind.none", language)) for language in ("en", "es")}:
        return ""
    return next((row.id for row in catalogue.problems.values() if said in {_plain(row.name.en), _plain(row.name.es)}), None)


def button_of(row: Slot, text: str) -> Button | None:
    """The button whose words in either language are `text`."""
    said = _plain(text)
    return next((b for b in row.buttons if said in {_plain(b.say.en), _plain(b.say.es)}), None)


def _plain(text: str) -> str:
    return re.sub(r"[^a-z0-9%]+", " ", fold(text)).strip()
