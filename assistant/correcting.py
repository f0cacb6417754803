"""What a corrected chip says: the new words, read in the context of the fact that they replace."""

from __future__ import annotations

from assistant.case import Case, Fact, Origin
from assistant.planners.base import Desk
from assistant.reading import read_answer

WHOLE_TEXT = frozenset({"wish"})
"""Signals that take in an answer as it stands: the correction of "6 ships" to "7 ships" is no new wish of the team."""


def corrected(fact: Fact, text: str, case: Case, desk: Desk) -> list[Fact]:
    """The facts that take the place of `fact`, at least one; the first one says that it does."""
    turn = case.turn + 1
    context = {k: v for k, v in case.signals().items() if k not in fact.signals or k in {"baseline", "target"}}
    read = read_answer(
        fact.slot,
        text,
        turn=turn,
        language=case.language,
        catalogue=desk.catalogue,
        today=desk.today(),
        known=context,
        embedder=desk.embedder,
    )
    facts = [kept for one in read if (kept := _of_its_matter(one, fact)).signals or not one.signals]
    facts = facts or [Fact(slot=fact.slot, words=text, origin=Origin(turn=turn))]
    facts[0] = facts[0].model_copy(update={"replaces": fact.number})
    return facts


def _of_its_matter(new: Fact, old: Fact) -> Fact:
    """The new fact without what the old one never spoke of."""
    strange = WHOLE_TEXT - set(old.signals)
    return new.model_copy(update={"signals": {name: value for name, value in new.signals.items() if name not in strange}})
