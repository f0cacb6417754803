"""All readers and patterns over one sentence, with what overlaps settled."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from assistant.reading.actors import read_actors
from assistant.reading.arrivals import read_arrivals
from assistant.reading.bare_counts import read_bare_counts
from assistant.reading.claims import Claim, Sentence
from assistant.reading.counts import read_counts
from assistant.reading.deadlines import read_deadline
from assistant.reading.delays import read_delay
from assistant.reading.distress import read_distress
from assistant.reading.existing import given_up, read_existing
from assistant.reading.fields import is_of_things, read_fields
from assistant.reading.fixed_terms import read_fixed_terms
from assistant.reading.goals import read_goals
from assistant.reading.lands import read_lands
from assistant.reading.lexicon import read_patterns
from assistant.reading.limits import read_limits, within_limits
from assistant.reading.money import read_money
from assistant.reading.overseeing import read_overseeing
from assistant.reading.people import read_people
from assistant.reading.quality import read_quality
from assistant.reading.result import Lexicon
from assistant.reading.scope import read_scope
from assistant.reading.somebody import only_passes
from assistant.reading.sources import read_sources
from assistant.reading.starts import read_start
from assistant.reading.stores import read_gigabytes, read_stored
from assistant.reading.targets import read_targets
from assistant.reading.timing import read_history, read_horizon
from assistant.reading.tongues import read_languages
from assistant.reading.trials import is_in_use, read_trials
from assistant.reading.unit_prices import read_unit_prices
from assistant.reading.unusable import is_no_gap, read_unusable
from assistant.reading.volumes import read_volumes
from assistant.reading.worse_error import read_worse_error
from assistant.reading.yearly_money import read_yearly_money

Reader = Callable[[Sentence], Iterator[Claim]]

READERS: tuple[Reader, ...] = (
    read_trials,
    read_quality,
    read_yearly_money,
    read_unusable,
    read_start,
    read_targets,
    read_money,
    read_people,
    read_delay,
    read_horizon,
    read_history,
    read_arrivals,
    read_volumes,
    read_deadline,
    read_counts,
    read_bare_counts,
    read_stored,
    read_gigabytes,
)
"""In the order in which they may take an amount: what an earlier one took for another slot, a later one leaves alone."""
PLAIN_READERS: tuple[Reader, ...] = (
    read_languages,
    read_lands,
    read_goals,
    read_actors,
    read_scope,
    read_sources,
    read_unit_prices,
    read_distress,
    read_worse_error,
    read_fields,
    read_limits,
    read_existing,
    read_overseeing,
    read_fixed_terms,
)


def typed_claims(s: Sentence) -> list[Claim]:
    """Claims of the readers of amounts. The slot that was asked for reads first; an amount serves one slot."""
    found = [claim for reader in READERS for claim in reader(s)]
    found.sort(key=lambda c: (c.slot != s.asked, not c.firm))
    kept: list[Claim] = []
    for claim in found:
        if not any(_takes(other, claim) for other in kept):
            kept.append(claim)
    return kept


def is_answered(s: Sentence) -> bool:
    """Whether a sentence that says "we don't know" answers all the same: "no idea of the cost, but somebody may drown"."""
    readers = (typed_claims, read_distress, read_worse_error)
    return any(claim.slot == s.asked for reader in readers for claim in reader(s))


def _takes(first: Claim, second: Claim) -> bool:
    if first.slot == second.slot or first.start >= second.end or second.start >= first.end:
        return False
    return first.firm or not second.firm


def all_claims(s: Sentence, lexicon: Lexicon) -> list[Claim]:
    """All that the sentence says, reader by reader and slot by slot."""
    found = typed_claims(s)
    found += [claim for reader in PLAIN_READERS for claim in reader(s)]
    found += [claim for slot in lexicon.slots.values() for claim in read_patterns(s, slot)]
    return [
        _with_sum(s, claim)
        for claim in within_limits(s, found)
        if is_in_use(s, claim)
        and not any(left_out(s, claim) for left_out in (is_no_gap, is_of_things, _only_proposed, given_up, only_passes))
    ]


def _only_proposed(s: Sentence, claim: Claim) -> bool:
    """'They could just tell me in the whatsapp group': another way of working, and no system in use."""
    clause = s.clause_at(claim.start)
    proposed = re.search(
        r"\b(?:could|might|podrian?) (?:also |just |simply |easily |as well |simplemente )+", s.low[clause.start : claim.start]
    )
    return "systems_named" in claim.signals and bool(proposed)


def _with_sum(s: Sentence, claim: Claim) -> Claim:
    """'No money to speak of, let's say 2,000 EUR': the sum counts, and not the "no money" before it."""
    sums = [q for q in s.kinds("money") if q.start >= claim.end and q.value]
    nothing = isinstance(budget := claim.signals.get("budget"), dict) and not budget["value"]
    return replace(claim, end=sums[0].end, signals=claim.signals | {"budget": sums[0].signal()}) if nothing and len(sums) == 1 else claim
