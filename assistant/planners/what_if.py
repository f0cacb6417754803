"""What would follow from something that a team only supposes: worked out on a copy of the case, stored by nobody until they say so."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.case import ANSWERED_BY, Case, Fact, Origin
from assistant.nouns import show
from assistant.plan.diff import changes, same_decisions
from assistant.plan.model import Plan
from assistant.planners.base import Turn
from assistant.planners.news import SHOWN, new_figures, verdict_phrase
from assistant.planners.plan_answers import done_told, takes_told
from assistant.reading import chip_of
from assistant.reading.against_known import fits, leaver
from assistant.reading.supposed_facts import Heard, supposed_facts
from assistant.reading.supposing import stated, supposition
from assistant.reading.text import fold
from assistant.replies import Part
from assistant.wording import say

WEIGHTY = frozenset({"decisions", "goal", "timeline", "cost", "conditions"})
"""Parts of the plan whose changes are told one by one."""
_KEEP = re.compile(
    r"\W*(?:(?:yes|ok|okay|please|then|si|vale|pues|bueno)\b[\s,.:-]*)*(?:(?:keep|take|use|apply|adopt|store|save) (?:it|that|this)|"
    r"(?:let's|let us) (?:keep|take|do) (?:it|that|this)|(?:it|that) (?:is|will be) so|make it so|"
    r"guard(?:alo|emoslo|elo|ar)|aplic(?:alo|uemoslo|ar)|qued(?:atelo|ate con eso|emonos con eso)|lo mantenemos|"
    r"mantenlo|asi es|que quede asi)"
    r"(?:\W+(?:please|now|so|then|as (?:it is|fact)|por favor|asi|ya))*\W*"
)


def parts(turn: Turn, plan: Plan, text: str) -> Iterator[Part]:
    """What would change if it were as `text` supposes, and how to keep that; nothing is stored."""
    language, clause = turn.case.language, supposition(text)
    facts = _supposed(turn, clause)
    if not facts:
        yield Part(kind="text", text=_unread(turn.case, clause, text))
        return
    known = turn.case.signals()
    what = "; ".join(dict.fromkeys(_in_words(turn, fact, known) for fact in facts))
    if all(known.get(name) == value for fact in facts for name, value in fact.signals.items()):
        yield Part(kind="text", text=say("what_if.known", language, what=what))
        return
    supposed = turn.desk.plan_of(_with(turn.case, facts, turn.number))
    if what == clause and not _differs(plan, supposed):
        yield Part(kind="text", text=say("what_if.unread", language, what=clause))
        return  # nothing of it has a name in the plan, and nothing there rests on it
    yield Part(kind="lead", text=say("what_if.lead", language, what=what))
    yield from _sources_left(facts, known, language)
    yield from _differences(plan, supposed, language)
    yield from _team_notes(turn, plan, facts, clause)
    yield from _newcomers(turn, supposed, facts)
    yield Part(kind="what_if", text=say("what_if.keep", language), rows=((text.strip(),),))


def beside_a_brief(text: str) -> bool:
    """Whether a supposition in the first message is none of its wishes: it holds a figure, a day or a sum, and no "could"."""
    low = fold(supposition(text))
    return bool(re.search(r"\d|\b(?:leaves?|left|had to|se va)\b", low)) and not re.search(r"\b(?:could|can|pod\w+|pudi\w+)\b", low)


def is_of_the_team(text: str) -> bool:
    """Whether somebody would leave: no course knows what follows, even where the team has not told who that is."""
    return bool(leaver(stated(supposition(text))))


def _unread(case: Case, clause: str, text: str) -> str:
    """What is missing to work it out, and what can be typed instead."""
    who = leaver(stated(clause))
    if not who:
        return say("what_if.unread", case.language, what=clause or text.strip())
    team = case.signals().get("team") or ()
    several = fits(who, team)
    named = several or [str(row["who"]) for row in team if not row.get("writer")]
    if not named:
        return say("what_if.no_team", case.language, who=who)
    key = "what_if.several" if several else "what_if.nobody"
    return say(key, case.language, who=who, names=show(named, language=case.language), one=named[0])


def is_readable(turn: Turn, text: str) -> bool:
    """Whether something of what `text` supposes can be worked out."""
    return bool(_supposed(turn, supposition(text)))


def is_kept(turn: Turn) -> bool:
    """Whether the message takes over the supposition that was answered just before it."""
    return bool(_offered(turn.case)) and bool(_KEEP.fullmatch(fold(turn.said.text)))


def kept(turn: Turn) -> list[Fact]:
    """The facts of that supposition, with its words."""
    return list(_supposed(turn, supposition(_offered(turn.case))))


def _offered(case: Case) -> str:
    """The sentence whose supposition the latest answer offers to keep; "" where it offers none."""
    latest = next((m.body for m in reversed(case.messages) if m.author == "assistant"), {})
    offers = [str(part["rows"][0][0]) for part in latest.get("parts", []) if part.get("kind") == "what_if"]
    return offers[-1] if offers else ""


def _supposed(turn: Turn, clause: str) -> tuple[Fact, ...]:
    """The facts that the clause would be; mere texts say nothing to calculate with."""
    desk, case = turn.desk, turn.case
    heard = Heard(turn.number, case.language, desk.today(), desk.catalogue, case.signals(), desk.embedder, case.kind_chosen)
    found = []
    for fact in supposed_facts(clause, heard) if clause else ():
        told = {name: value for name, value in fact.signals.items() if desk.catalogue.signals[name].kind != "text"}
        found += [fact.model_copy(update={"signals": told})] if told else []
    return tuple(found)


def _with(case: Case, facts: Sequence[Fact], turn: int) -> Case:
    """A copy of the case in which the facts were said last."""
    said = tuple(fact.model_copy(update={"origin": Origin(turn=turn)}) for fact in facts)
    return case.model_copy(update={"facts": (*case.facts, *said)})


# ---- what is told ----


def _in_words(turn: Turn, fact: Fact, known: Mapping[str, Any]) -> str:
    """What was read, as its chip, and the days on which people come or leave; of sources those that go."""
    language = turn.case.language
    if gone := _gone(fact, known):
        return ", ".join(say("what_if.without", language, name=name) for name in gone)
    days = [
        say(f"what_if.{key}", language, who=row["who"], day=show(dt.date.fromisoformat(row[key]), language=language))
        for row in fact.signals.get("team") or ()
        for key in ("since", "until")
        if row.get(key)
    ]
    return ", ".join([chip_of(fact, turn.desk.catalogue, language), *days])


def _gone(fact: Fact, known: Mapping[str, Any]) -> list[str]:
    """The sources of data that would be used no more."""
    stay = fact.signals.get("sources_named", known.get("sources_named")) or ()
    return [name for name in known.get("sources_named") or () if name not in stay]


def _sources_left(facts: Sequence[Fact], known: Mapping[str, Any], language: str) -> Iterator[Part]:
    """What there would be to learn from without a source, and how to find out what that takes away."""
    for fact in facts:
        if _gone(fact, known) and (left := fact.signals["sources_named"]):
            yield Part(kind="text", text=say("what_if.sources", language, names=show(left, language=language)))


def _differs(plan: Plan, supposed: Plan) -> bool:
    """Whether any row, date, sum or note would be another."""
    told = [(done_told(one), takes_told(one), one.timeline.notes) for one in (plan, supposed)]
    return bool(changes(plan, supposed)) or told[0] != told[1]


def _differences(plan: Plan, supposed: Plan, language: str) -> Iterator[Part]:
    """The verdict, what turns, when it would be done and what it would take."""
    found = changes(plan, supposed)
    question = plan.decision("verdict").question
    rows = [c for c in found if c.part in WEIGHTY and c.what != question]
    sentences = [*_figures(plan, supposed, language)]
    notes = [note for note in supposed.timeline.notes if note not in plan.timeline.notes]
    if notes:
        yield Part(kind="text", text=" ".join(notes))
    if notes and not found:
        return
    if not found and len(sentences) < 2 and done_told(plan) == done_told(supposed):
        yield Part(kind="text", text=say("what_if.same", language))
        return
    old, new = verdict_phrase(plan, language), verdict_phrase(supposed, language)
    because = supposed.decision("verdict").because if old != new else ""
    yield Part(
        kind="text", text=f"{say('what_if.verdict' if old != new else 'what_if.verdict.same', language, verdict=new)} {because}".strip()
    )
    if rows:
        shown = tuple((c.what, c.before, c.now, c.why) for c in rows[:SHOWN])
        yield Part(kind="changes", text=say("what_if.changed", language), rows=shown)
    same, number = same_decisions(plan, supposed)
    more = len([c for c in found if c.what != question]) - len(rows[:SHOWN])
    rest = [say("what_if.more.one", language) if more == 1 else say("what_if.more", language, n=more)] if more > 0 else []
    yield from new_figures(plan, supposed)
    yield Part(kind="text", text=" ".join([*sentences, say("what_if.stayed", language, same=same, all=number), *rest]))


def _figures(plan: Plan, supposed: Plan, language: str) -> Iterator[str]:
    """Sentences on dates, money and hours, where they would be others."""
    sure = supposed.timeline.computed.p80
    if sure and sure == plan.timeline.computed.p80 and done_told(supposed) == done_told(plan):
        yield say("what_if.same_day", language, day=show(sure, language=language))
    if done_told(supposed) != done_told(plan):
        yield from done_told(supposed)
    yield from (one for one in takes_told(supposed) if one not in takes_told(plan))


def _team_notes(turn: Turn, plan: Plan, facts: Sequence[Fact], clause: str) -> Iterator[Part]:
    """What hangs on somebody who would go, and where the plan knows no day for what is supposed."""
    language, told = turn.case.language, []
    before = turn.case.signals().get("team") or ()
    after = next((fact.signals["team"] for fact in facts if fact.signals.get("team")), None)
    for row in before if after is not None else ():
        stays = next((one for one in after or () if one["who"] == row["who"]), None)
        if stays is None or (stays.get("until") and stays["until"] != row.get("until")):
            told += _load(plan, row["who"], language)
            told += [] if any(one is not stays and one["hours"] for one in after or ()) else [say("what_if.alone", language)]
    if not any(map(_is_dated, facts)) and _DAY_SAID.search(fold(clause)):
        told.append(say("what_if.from_start", language))
    if told:
        yield Part(kind="text", text=" ".join(told))


def _is_dated(fact: Fact) -> bool:
    """Whether a fact holds a day: of the project, or of somebody who comes or leaves."""
    days = [row.get(key) for row in fact.signals.get("team") or () for key in ("since", "until")]
    return any(days) or not _DAYS.isdisjoint(fact.signals)


_DAYS = frozenset({"start_date", *ANSWERED_BY["deadline"]})
_DAY_SAID = re.compile(
    r"\b(?:from|since|starting|as of|in|desde|a partir de|en) (?:the |el )?"
    r"(?:\d|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|ene|abr|ago|dic)[a-z]*\b)"
)


def _newcomers(turn: Turn, supposed: Plan, facts: Sequence[Fact]) -> Iterator[Part]:
    """What those would do who come; hands without a task of their own move no date."""
    known = turn.case.signals()
    before = {row["who"] for row in known.get("team") or ()} | ({"team", "equipo", *known.get("roles_named", ())} if known else set())
    after = [row["who"] for fact in facts for row in fact.signals.get("team") or () if row["who"] not in before]
    for who in after:
        load = _load(supposed, who, turn.case.language, "what_if.comes")
        yield Part(kind="text", text=" ".join(load) or say("what_if.no_task", turn.case.language, who=who))


def _load(plan: Plan, who: str, language: str, key: str = "what_if.load") -> list[str]:
    """How many tasks somebody holds in the plan; nothing where there are none."""
    ids = {role.id for role in plan.team.roles if role.person_or_gap == who}
    number = sum(task.owner in ids for task in plan.timeline.tasks)
    return [say(key, language, who=who, n=number, all=len(plan.timeline.tasks))] if number else []
