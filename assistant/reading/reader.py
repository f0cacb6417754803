"""Free text to facts: sentences, orders set aside, open questions matched, claims joined into facts with the team's words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from assistant.case import Fact, Origin, OriginKind
from assistant.reading import kind_open
from assistant.reading.agreeing import agreed
from assistant.reading.assignment import assign, is_news
from assistant.reading.beside import near_claims
from assistant.reading.claims import Claim, Sentence
from assistant.reading.coarse import coarse_claims
from assistant.reading.denied import standing, taken_out
from assistant.reading.dropped import dropped
from assistant.reading.estimates import with_estimates
from assistant.reading.exchanged import places_it, puts_right, replies_to_none, said_beside
from assistant.reading.goals import ALL_GOALS, goal_signals
from assistant.reading.headings import heading_over, headings
from assistant.reading.heads import beside_names
from assistant.reading.joining import joined_facts
from assistant.reading.leading_no import without_leading_no
from assistant.reading.marks import list_marks, numbered_slots, unmarked
from assistant.reading.meaning import SlotMeaning, slot_meaning
from assistant.reading.notices import notices
from assistant.reading.orders import find_orders, order_spans
from assistant.reading.own_topic import answers_nothing
from assistant.reading.papers import with_papers
from assistant.reading.present import with_present
from assistant.reading.problems import problem_claim
from assistant.reading.result import Lexicon, Occasion, Reading
from assistant.reading.somebody import people_meant
from assistant.reading.tables import is_heading, is_laid_out, source_facts, table_spans
from assistant.reading.taken_back import said_whatever_was_asked
from assistant.reading.team_lines import told_as_team
from assistant.reading.text import MOST_READ, Span, blank, readable, sentences
from assistant.reading.together import told_together
from assistant.reading.tongues import language_of
from assistant.reading.typed import all_claims, is_answered, typed_claims
from assistant.reading.under_headings import told_under_headings
from assistant.reading.units import with_units
from assistant.reading.unknowns import has_object, object_at, topic_beside, unknown_phrase
from assistant.reading.whole import kept_whole
from knowledge.embeddings import Embedder

MOST_SENTENCES = 250
MEANT = 0.47
"""Likeness from which a later sentence without any pattern is taken for a slot; in the first message it is MEANT_AT_FIRST."""
MEANT_AT_FIRST = 0.6


def read(  # noqa: PLR0913 - all but the text are named
    text: str,
    *,
    turn: int,
    language: str,
    catalogue: Lexicon,
    today: dt.date,
    open_slots: Sequence[str] = (),
    known: Mapping[str, Any] | None = None,
    embedder: Embedder | None = None,
    origin: OriginKind = "user",
    kind_chosen: bool = False,
) -> Reading:
    """Read a message into facts (number 0), whose words stand in `text` letter by letter.

    Args:
        text: the message; only its first MOST_READ characters are read.
        turn: number of the message, 1 = the first one, which is read more strictly.
        language: of the conversation, "en" or "es": settles number formats where the text does not.
        catalogue: slots and problems.
        today: dates are counted from it.
        open_slots: questions that are open, in the order asked.
        known: signals said before: a lone number inherits unit and magnitude.
        embedder: for meaning; without it word stems alone decide.
        origin: who says it.
        kind_chosen: the team itself said of which kind the problem is.

    """
    spoken = language_of(text)
    occasion = Occasion(
        turn, spoken if spoken == "es" else _format_language(text, language), today, catalogue, embedder, known or {}, origin, kind_chosen
    )
    slots = [slot for slot in open_slots if slot in catalogue.slots]
    found = _sentences(text, occasion, slots)
    facts = _facts(found, slots, occasion)
    if listed := list(source_facts(text, next(iter(found), None), occasion)):
        facts = tuple(agreed([*facts, *listed], occasion))
    told = "es" if language == "es" else "en"
    opening = turn <= 1 and not slots
    return Reading(facts, spoken, find_orders(text), notices(text, found, facts, occasion, told, opening=opening))


def _format_language(text: str, language: str) -> str:
    """Short answers such as "2.500" hold no words: the conversation's language says how numbers are written."""
    return language if sum(c.isalpha() for c in text) < 12 else "en"


def _sentences(text: str, occasion: Occasion, slots: Sequence[str]) -> list[Sentence]:
    unread = [*order_spans(text), *table_spans(text)]
    whole = blank(readable(text), [(o.start, min(o.end, MOST_READ)) for o in unread if o.start < MOST_READ])
    marks = list_marks(whole)
    low, heads = unmarked(whole, marks), headings(whole)
    expected = numbered_slots(marks, slots)
    spans: list[Span] = sentences(low)[:MOST_SENTENCES]
    items = [max((m.end for m in marks if m.end <= span.start), default=-1) for span in spans]
    return [
        Sentence(
            text=text[span.start : span.end],
            low=without_leading_no(low[span.start : span.end]),
            today=occasion.today,
            language=occasion.language,
            known=occasion.known,
            context=low[:2000],
            message=text,
            under=heading_over(heads, span.start),
            line=low.count("\n", 0, span.start),
            expected=expected.get(item, ""),
            follows=item >= 0 and item in items[:place],
        )
        for place, (span, item) in enumerate(zip(spans, items, strict=True))
    ]


def _facts(found: list[Sentence], slots: list[str], occasion: Occasion) -> tuple[Fact, ...]:
    found = standing(found)
    if not found:
        return ()
    opening = occasion.turn <= 1 and not slots
    meaning = slot_meaning(occasion.lexicon, occasion.embedder)
    found, asked = told_as_team(found, _about_the_kind(_assigned(found, slots, meaning, occasion), found, occasion))
    found, asked = told_under_headings(*told_together(found, asked))
    facts: list[Fact] = []
    if _nothing_known(found, slots):
        return tuple(Fact(slot=s, words=found[0].text, origin=_origin(occasion), unknown=True) for s in slots)
    known, topic = dict(occasion.known), ""
    for sentence, slot in zip(found, asked, strict=True):
        topic = slot or ("" if is_news(sentence.low) else topic)
        if is_heading(sentence):
            continue
        here = replace(sentence, asked=slot, topic=topic, opening=opening, known=known)
        facts += read_sentence(here, occasion)
        known |= {name: value for fact in facts for name, value in fact.signals.items()}
    facts += _left_over(found, asked, [s for s in slots if not any(f.slot == s for f in facts)], occasion)
    facts += _by_meaning(found, facts, occasion, strict=opening)
    facts = _problem(found, asked, facts, occasion, opening=opening)
    facts = with_estimates(found, with_papers(found, facts, occasion), occasion)
    if not opening:
        return tuple(agreed(facts, occasion))
    goal = with_present(found, agreed(_with_goal(found, facts), occasion), occasion)
    return tuple(with_units(found, goal, occasion))


def _about_the_kind(asked: list[str], found: list[Sentence], occasion: Occasion) -> list[str]:
    """While the kind of problem is asked for, only what says what is wanted answers it; what changes something told before answers none."""
    of_the_kind = [kind_open.slot_of(slot, s, occasion) for slot, s in zip(asked, found, strict=True)]
    return ["" if answers_nothing(s, slot, occasion.lexicon) else slot for slot, s in zip(of_the_kind, found, strict=True)]


def _with_goal(found: list[Sentence], facts: list[Fact]) -> list[Fact]:
    """Where the wish itself names no kind of goal, the whole first message may."""
    said = goal_signals(" ".join(s.low for s in found))
    if not said or any(name in fact.signals for fact in facts for name in ALL_GOALS):
        return facts
    for place, fact in enumerate(facts):
        if fact.slot == "business_objective" and {"wish", "problem"} & set(fact.signals):
            return [*facts[:place], fact.model_copy(update={"signals": fact.signals | said}), *facts[place + 1 :]]
    return facts


def _assigned(found: list[Sentence], slots: list[str], meaning: SlotMeaning, occasion: Occasion) -> list[str]:
    """The open question of each sentence. As many lines as questions are taken line by line."""
    lines = sorted({s.line for s in found})
    numbered = any(s.expected for s in found)
    if numbered or len(lines) != len(slots) or len(slots) < 2 or len(lines) == len(found):
        return assign(found, slots, meaning, occasion.lexicon)
    whole = [_joined([s for s in found if s.line == line]) for line in lines]
    by_line = dict(zip(lines, assign(whole, slots, meaning, occasion.lexicon), strict=True))
    return [by_line[s.line] for s in found]


def _joined(line: list[Sentence]) -> Sentence:
    return replace(line[0], text=" ".join(s.text for s in line), low=" ".join(s.low for s in line))


def _origin(occasion: Occasion) -> Origin:
    return Origin(kind=occasion.origin, turn=occasion.turn)


def _nothing_known(found: list[Sentence], slots: list[str]) -> bool:
    """A message that is nothing but "we don't know" answers every open question."""
    return bool(slots) and len(found) == 1 and bool(unknown_phrase(found[0].low)) and not topic_beside(found[0].low)


def read_sentence(s: Sentence, occasion: Occasion) -> list[Fact]:
    """The facts of one sentence. An answer to an open question lands in its slot at least as words."""
    if gone := _gone(s, occasion):
        return gone
    if whatever := said_whatever_was_asked(s):
        beside = said_beside(s)
        kept = [beside_names(claim, s.known) for claim in whatever]
        return joined_facts(replace(s, asked=""), kept, _origin(occasion)) + (read_sentence(beside, occasion) if beside else [])
    s = replace(s, asked="") if replies_to_none(s) else s
    unknown = unknown_phrase(s.low)
    if unknown and s.asked and not is_answered(s):
        rest = [
            c
            for c in all_claims(replace(s, asked=""), occasion.lexicon)
            if c.firm and c.slot != s.asked and not c.start <= unknown.start() < c.end
        ]
        return [Fact(slot=s.asked, words=s.text, origin=_origin(occasion), unknown=True), *joined_facts(s, rest, _origin(occasion))]
    claims = kept_whole(s, near_claims(s, all_claims(s, occasion.lexicon)))
    if matter := object_at(s.low):  # what is not known of the matter says neither that it is there nor that it is not
        claims = [c for c in claims if c.slot == "business_objective" or c.end <= matter[0] or matter[1] <= c.start]
    if puts_right(s) and not any(places_it(s, c) for c in claims):
        return []  # a number is put right and nobody knows which: no answer to what happens to be open
    coarse = coarse_claims(s, [c for c in claims if c.slot == s.asked or "own_hour_cost" in c.signals])
    claims += [c for c in coarse if "actor" not in c.signals or people_meant(s, c.signals["actor"])]
    if s.asked and not any(c.slot == s.asked for c in claims):
        claims.append(Claim(s.asked, 0, len(s.text)))
    return joined_facts(s, claims, _origin(occasion))


def _gone(s: Sentence, occasion: Occasion) -> list[Fact]:
    """What a sentence takes back or gives up, and what it says beside what it gives up."""
    given_up, back = dropped(s, occasion), taken_out(s)
    if given_up:
        back = [(slot, rest) for slot, signals in back if (rest := {n: v for n, v in signals.items() if n != "sources_named"})]
    facts = [Fact(slot=slot, words=s.text, signals=signals, origin=_origin(occasion)) for slot, signals in [*given_up, *back]]
    if not given_up or back:
        return facts
    beside = [c for c in kept_whole(s, all_claims(s, occasion.lexicon)) if c.firm and c.slot not in {slot for slot, _ in given_up}]
    return facts + joined_facts(replace(s, asked=""), beside, _origin(occasion))


def _left_over(found: list[Sentence], asked: list[str], slots: list[str], occasion: Occasion) -> list[Fact]:
    """Open questions that no sentence was given to: a clause with just the right kind of amount may hold the answer."""
    facts: list[Fact] = []
    for slot in slots:
        for sentence, before in zip(found, asked, strict=True):
            if len(sentence.clauses) < 2 or puts_right(sentence) or taken_out(sentence) or said_whatever_was_asked(sentence):
                continue
            fact = _from_clause(replace(sentence, asked=before), slot, occasion)
            if fact:
                facts.append(fact)
                break
    return facts


def _from_clause(sentence: Sentence, slot: str, occasion: Occasion) -> Fact | None:
    taken = [c for c in typed_claims(sentence) if c.slot == sentence.asked and c.signals]
    for piece in sentence.clauses:
        if any(c.start < piece.end and piece.start < c.end for c in taken):
            continue
        part = replace(sentence, text=sentence.text[piece.start : piece.end], low=sentence.low[piece.start : piece.end], asked=slot)
        claims = [c for c in typed_claims(part) if c.slot == slot and c.signals]
        if slot == "success_metric_target":
            claims = [c for c in claims if {"baseline", "target"} <= set(c.signals)]  # a lone number there may mean anything
        if claims and slot in {
            "success_metric_target",
            "budget",
            "deadline",
            "team_size_skills",
            "latency_volume",
            "label_delay",
            "languages",
        }:
            return joined_facts(part, claims, _origin(occasion))[0]
    return None


def _by_meaning(found: list[Sentence], facts: list[Fact], occasion: Occasion, *, strict: bool) -> list[Fact]:
    """Sentences that no pattern claimed, given to the slot that they are most like; most stay unassigned."""
    rest = [s for s in found if not any(f.words in s.text for f in facts) and len(s.low.split()) >= 3 and not _no_statement(s)]
    if not rest:
        return []
    added = []
    for sentence, alike in zip(rest, slot_meaning(occasion.lexicon, occasion.embedder).likeness([s.text[:400] for s in rest]), strict=True):
        ranked = sorted(alike, key=lambda slot: -alike[slot])
        clear = alike[ranked[0]] - alike[ranked[1]] >= 0.05
        if alike[ranked[0]] >= (MEANT_AT_FIRST if strict else MEANT) and clear:
            added.append(Fact(slot=ranked[0], words=sentence.text, origin=_origin(occasion), unknown=bool(unknown_phrase(sentence.low))))
    return added


def _no_statement(s: Sentence) -> bool:
    """Whether a sentence asks, says what is not known of the matter, puts a number right, or is a heading or a row of a table."""
    return s.low.rstrip().endswith("?") or has_object(s.low) or puts_right(s) or is_laid_out(s)


def _problem(found: list[Sentence], asked: list[str], facts: list[Fact], occasion: Occasion, *, opening: bool) -> list[Fact]:
    """The facts with the kind of problem, from the first message alone, or where the team says that it, or the aim, is another one."""
    if answer := kind_open.answering(found, asked, occasion):
        return _with_signals(facts, *answer, occasion)
    settles = [s for s in found if kind_open.settles_it(s, occasion)] or ([] if opening else kind_open.new_wishes(found, occasion))
    if not opening and not settles:
        return facts
    claim = problem_claim(settles or found, occasion)
    if claim is None or (occasion.kind_chosen and not kind_open.is_sure(claim[1], occasion)):
        return facts
    return _with_signals(facts, *claim, occasion)


def _with_signals(facts: list[Fact], sentence: Sentence, signals: dict[str, Any], occasion: Occasion) -> list[Fact]:
    """The facts with more signals for what is wanted, told by that sentence."""
    for place, fact in enumerate(facts):
        if fact.slot == "business_objective" and fact.words == sentence.text:
            return [*facts[:place], fact.model_copy(update={"signals": fact.signals | signals}), *facts[place + 1 :]]
    return [*facts, Fact(slot="business_objective", words=sentence.text, signals=signals, origin=_origin(occasion))]
