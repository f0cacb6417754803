"""While it is open which kind of problem is meant: what answers that question, and what is about something else."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.plain_kinds import (
    denied_kinds,
    denied_outright,
    instead,
    plain_kind,
    plain_kinds,
    seeks_an_answer,
    turned_down,
    without_denials,
)
from assistant.reading.problems import fits_sort, guessed_but, is_plain_for, leads_away
from assistant.reading.result import Occasion
from assistant.reading.stated_kinds import TOLD_OF_EACH, stated_sort
from assistant.reading.text import fold
from assistant.reading.wishes import NEW_AIM, wish_in
from knowledge.words import content_stems

SLOT = "business_objective"
_WISHED_THING = re.compile(
    r"^\W*(?:(?:to|that|we|the|a|an|just|only|solo|que) )*"
    r"(?:fewer|less|more|better|shorter|faster|know\w*|predict\w*|forecast\w*|find\w*|detect\w*|sort\w*|tell\w*|"
    r"menos|mas|mejor|saber|predecir|pronosticar|detectar|encontrar|clasificar)\b"
)

_AN_AIM = re.compile(r"\b(?:aim|goal|question|problem|project|task|objetivo|meta)\b")
"""What a new aim is called: the sentence itself tells it."""
_IS_KIND = re.compile(
    r"^\W*(?:(?:no|sorry|wait|actually|rather|in fact|perdon|en realidad)\b[\s,.:]*)*"
    r"(?:(?:it|this|that|(?:our|the|el|la|nuestr[oa]) (?:[a-z]+ )?(?:project|task|problem|case|question|kind|type|proyecto|tarea|problema|"
    r"caso|tipo))(?:'s| is| was| should be| es| era| seria)|we (?:mean|meant)|make it|take|es|era|se trata de|queremos decir|tomen?)\s"
    r"(?!(?:not|no|never|about)\b|\d)"
)
"""Words with which somebody says what the matter is, or was all along."""


def is_open(known: Mapping[str, Any]) -> bool:
    """Whether several kinds fit what was said, and the team chose none of them."""
    return bool(known.get("problem_likely"))


def slot_of(slot: str, s: Sentence, occasion: Occasion) -> str:
    """The question that a sentence answers, where `slot` was thought of: the one for the kind only, and always, where it says that."""
    if settles_it(s, occasion) or _puts_kind_right(s, occasion):
        return SLOT
    return "" if is_open(occasion.known) and slot == SLOT and not answers_it(s, occasion) else slot


def _puts_kind_right(s: Sentence, occasion: Occasion) -> bool:
    """Whether a later sentence denies the kind that the plan goes by, or says what sort of task it is: no answer to anything else."""
    known, lexicon = occasion.known, occasion.lexicon
    if not known.get("problem") and not is_open(known):
        return False
    return bool(_sort_said(s, occasion)) or denied_outright(s.text, known, lexicon)


def _sort_said(s: Sentence, occasion: Occasion) -> str:
    """The sort of task that a sentence says; where a kind is settled, a warning wished beside it is no other kind, save for a setting."""
    sort, row = stated_sort(s.low), occasion.lexicon.problems.get(str(occasion.known.get("problem") or ""))
    beside = row and not is_open(occasion.known) and not (row.output_kind == "actions" or leads_away(row))
    return "" if sort == TOLD_OF_EACH and beside else sort


def settles_it(s: Sentence, occasion: Occasion) -> bool:
    """Whether a sentence says in words what is wanted while no kind is even guessed; a wish for a number is an aim."""
    return (is_open(occasion.known) or _nothing_wanted(occasion.known)) and not occasion.known.get("problem") and _wished(s)


def new_wishes(found: Sequence[Sentence], occasion: Occasion) -> list[Sentence]:
    """The sentences of a later message that say what shall come out, where it says that this is something else now.

    "Change of plans: the team is two people" speaks of the team, "the main aim is 2 %" of a number, "we want to be faster" of neither.
    """
    turns = [NEW_AIM.search(s.low) for s in found]
    if not any(turns):
        return []
    wishes = [s for s, turn in zip(found, turns, strict=True) if wish_in(s) or (turn and _AN_AIM.search(turn.group()))]
    return [s for s in wishes if not s.quantities and seeks_an_answer(s.text, occasion.lexicon)]


def is_sure(signals: Mapping[str, Any], occasion: Occasion) -> bool:
    """Whether a kind was guessed that is no matter of choice; by words alone nothing is sure."""
    return bool(occasion.embedder and signals.get("problem")) and not signals.get("problem_likely")


def _nothing_wanted(known: Mapping[str, Any]) -> bool:
    """Whether things were said, and none of them is a wish or a kind."""
    return bool(known) and not {"wish", "problem"} & set(known)


def _wished(s: Sentence) -> bool:
    return bool(wish_in(s)) and not s.quantities


def answers_it(s: Sentence, occasion: Occasion) -> bool:
    """Whether a sentence says what is wanted, or is nearest to one of the kinds that were offered."""
    if wish_in(s) or _WISHED_THING.search(s.low) or chosen(s.text, occasion):
        return True
    return not s.quantities and guessed_but((), s.text, occasion).name in occasion.known["problem_likely"]


def answering(found: Sequence[Sentence], asked: Sequence[str], occasion: Occasion) -> tuple[Sentence, dict[str, Any]] | None:
    """The sentence of a later message that says of what kind the problem is, and its signals; what follows it may say the rest."""
    for place, (s, slot) in enumerate(zip(found, asked, strict=True)):
        here = is_open(occasion.known) and slot == SLOT
        settled = occasion.kind_chosen and not here and not denied_outright(s.text, occasion.known, occasion.lexicon)
        if not settled and turned_down(s.text, occasion.known, occasion.lexicon, asked=here):
            told = found[place:] if here else found
            return s, chosen(" ".join(one.text for one in told), occasion)
        if stated := _stated(s, occasion):
            return s, stated
        if here and (signals := chosen(s.text, occasion)):
            return s, signals
        if name := named_kind(s.text, occasion) or _called_anew(s, occasion):
            return s, {"problem": name, "problem_likely": None}
    return None


def _called_anew(s: Sentence, occasion: Occasion) -> str:
    """The kind that a later sentence says the matter is, by its whole name: "no, it is demand forecasting"."""
    lead = _IS_KIND.match(s.low) if occasion.turn > 1 and occasion.known.get("problem") else None
    if lead is None:
        return ""
    rest = s.text[lead.end() :]
    alone = fold(rest).strip(" .!,;:\"'")
    rows = occasion.lexicon.problems.values()
    return next((row.id for row in rows if alone in {fold(row.name.en), fold(row.name.es)}), "") or _called_in_full(rest, occasion, ())


def _stated(s: Sentence, occasion: Occasion) -> dict[str, Any]:
    """The signals where a later sentence says what sort of task it is, and the plan goes by another sort, or by none yet."""
    sort = _sort_said(s, occasion) if occasion.known and not s.opening else ""
    row = occasion.lexicon.problems.get(str(occasion.known.get("problem") or ""))
    if not sort or (row and not is_open(occasion.known) and fits_sort(row, sort)):
        return {}
    gone = [*(occasion.known.get("problem_denied") or ())]
    return of_sort(sort, s.text, [*gone, *([row.id] if row and row.id not in gone and not fits_sort(row, sort) else [])], occasion)


def of_sort(sort: str, text: str, gone: Sequence[str], occasion: Occasion) -> dict[str, Any]:
    """The signals where the team says what sort of task it is: a kind of that sort that is sure, else the plain one.

    Kinds of that sort that were offered stay to choose from. {} where no kind is of that sort.
    """
    known, problems = occasion.known, occasion.lexicon.problems
    plain = next((row.id for row in problems.values() if is_plain_for(row, sort)), "")
    fitting = [
        name for name in known.get("problem_likely") or () if name in problems and fits_sort(problems[name], sort) and name not in gone
    ]
    guess = guessed_but(gone, f"{known.get('wish') or ''}. {text}", occasion)
    sure = guess.name if occasion.embedder and guess.name and not guess.likely and fits_sort(problems[guess.name], sort) else ""
    name = sure or (str(known["problem"]) if known.get("problem") in fitting else plain)
    if not name:
        return {}
    denied: dict[str, Any] = {"problem_denied": [one for one in gone if one != name]} if gone else {}
    if known.get("output_kind") not in (None, problems[name].output_kind):
        denied["output_kind"] = None
    others = [one for one in fitting if one != name][: MOST_OFFERED - 1]
    return {"problem": name, "problem_likely": [*others, name] if others and not sure else None, **denied}


def chosen(text: str, occasion: Occasion) -> dict[str, Any]:
    """The signals of an answer to the question for the kind: one of those offered, another one that is sure, or what shall come out."""
    known, catalogue = occasion.known, occasion.lexicon
    if turned_down(text, known, catalogue, asked=True):
        return _in_its_place(text, occasion)
    guess = guessed_but(known.get("problem_denied") or (), text, occasion)
    sure = guess.name if occasion.embedder and not guess.likely else ""  # by words alone nothing is
    if sort := stated_sort(fold(text)):
        return of_sort(sort, text, known.get("problem_denied") or (), occasion)
    offered = guess.name if guess.name in (known.get("problem_likely") or ()) else ""
    name = named_kind(text, occasion) or sure or offered or plain_kind(text, catalogue)
    return {"problem": name, "problem_likely": None} if name else {}


def _in_its_place(text: str, occasion: Occasion) -> dict[str, Any]:
    """The signals where kinds were turned down: another one that is named or sure, what shall come out, else those that are left."""
    known, catalogue = occasion.known, occasion.lexicon
    offered, now = list(known.get("problem_likely") or ()), known.get("problem")
    denied = denied_kinds(text, known, catalogue) or [*offered, *([now] if now else [])]
    gone = list(dict.fromkeys([*(known.get("problem_denied") or ()), *denied]))
    rest, left = without_denials(text), [name for name in offered if name not in gone]
    if sort := stated_sort(fold(text)):
        return of_sort(sort, text, gone, occasion)
    here = replace(occasion, known={**known, "problem_likely": left})
    guess = guessed_but(gone, rest, here)
    sure = guess.name if occasion.embedder and guess.name and not guess.likely and _same_answer(guess.name, rest, here) else ""
    name = _called_in_full(rest, here, gone) or named_kind(rest, here) or sure
    if name:
        return {"problem": name, "problem_likely": None, "problem_denied": [one for one in gone if one != name]}
    if plain_kind(rest, catalogue) or not left:
        return instead(rest, known, catalogue) | {"problem_denied": gone}
    if now and now not in gone:
        return {"problem_likely": left, "problem_denied": gone}
    return {
        "problem": None,
        "problem_likely": [*left, *(plain_kinds(catalogue).values() if len(left) == 1 else ())],
        "problem_denied": gone,
    }


def _called_in_full(text: str, occasion: Occasion, gone: Collection[str]) -> str:
    """The kind, offered or not, whose whole name of several words stands in a text."""
    said = fold(text)
    rows = (row for row in occasion.lexicon.problems.values() if row.id not in gone)
    return next((row.id for row in rows if any(" " in name and fold(name) in said for name in (row.name.en, row.name.es))), "")


def _same_answer(kind: str, text: str, occasion: Occasion) -> bool:
    """Whether a kind gives the sort of answer that the text asks for, where it asks for one."""
    problems, plain = occasion.lexicon.problems, plain_kind(text, occasion.lexicon)
    return not plain or problems[kind].output_kind.startswith(problems[plain].output_kind)


def named_kind(text: str, occasion: Occasion) -> str:
    """The kind among those offered whose name stands in `text`, or of whose name alone `text` has most words; else ""."""
    text = without_denials(text)
    rows = [occasion.lexicon.problems[name] for name in occasion.known.get("problem_likely") or () if name in occasion.lexicon.problems]
    if (place := _PLACE.match(text)) and 0 < int(place["place"]) <= len(rows):
        return rows[int(place["place"]) - 1].id
    said, stems = fold(text), content_stems(text)
    if whole := next((row.id for row in rows if fold(row.name.en) in said or fold(row.name.es) in said), ""):
        return whole
    held = sorted(((max(_shared(name, stems) for name in (row.name.en, row.name.es)), row.id) for row in rows), reverse=True)
    return held[0][1] if held and held[0][0] > 0 and (len(held) == 1 or held[0][0] > held[1][0]) else ""


def _shared(name: str, stems: Collection[str]) -> int:
    """How many words of a kind's name were said: at least two of them, and more than half; else 0."""
    own = set(content_stems(name))
    held = len(own & set(stems))
    return held if held >= LEAST_SHARED and 2 * held > len(own) else 0


_PLACE = re.compile(r"^\W*(?:(?:option|number|answer|the|opcion|numero) )?(?P<place>\d)\W*$", re.IGNORECASE)
"""The place of an option on the card, alone."""
MOST_OFFERED = 4
"""Kinds to choose from, at most."""
LEAST_SHARED = 2
"""Words of a kind's name that name it (house rule)."""
