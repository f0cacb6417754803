"""Why the plan says something: the sentence of the plan that is meant, what speaks for it, and the words of the team that it rests on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from assistant.case import Fact, Origin
from assistant.plan.exports.size import without_ids
from assistant.plan.exports.tables import owner_of
from assistant.plan.model import Decision, Plan, RiskRow
from assistant.planners import plan_answers
from assistant.reading import chip_of
from assistant.reading.meaning import stems
from assistant.replies import Part
from assistant.wording import say
from knowledge.catalogue import Catalogue

LEAST_SHARED = 0.5
"""Share of the words asked about that a sentence of the plan must hold (house rule)."""
MOST_WORDS = 3
"""Quotes of the team behind an answer."""
MOST_REASONS = 3


@dataclass(frozen=True)
class _Said:
    """A sentence of the plan, and the row it stands in."""

    text: str
    row: Decision | RiskRow | str


def why_it_says(what: str, plan: Plan, catalogue: Catalogue) -> list[Part]:
    """The answer to "why does the plan say `what`?"; empty where nothing in it is like that."""
    asked = _words(what)
    if not asked:
        return []
    best = max(_sentences(plan), key=lambda said: _likeness(asked, said.text), default=None)
    quotes = [words for words, chip in _told_facts(plan, catalogue) if _likeness(asked, f"{words} {chip}") >= LEAST_SHARED]
    if best is None or _likeness(asked, best.text) < LEAST_SHARED:
        return list(_resting(quotes, plan))
    return [*_told(best.row, plan), *_resting(quotes or _words_behind(best.row, plan), plan)]


_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_EMPTY = frozenset(stems("number figure thing word sentence numero cifra cosa palabra frase"))


def _words(text: str) -> frozenset[str]:
    """The stems and figures of a text."""
    return frozenset({*stems(text), *_FIGURE.findall(text)} - _EMPTY)


def _likeness(asked: frozenset[str], text: str) -> float:
    """Share of what is asked that a sentence holds, all its figures among them; of two with the same share the shorter one is meant."""
    own = _words(text)
    figures = {word for word in asked if word[0].isdigit()}
    if not own or not figures <= own:
        return 0.0
    share = len(asked & own) / len(asked)
    return share + 0.1 * share * len(asked & own) / len(own)


def _sentences(plan: Plan) -> Iterator[_Said]:
    """All that the plan says in sentences, the verdict first."""
    for decision in sorted(plan.decisions, key=lambda one: one.headline != "verdict"):
        yield from (_Said(text, decision) for text in (decision.because, ", ".join(_chosen(decision))))
        yield _Said(f"{decision.question} {', '.join(_chosen(decision))}", decision)
        yield from (_Said(condition.text, decision) for condition in decision.conditions)
        yield from (_Said(score.reason, decision) for option in decision.options for score in option.scores)
    for risk in plan.risks:
        yield _Said(risk.title, risk)
    sentences = [plan.goal.statement, plan.goal.current_state, plan.goal.stop_rule, *plan.timeline.notes, *plan_answers.done_told(plan)]
    yield from (_Said(text, text) for text in sentences if text)
    yield from (_Said(one.says, one.says) for one in plan.calculations if one.says)


def _chosen(decision: Decision) -> list[str]:
    chosen = decision.choice if isinstance(decision.choice, list) else [decision.choice]
    return [option.label for option in decision.options if option.value in chosen]


def _told(row: Decision | RiskRow | str, plan: Plan) -> Iterator[Part]:
    language = plan.meta.language
    if isinstance(row, str):
        yield Part(kind="text", text=row)
    elif isinstance(row, RiskRow):
        mitigation = without_ids(row.mitigation).rstrip(".")
        yield Part(
            kind="text", text=say("plan_answer.risk", language, title=row.title, mitigation=mitigation, owner=owner_of(plan, row.owner))
        )
        if row.cause:
            yield Part(kind="text", text=say("plan_answer.says.cause", language, cause=without_ids(row.cause).rstrip(".")))
    elif row.headline == "verdict":
        yield from plan_answers.parts(plan, "verdict", language)
    else:
        yield Part(kind="lead", text=f"{row.question} {', '.join(_chosen(row))}. {row.because}".strip())
        scores = [score for option in row.options if option.label in _chosen(row) for score in option.scores if score.points > 0]
        reasons = list(dict.fromkeys(score.reason for score in sorted(scores, key=lambda score: -score.points)))[:MOST_REASONS]
        if reasons:
            yield Part(kind="list", items=tuple(say("why_not.for", language, reason=reason) for reason in reasons))


def _words_behind(row: Decision | RiskRow | str, plan: Plan) -> list[str]:
    """What the team said on which a decision rests."""
    return [one.fact for one in plan.evidence if one.kind == "user" and isinstance(row, Decision) and row.id in one.supports]


def _told_facts(plan: Plan, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """(words, what was read from them) of each fact, the latest first."""
    for fact in reversed(plan.brief.facts):
        said = Fact(slot=fact.slot, words=fact.words, signals=fact.signals, origin=Origin(turn=1))
        yield fact.words, chip_of(said, catalogue, plan.meta.language)


def _resting(quotes: list[str], plan: Plan) -> Iterator[Part]:
    """The words of the team, shortened, each once."""
    language = plan.meta.language
    short = list(dict.fromkeys(_short(words) for words in quotes if words))[:MOST_WORDS]
    if short:
        yield Part(
            kind="list", text=say("plan_answer.says.rests", language), items=tuple(say("unused.piece", language, words=w) for w in short)
        )


def _short(words: str) -> str:
    """The words on one line without the strokes of a table."""
    plain = re.sub(r"\s*\|\s*", ", ", " ".join(words.split())).strip(" .,")
    return plain if len(plain) <= LONGEST else plain[:LONGEST].rsplit(" ", 1)[0] + " …"


LONGEST = 160
"""Letters of a quote."""
