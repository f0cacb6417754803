"""Pure functions on (question, passages found): was the answer found, how early, and within how many words.

Rules. quote: the text holds at least 60 % of the quote's word 3-grams. topics: text or heading names one spelling of
every topic, at a word start. Passages of one group are alternatives; a question needs every group.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

Rule = Literal["quote", "topics"]
FIRST = (1, 3, 5, 10)
WORDS = (300, 600)
SHARE = 0.60
NAMES = (*(f"recall@{k}" for k in FIRST), "full@5", "full@10", "mrr@10", "ndcg@10", *(f"recall@{n}w" for n in WORDS))

_TAG = re.compile(r"<[^<>]*>")
_WORD = re.compile(r"[^\W_]+")


def words(text: str) -> list[str]:
    """Words in lower case; tags and punctuation left out."""
    return [word.lower() for word in _WORD.findall(_TAG.sub(" ", text))]


def quote_hits(found: Sequence[str], quote: str) -> bool:
    """Whether `found` (words) holds enough of the quote."""
    wanted = triples(words(quote))
    return bool(wanted) and len(wanted & triples(found)) >= SHARE * len(wanted)


def topics_hit(found: Sequence[str], topics: Sequence[Sequence[str]]) -> bool:
    """Whether `found` (words, heading first) names every topic in one of its spellings."""
    text = f" {' '.join(found)} "
    return bool(topics) and all(any(f" {' '.join(words(spelling))}" in text for spelling in spellings) for spellings in topics)


def score(question: Mapping[str, Any], found: Sequence[Mapping[str, Any]], rule: Rule) -> dict[str, float]:
    """The numbers of NAMES for one question; `found` holds {text, heading}, best first."""
    groups = _groups(question)
    found = found[: max(FIRST)]
    hits = [_hit(groups, words(str(one.get("text", ""))), _heading(one), rule) for one in found]
    covered = _covered(hits)
    need = len(groups)
    numbers = {f"recall@{k}": _at(covered, k) / need for k in FIRST}
    numbers |= {f"full@{k}": float(_at(covered, k) == need) for k in (5, 10)}
    numbers["mrr@10"] = next((1 / rank for rank, hit in enumerate(hits, 1) if hit), 0.0)
    numbers["ndcg@10"] = _ndcg(covered, need)
    numbers |= {f"recall@{n}w": len(_within(groups, found, n, rule)) / need for n in WORDS}
    return numbers


def ranks(question: Mapping[str, Any], found: Sequence[Mapping[str, Any]], rule: Rule) -> dict[int, int | None]:
    """For each group the rank of the first passage that answers it; None when none does."""
    groups = _groups(question)
    hits = [_hit(groups, words(str(one.get("text", ""))), _heading(one), rule) for one in found]
    return {group: next((rank for rank, hit in enumerate(hits, 1) if group in hit), None) for group in groups}


def mean(rows: Iterable[Mapping[str, float]]) -> dict[str, float]:
    """The mean of each number; 0 without rows."""
    rows = list(rows)
    return {name: sum(row[name] for row in rows) / len(rows) if rows else 0.0 for name in NAMES}


def triples(found: Sequence[str]) -> set[tuple[str, ...]]:
    """The words in threes, as they follow each other; fewer than three words are one."""
    if len(found) < 3:
        return {tuple(found)} if found else set()
    return {tuple(found[at : at + 3]) for at in range(len(found) - 2)}


def _groups(question: Mapping[str, Any]) -> dict[int, list[Mapping[str, Any]]]:
    groups: dict[int, list[Mapping[str, Any]]] = {}
    for passage in question["answer_passages"]:
        groups.setdefault(passage.get("group", 0), []).append(passage)
    return groups


def _heading(one: Mapping[str, Any]) -> list[str]:
    heading = one.get("heading") or ""
    return words(" ".join(heading) if isinstance(heading, list) else str(heading))


def _hit(groups: Mapping[int, list[Mapping[str, Any]]], text: list[str], heading: list[str], rule: Rule) -> set[int]:
    return {group for group, passages in groups.items() if any(_answers(passage, text, heading, rule) for passage in passages)}


def _answers(passage: Mapping[str, Any], text: list[str], heading: list[str], rule: Rule) -> bool:
    if rule == "quote":
        return quote_hits(text, str(passage.get("quote", "")))
    return topics_hit(heading + text, passage.get("topics") or [])


def _covered(hits: list[set[int]]) -> list[int]:
    """How many groups are found after each rank."""
    seen: set[int] = set()
    counts = []
    for hit in hits:
        seen |= hit
        counts.append(len(seen))
    return counts


def _at(covered: list[int], k: int) -> int:
    return covered[min(k, len(covered)) - 1] if covered else 0


def _ndcg(covered: list[int], need: int) -> float:
    """Only groups that are new at a rank gain; ideal is one new group a rank."""
    gains = [now - before for before, now in zip([0, *covered], covered, strict=False)]
    ideal = sum(1 / math.log2(rank + 1) for rank in range(1, need + 1))
    return min(1.0, sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains, 1)) / ideal)


def _within(groups: Mapping[int, list[Mapping[str, Any]]], found: Sequence[Mapping[str, Any]], room: int, rule: Rule) -> set[int]:
    """Groups found within the first `room` words, so that long passages gain nothing."""
    seen: set[int] = set()
    for one in found:
        if room <= 0:
            break
        text = words(str(one.get("text", "")))
        seen |= _hit(groups, text[:room], _heading(one), rule)
        room -= len(text)
    return seen
