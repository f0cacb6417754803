"""Sentences that answer no open question, since they change what was told: another sum or day, what falls away, a doubtful count."""

from __future__ import annotations

from dataclasses import replace

from assistant.reading.budgets import is_given
from assistant.reading.claims import Sentence
from assistant.reading.deadlines import read_deadline
from assistant.reading.dropped import gives_up
from assistant.reading.error_names import ON_PURPOSE
from assistant.reading.leading_no import corrects
from assistant.reading.money import read_money
from assistant.reading.offers import is_offer
from assistant.reading.result import Lexicon
from assistant.reading.scope import FALLS_AWAY
from assistant.reading.told_shares import is_of_the_material
from assistant.reading.typed import all_claims
from assistant.reading.whole import in_doubt

_AIMED = frozenset({"wish", "target"})
"""Signals of a wish: "get rid of the paper lists" is one, where none was told."""
_OF_OFFERS = frozenset({"existing_solution", "budget"})
_OF_DAYS = frozenset({"deadline", "success_metric_target"})


def answers_nothing(s: Sentence, asked: str, lexicon: Lexicon) -> bool:
    """Whether a later sentence, for which the open question `asked` was thought of, speaks of something told before instead."""
    free = replace(s, asked="")
    if asked and corrects(s.text, s.low) and not any(c.slot == asked for c in all_claims(free, lexicon)):
        return True
    if not (asked and s.known):
        return False
    if asked != "budget" and any(is_given(free, q) for q in free.quantities):
        return True
    if asked != "scope_mvp" and (FALLS_AWAY.search(s.low) or (_AIMED & set(s.known) and gives_up(s))):
        return True
    if _of_other_sums(free, asked) or _of_the_material(s, asked, lexicon) or in_doubt(replace(s, asked=asked), all_claims(free, lexicon)):
        return True
    return asked not in _OF_DAYS and _moves_the_day(free) and not any(c.slot == asked for c in all_claims(free, lexicon))


def _of_the_material(s: Sentence, asked: str, lexicon: Lexicon) -> bool:
    """Whether its shares say what the material is like, "15 % are handwritten", and nothing in it is wanted."""
    shares = s.kinds("share")
    told = asked == "success_metric_target" and bool(shares) and all(is_of_the_material(s, q) for q in shares)
    return told and not any(c.slot == asked and c.signals for c in all_claims(replace(s, asked=asked), lexicon))


def _of_other_sums(s: Sentence, asked: str) -> bool:
    """Whether it tells an offer, or what an error costs, where neither is asked for."""
    return (asked not in _OF_OFFERS and is_offer(s)) or (asked == "success_metric_target" and _prices_an_error(s))


def _prices_an_error(s: Sentence) -> bool:
    """Whether it says what an error costs, which is named on purpose: "one call too many costs a letter, 0.80 EUR"."""
    return bool(s.has(r"\b(?:costs?|cuesta\w*)\b") and s.kinds("money") and ON_PURPOSE.search(s.low)) and any(
        claim.slot == "cost_of_errors" for claim in read_money(s)
    )


def _moves_the_day(s: Sentence) -> bool:
    """Whether it names another day than the one by which aim and project were to be done."""
    days = {s.known.get("deadline"), s.known.get("target_date")} - {None}
    return bool(days) and any(claim.signals["deadline"] not in days for claim in read_deadline(s))
