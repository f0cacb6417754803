"""Answers in the middle of an interview: about the course, why a question is asked, why not another option."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.nouns import fill
from assistant.own_files import place_of
from assistant.plan.model import Plan
from assistant.planners import plan_answers, plan_details, plan_first, what_if
from assistant.planners.base import Turn
from assistant.questions import Effect, effects, without_answer
from assistant.reading import Intent
from assistant.reading.own_files import own_file_topic
from assistant.reading.text import readable, sentences
from assistant.replies import Part
from assistant.wording import say
from knowledge.answering import Answer
from knowledge.citations import Citation
from knowledge.rows import Slot
from knowledge.spanish import marked

SURE = 0.75
"""Confidence from which an answer of the notes is told behind that of the plan."""


def parts(turn: Turn, plan: Plan, intent: Intent) -> Iterator[Part]:
    """The answer to one question of the team."""
    if intent.kind == "course_question":
        yield from _answered(turn, plan, intent)
    elif intent.kind == "plan_question":
        alone = len(plan_first.questions_in(intent.text)) == 1
        found = plan_first.from_the_plan(intent.text, plan, turn.desk, sure=alone)
        yield from found or plan_answers.parts(plan, intent.about, turn.case.language)
    elif intent.kind == "why_ask":
        yield from _why_ask(turn, intent)
    elif intent.kind == "what_if":
        yield from _what_if(turn, plan, intent)
    elif intent.kind == "help":
        yield ways_to_talk(turn)
    else:
        yield from plan_first.why_not(intent.about or intent.text, plan, turn.desk)


def asked_in_brief(turn: Turn, plan: Plan) -> Iterator[Part]:
    """The answer to an "A or B?" of a first message, whose other questions are what the plan is for."""
    text = turn.said.text
    for span in sentences(readable(text)):
        if text[span.start : span.end].rstrip().endswith("?"):
            yield from plan_first.sides_named(text[span.start : span.end], plan, turn.desk)


def back_to_questions(turn: Turn) -> Part:
    """The sentence that leads back to the card that was open."""
    last, number = len(turn.case.asked), len(turn.case.unanswered)
    key, fields = ("back", {"n": last}) if number == 1 else ("back.range", {"a": last - number + 1, "b": last})
    return Part(kind="text", text=say(key, turn.case.language, **fields))


# ---- what can be typed ----

WAYS = ("tell", "answer", "correct", "what_if", "course", "plan", "undo", "now")
"""What a team can do in the talk, in the order of the list."""


def ways_to_talk(turn: Turn) -> Part:
    """What can be typed here, each with an example."""
    language = turn.case.language
    return Part(kind="list", text=say("help.head", language), items=tuple(say(f"help.{way}", language) for way in WAYS))


# ---- what if ----

_OURS = re.compile(r"(?i)\d|\b(?:we|our|us|i|me|my|he|she|they|nosotros|nuestr[oa]s?|nos|mi|yo|\w{2,}(?:amos|emos|imos))\b")
"""Words of a team and its figures."""


def _what_if(turn: Turn, plan: Plan, intent: Intent) -> Iterator[Part]:
    """What would follow; "what happens if the data drift?" is about no team, so the course answers where it can."""
    ours = _OURS.search(intent.text) or what_if.is_of_the_team(intent.text)
    if not ours and turn.desk.ask and not what_if.is_readable(turn, intent.text):
        answer = turn.desk.ask(_in_its_language(turn, intent.text), turn.case.session)
        if answer.answered:
            yield from _told(turn, answer)
            return
    yield from what_if.parts(turn, plan, intent.text)


# ---- the course ----


def _answered(turn: Turn, plan: Plan, intent: Intent) -> Iterator[Part]:
    """Out of the plan first, with what the notes surely say behind it; where it is silent, or not made yet, out of the notes alone."""
    about_plan = turn.before is not None and not _of_files(turn, intent)
    if about_plan and (told := plan_details.details(intent.text, plan, turn.desk)):
        yield from told  # no course knows anything of it
        return
    found = plan_first.from_the_plan(intent.text, plan, turn.desk) if about_plan else []
    if not found:
        yield from _from_the_notes(turn, intent, plan_details.person_named(intent.text, plan) if about_plan else [])
        return
    yield from found
    if turn.desk.ask:
        answer = turn.desk.ask(_in_its_language(turn, intent.text), turn.case.session)
        if answer.answered and answer.confidence >= SURE:
            text = say("plan_answer.notes", turn.case.language, answer=answer.answer)
            yield Part(kind="answer", text=text, citations=tuple(cited(c, turn) for c in answer.citations))


def _in_its_language(turn: Turn, question: str) -> str:
    """The question so that the notes answer it, or refuse, in the language of the talk; one in English stays English."""
    return marked(question) if turn.case.language == "es" else question


def _of_files(turn: Turn, intent: Intent) -> str:
    """What is asked of the team's own files; "" for any other question."""
    return own_file_topic(intent.text) if turn.desk.ask_own else ""


def _from_the_notes(turn: Turn, intent: Intent, instead: Sequence[Part] = ()) -> Iterator[Part]:
    """The answer of the notes, or of the team's files; `instead` where the notes have none."""
    if turn.desk.ask is None:
        yield from instead
        return
    if turn.desk.ask_own and (topic := _of_files(turn, intent)):
        yield from _from_their_files(turn, turn.desk.ask_own(topic, turn.case.session))
        return
    answer = turn.desk.ask(_in_its_language(turn, intent.text), turn.case.session)
    if instead and not answer.answered:
        yield from instead
        return
    yield from _told(turn, answer)
    if answer.answered and (own := _in_your_case(turn, answer, intent)):
        yield Part(kind="text", text=say("in_your_case", turn.case.language, text=own))


def _from_their_files(turn: Turn, answer: Answer | None) -> Iterator[Part]:
    """What the team's own files say, in their words and with the page."""
    if answer is None:
        yield Part(kind="text", text=say("files.none", turn.case.language))
        return
    yield from _told(turn, answer)


def _told(turn: Turn, answer: Answer) -> Iterator[Part]:
    """An answer of the notes or of a team's files with its citations, and what it lost when it was checked."""
    yield Part(kind="answer", text=answer.answer, citations=tuple(cited(c, turn) for c in answer.citations))
    yield from left_out(turn, answer.quotes_dropped)


def left_out(turn: Turn, quotes: int, sentences: tuple[str, ...] = ()) -> Iterator[Part]:
    """A plain line for the quotes of an answer that stand in no source; `sentences` are those that stay without one."""
    if quotes:
        text = say("quotes.dropped", turn.case.language, n=quotes)
        yield Part(kind="list" if sentences else "text", text=text, items=sentences)


def cited(citation: Citation, turn: Turn) -> dict[str, Any]:
    """A citation as the screen shows it, with its place in words."""
    says = {"says": citation.says} if citation.says else {}
    if citation.own:
        place = place_of(citation.source, citation.page, citation.newer, turn.case.language)
        told = {"source": citation.source, "heading": citation.heading, "deck": "", "quote": citation.quote, "place": place}
        return {**told, **says, "own": True, "page": citation.page, "passage": citation.passage}
    deck = turn.desk.catalogue.decks.get(citation.deck)
    language = turn.case.language
    place = (
        say("place", language, deck=deck.title, heading=citation.slide)
        if deck
        else say("place.public", language, name=citation.slide or citation.heading)
    )
    told = {"source": citation.source, "heading": citation.heading, "deck": citation.deck, "quote": citation.quote, "place": place}
    return {**told, **says}


def _in_your_case(turn: Turn, answer: Answer, intent: Intent) -> str:
    """What a way of release means for this team, when the question names one."""
    if turn.case.language != "en" or not answer.citations or any(citation.own for citation in answer.citations):
        return ""  # these sentences are there in English only
    asked = (intent.about or intent.text).lower().replace("/", "").replace("-", " ")  # "A/B test" is called ab_test
    for strategy in turn.desk.catalogue.strategies.values():
        if re.search(rf"\b{re.escape(strategy.id.replace('_', ' '))}", asked) and strategy.in_your_case:
            return fill(strategy.in_your_case, turn.situation().nouns)
    return ""


# ---- why do you ask ----


def _why_ask(turn: Turn, intent: Intent) -> Iterator[Part]:
    """Why each open question is asked, or only the one that the team names; where none is open, the notes are asked."""
    case, about = turn.case, intent.about or intent.text
    found = {e.slot.id: e for e in effects(turn.situation(case.model_copy(update={"asked": ()})))}
    slots = [turn.desk.catalogue.slots[identity] for identity in case.unanswered]
    lines = [_reason(slot, found.get(slot.id), turn) for slot in _named_question(slots, about, case.language)]
    if lines:
        yield Part(kind="list", text=say("why_ask.head", case.language), items=tuple(lines))
    else:
        yield Part(kind="text", text=say("why_ask.none", case.language))


def _reason(slot: Slot, effect: Effect | None, turn: Turn) -> str:
    language, tables = turn.case.language, turn.desk.catalogue.tables
    fields = {"question": slot.question.in_(language), "why": slot.why.in_(language)}
    turned = [_inside(tables[h].question.in_(language)) for h in sorted(effect.turns) if h in tables] if effect else []
    return say("why_ask.turns", language, **fields, parts="; ".join(turned[:3])) if turned else say("why_ask.plain", language, **fields)


def _inside(question: str) -> str:
    """A question as it stands inside a sentence."""
    bare = question.strip("¿?")
    return bare[:1].lower() + bare[1:]


OF_FIGURES = ("deadline", "budget")
"""Questions that a bare date or amount answers whenever it is said."""
ASKING = frozenset(("know", "need", "needs", "this", "that", "want", "wants", "question", "asking"))
ASKING |= {"saber", "pregunta", "preguntas", "esto", "necesita"}
"""Words of the asking itself, which name no question."""


def _stems(text: str) -> set[str]:
    return {word[:5] for word in re.findall(r"\w{4,}", text.lower()) if word not in ASKING}


def _named_question(slots: list[Slot], about: str, language: str) -> list[Slot]:
    """The one question that shares most words with `about`; all of them when none stands out."""
    words = _stems(about)
    shared = {slot.id: len(words & _stems(f"{slot.question.in_(language)} {slot.why.in_(language)}")) for slot in slots}
    most = max(shared.values(), default=0)
    named = [slot for slot in slots if shared[slot.id] == most]
    return named if most and len(named) == 1 else slots


def passed_over(turn: Turn, text: str) -> tuple[str, ...]:
    """The slots without an answer that a late word may answer: the one that it names, else, for a figure, those that want one."""
    language = turn.case.language
    slots = [turn.desk.catalogue.slots[name] for name in without_answer(turn.situation())]
    words = _stems(text)
    named = [slot for slot in slots if words & _stems(f"{slot.question.in_(language)} {slot.short.in_(language)}")]
    if len(named) == 1:
        return (named[0].id,)
    return tuple(slot.id for slot in slots if slot.id in OF_FIGURES) if any(c.isdigit() for c in text) else ()
