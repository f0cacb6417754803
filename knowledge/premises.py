"""How a sentence stands to a premise: how much of it it speaks of, and whether an opposite, a "not" or another number turns it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.alignment import Alignment, align
from knowledge.contrasts import contrasts, denies, number_value, opposed
from knowledge.embeddings import Embedder
from knowledge.objections import ALIKE, FIRM, NEARLY, objections
from knowledge.word_vectors import WordVectors
from knowledge.words import content_stems, stem

GOOD = frozenset(
    {"best", "good", "great", "ideal", "easy", "simple", "suited", "suitable", "recommended", "perfect", "effective", "safe", "always"}
)
BAD = re.compile(
    r"\b(?:not|never|no longer|cannot|\w+n't|difficult|hard to|bad|poor|avoid|wrong|unsuitable|unable|fails?|worse|worst|without)\b",
    re.IGNORECASE,
)
NEGATED = re.compile(
    r"\b(?:not|never|no|cannot|\w+n't|without|fail\w*|difficult|hard|bad|poor|wrong|worse|avoid\w*|problem\w*)\b", re.IGNORECASE
)
NUMBER = r"\d+|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
RANKED = re.compile(rf"\b(phase|step|stage|level|week|day|month|tier|layer|part)s?\s+({NUMBER})\b", re.IGNORECASE)
AMOUNT = re.compile(rf"\b(?:({NUMBER})\s*(?:-|–|to|or)\s*)?({NUMBER})\s+(?:[\w-]+\s+){{0,2}}?([a-z]{{3,}}s)\b", re.IGNORECASE)  # a plural
SHARES = (
    (re.compile(rf"\b(\d[\d.]*|{NUMBER})[\s-]*(?:%|per ?cent\b)", re.IGNORECASE), 100.0),
    (re.compile(rf"\b(\d[\d.]*|{NUMBER})\s*(?:/|out of|of|in)\s*(?:(?:those|the|all|every)\s+)?(\d[\d.]*|{NUMBER})\b", re.IGNORECASE), 0.0),
    (re.compile(r"\b(?:an?|one) (quarter|third|half|tenth|fifth)\b", re.IGNORECASE), 1.0),
)  # and the whole that each is a share of: of 100, of the number behind it, of one
PARTS = {"quarter": 1 / 4, "third": 1 / 3, "half": 1 / 2, "tenth": 1 / 10, "fifth": 1 / 5}
SHARE_STEP = 0.02  # shares nearer to each other are the same
BESIDE = 3  # words on each side of an opposite within which both sides speak of the same thing
LEAST_FIRM = 2
AROUND = 0.6  # what a word counts that does not stand in the sentence but around it
LEAST_SHARE = 0.6


@dataclass(frozen=True)
class Stance:
    """How a sentence stands to a premise: the share of it that it speaks of, 0 to 1, and whether it says the contrary."""

    share: float
    contrary: bool


def stance(premise: str, sentence: str, context: str, passage: str, embedder: Embedder, known: WordVectors | None = None) -> Stance:
    """How `sentence`, which stands in `context` (heading and neighbours) of `passage`, stands to a premise."""
    found = align(premise, sentence, embedder, known)
    turned = _turned(found)
    denied = _praised_and_denied(premise, sentence)
    praise = {row for row, token in enumerate(found.claim) if denied and token.word in GOOD}
    share = _share(found, {*turned, *praise}, f"{context} {passage}")
    if share < LEAST_SHARE:
        return Stance(share, contrary=False)
    kinds = [objection.kind for objection in objections(found)]
    both = all(denies(token.word for token in side) for side in (found.claim, found.passage))  # "cannot say" agrees with "does not answer"
    denials = 0 if both else kinds.count("negation")
    counts = any(number_value(token.word) is not None for token in found.passage)  # who counts nothing says no other number
    miscounted = counts and "number" in kinds and share >= NEARLY
    contrary = (denials + len(turned)) % 2 == 1  # "not slower" says "faster"
    return Stance(share, contrary or denied or miscounted or other_number(premise, f"{context} {sentence}"))


def _share(found: Alignment, turned: set[int], around: str) -> float:
    """How much of the premise the sentence speaks of (what stands only around it counts less); 0 when too few words are the same."""
    near, light = set(content_stems(around)), contrasts().light
    rows = [row for row, token in enumerate(found.claim) if token.content and token.stem not in light and number_value(token.word) is None]
    firm = [row for row in rows if found.strength[row] >= FIRM]
    known = {*firm, *(row for row in rows if found.claim[row].stem in near)}
    if not firm or len(known) < LEAST_FIRM:
        return 0.0
    worth = [
        1.0 if row in turned or row in firm else max(found.strength[row] * (found.strength[row] >= ALIKE), AROUND * (row in known))
        for row in rows
    ]
    return sum(worth) / len(rows)


def _turned(found: Alignment) -> list[int]:
    """The rows of the words of the premise whose contrary the sentence says of the same thing."""
    held, stems = frozenset(token.word for token in found.passage), {token.stem for token in found.passage}
    words = frozenset(token.word for token in found.claim)
    turned = []
    for row, token in enumerate(found.claim):
        contrary = "" if token.stem in stems else opposed(token.word, held - words)
        beside = {found.partner[at] for at in _around(row, len(found.claim)) if found.claim[at].content and found.strength[at] >= ALIKE}
        places = [place for place, one in enumerate(found.passage) if one.word == contrary]
        if any(beside & set(_around(place, len(found.passage))) for place in places):
            turned.append(row)
    return turned


def _around(row: int, length: int) -> range:
    return range(max(0, row - BESIDE), min(length, row + BESIDE + 1))


def _praised_and_denied(premise: str, sentence: str) -> bool:
    """The question praises or takes as right, the sentence denies."""
    praised = any(word in GOOD for word in re.findall(r"\w+", premise.lower()))
    return praised and not NEGATED.search(premise) and bool(BAD.search(sentence))


def other_number(premise: str, text: str) -> bool:
    """The premise counts a thing (as in "phase 4", "three values") that the text has with another number only."""
    for ranked in (True, False):
        asked, said = (_ranks(premise), _ranks(text)) if ranked else (_amounts(premise), _amounts(text))
        if any(name in said and not (numbers & said[name]) for name, numbers in asked.items()):
            return True
    return False


def _ranks(text: str) -> dict[str, set[float]]:
    found: dict[str, set[float]] = {}
    for match in RANKED.finditer(text):
        found.setdefault(stem(match.group(1)), set()).add(number_value(match.group(2).lower()) or 0)
    return found


def _amounts(text: str) -> dict[str, set[float]]:
    """Thing -> its numbers; "2-4 weeks" are two, three and four."""
    found: dict[str, set[float]] = {}
    for match in AMOUNT.finditer(text):
        last = int(number_value(match.group(2).lower()) or 0)
        first = int(number_value(match.group(1).lower()) or 0) if match.group(1) else last
        if last != 1:
            found.setdefault(stem(match.group(3)), set()).update(range(first, last + 1) if last - first < 100 else {first, last})
    return found


def other_share(premise: str, text: str) -> bool:
    """Both tell shares (60 %, six of ten, a quarter), and none that the other tells."""
    asked, said = _shares(premise), _shares(text)
    return bool(asked and said) and all(abs(one - other) > SHARE_STEP for one in asked for other in said)


def _shares(text: str) -> list[float]:
    """All shares that a text tells, each above 0 and up to 1."""
    found: list[float] = []
    for pattern, whole in SHARES:
        for match in pattern.finditer(text):
            word = match.group(1).lower()
            part = PARTS[word] if word in PARTS else number_value(word) or 0.0
            found.append(part / (whole or number_value(match.group(2).lower()) or part or 1.0))
    return [one for one in found if 0 < one <= 1]
