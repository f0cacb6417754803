"""What a team gives up ("forget the cameras, RFID log only", "the mobile shops are out of scope"), and what goes with it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.denied import STRUCK
from assistant.reading.meaning import stems
from assistant.reading.plain_kinds import plain_kinds
from assistant.reading.problems import guessed_but
from assistant.reading.result import Occasion
from assistant.reading.scope import FALLS_AWAY
from assistant.reading.text import compiled, fold
from knowledge.rows import Problem

_WORD = r"(?!(?:that|this|it|eso|esto|and|but|we|i|is|are|only|y|pero|solo)\b)[a-z][\w'-]{0,40}(?![\w'-])"
_THING = rf"(?P<thing>{_WORD}(?:\s{_WORD}){{0,4}}?)"
_ENDS = r"(?=\s*(?:$|[.,;:!?)]|(?:and|but|y|pero|please|por favor|altogether|completely|again|instead|for (?:now|the time being)|now)\b))"
_OBJECT = re.compile(rf"{_THING}(?: (?:out|away|back))?{_ENDS}")
_NOT_USED = re.compile(
    r"(?:^|[.;:,]\s)\W*(?:(?:change|now|and|but|ok|so|cambio|ahora|y|pero)\b[\s,:]*)*(?:without|no more|we (?:will not|won't|"
    r"do not|don't|cannot|can't|"
    r"no longer)(?: (?:use|have|want|need|get|take))?|(?:we are )?not using|sin|ya no (?:usamos|tenemos|queremos|"
    r"habra))\s" + _THING + _ENDS
)
_ALONE = re.compile(
    r"(?:^|[.;:,]\s|\band\s|\by\s)\W*(?:only|just|solo|solamente)\s(?:the |use |with |el |la |los |las |con )*"
    rf"{_THING}(?P<more>\s(?:and|y)\s[\w ]+?)?{_ENDS}"
)
_ALONE_BEHIND = re.compile(
    r"(?:^|[.;:,]\s|\band\s|\by\s)\W*(?:the |just |el |la )?(?P<more>(?:[a-z][\w'-]*\s){1,4}?(?:and|y)\s)?"
    rf"{_THING}\s(?:only|alone|solamente|nada mas){_ENDS}"
)
_IF = re.compile(r"\b(?:if|would|could|should we|might|can we|unless|until|si|podria\w*|seria)\b|\?\s*$")
_SEEN = frozenset({"image", "video"})
"""Forms that come from one thing: who drops the cameras drops the pictures."""
_HEARD = frozenset({"audio"})
_COUNTED = ("devices", "rows", "label_count", "labels", "positives")
"""What was counted of the only form of data that there was."""
MOST_WORDS = 16
"""Words up to which a sentence that gives something up is about that (house rule)."""


@dataclass(frozen=True)
class Left:
    """Sources that stay when others go, and the forms of data that go with those."""

    sources: list[str]
    gone: list[str]
    forms_gone: frozenset[str]


def dropped(s: Sentence, occasion: Occasion) -> list[tuple[str, dict[str, Any]]]:
    """(slot, signals) of what a sentence gives up: None for what counts no more, then what is left; empty where nothing goes."""
    if s.opening or not s.known or _IF.search(s.low) or len(s.low.split()) > 2 * MOST_WORDS:
        return []
    return [*_of_sources(s, occasion)]


def gives_up(s: Sentence) -> bool:
    """Whether a short sentence is nothing but an order to strike something, or says that something falls away."""
    if _IF.search(s.low) or len(s.low.split()) > MOST_WORDS:
        return False
    return any(_OBJECT.match(s.low, m.end()) for m in STRUCK.finditer(s.low)) or bool(FALLS_AWAY.search(s.low))


def without(s: Sentence, gone: Sequence[str], occasion: Occasion) -> list[tuple[str, dict[str, Any]]]:
    """(slot, signals) of a sentence after which the sources `gone` are used no more."""
    told = list(s.known.get("sources_named") or ())
    sources = [name for name in told if name not in gone]
    forms = frozenset(form for name in gone for form in _forms_of(name, occasion)) & (_SEEN | _HEARD)
    kept = frozenset(form for name in sources for form in _forms_of(name, occasion))
    return [*_signals_of(Left(sources, list(gone), forms - kept), s, occasion)]


def _of_sources(s: Sentence, occasion: Occasion) -> Iterator[tuple[str, dict[str, Any]]]:
    yield from _signals_of(_left(s, occasion), s, occasion)


def _signals_of(left: Left, s: Sentence, occasion: Occasion) -> Iterator[tuple[str, dict[str, Any]]]:
    if not (left.gone or left.forms_gone):
        return
    forms = list(s.known.get("data_forms") or ())
    stay = [form for form in forms if form not in left.forms_gone]
    nothing: dict[str, Any] = {"sources_named": None} if left.gone else {}
    nothing |= {"data_forms": None} if stay != forms else {}
    if left.forms_gone and not stay:
        nothing |= {name: None for name in _COUNTED if s.known.get(name) is not None}
    if nothing:
        yield "data_sources_volume", nothing
    rest = ({"sources_named": left.sources} if left.gone and left.sources else {}) | (
        {"data_forms": stay} if stay and stay != forms else {}
    )
    if rest:
        yield "data_sources_volume", rest
    if kind := _another_kind(s, left, occasion):
        yield "business_objective", kind


def _left(s: Sentence, occasion: Occasion) -> Left:
    """What stays of the sources told before."""
    told = list(s.known.get("sources_named") or ())
    things = [*_given_up(s)]
    forms = frozenset(form for thing in things for form in _forms_of(thing, occasion))
    media = frozenset().union(*(family for family in (_SEEN, _HEARD) if forms & family))
    alone = [*_kept_alone(s)]
    kept = [name for name in told if any(_is_called(name, thing) for thing in alone)]
    gone = [name for name in told if _goes(name, things, media, occasion) or (kept and name not in kept)]
    sources = [name for name in told if name not in gone]
    if gone or media:
        media |= frozenset(form for name in gone for form in _forms_of(name, occasion)) & (_SEEN | _HEARD)
    return Left(sources, gone, media - frozenset(form for name in sources for form in _forms_of(name, occasion)))


def _goes(name: str, things: Sequence[str], media: frozenset[str], occasion: Occasion) -> bool:
    forms = set(_forms_of(name, occasion))
    return any(_is_called(name, thing) for thing in things) or bool(forms and forms <= media)


def _given_up(s: Sentence) -> Iterator[str]:
    """What the sentence says is used no more."""
    for order in STRUCK.finditer(s.low):
        if thing := _OBJECT.match(s.low, order.end()):
            yield thing["thing"]
    for pattern in (_NOT_USED, FALLS_AWAY):
        yield from (m["thing"] for m in pattern.finditer(s.low))


def _kept_alone(s: Sentence) -> Iterator[str]:
    for match in (*_ALONE.finditer(s.low), *_ALONE_BEHIND.finditer(s.low)):
        yield match["thing"]
        yield from (other for other in re.split(r"\b(?:and|y)\b", match["more"] or "") if other.strip())


def _is_called(name: str, thing: str) -> bool:
    """Whether words name a source: all that carry meaning stand in its name, or its whole name in them."""
    said, own = set(stems(thing)), set(stems(name))
    return bool(said and own) and (said <= own or own <= said)


def _forms_of(words: str, occasion: Occasion) -> Iterator[str]:
    """The forms of data that words name, as the catalogue reads them."""
    low = fold(words)
    for pattern in occasion.lexicon.slots["data_sources_volume"].patterns:
        if "data_forms" in pattern.signals and not pattern.asked_only and compiled(pattern.match).search(low):
            yield from pattern.signals["data_forms"]


def _another_kind(s: Sentence, left: Left, occasion: Occasion) -> dict[str, Any]:
    """The kind of problem opened anew, where the one that was taken lives on what is gone."""
    rows = occasion.lexicon.problems
    now, likely = s.known.get("problem"), list(s.known.get("problem_likely") or ())
    lost = [name for name in [now, *likely] if name in rows and _lives_on(rows[name], left.forms_gone)]
    if not lost or (now and now not in lost):
        return {}
    denied = list(dict.fromkeys([*(s.known.get("problem_denied") or ()), *lost]))
    guess = guessed_but(denied, f"{s.known.get('wish') or ''}. {s.text}", occasion)
    plain = plain_kinds(occasion.lexicon)
    others = [*likely, *([guess.name] if not guess.likely else []), plain.get(rows[lost[0]].output_kind, ""), *plain.values()]
    open_now = [name for name in dict.fromkeys(others) if name and name not in denied and not _lives_on(rows[name], left.forms_gone)]
    taken = {"problem": None} if now else {}
    return taken | {"problem_likely": open_now[:MOST_KINDS], "problem_denied": denied}


def _lives_on(row: Problem, forms: frozenset[str]) -> bool:
    return bool(set(row.data_forms[:1]) & forms)


MOST_KINDS = 4
"""Kinds offered to choose from."""
