"""Notice that a question takes for granted what a source contradicts: an opposite word, a "not", another number."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.alignment import Alignment, align, tokens
from knowledge.contrasts import contrasts, denies, number_value, opposed
from knowledge.embeddings import Embedder
from knowledge.objections import ALIKE, FIRM, NEARLY, objections
from knowledge.word_vectors import WordVectors
from knowledge.words import content_stems, stem

WHY = re.compile(
    r"^\W*(?:(?:and|but|so)\s+)?(?:why|how come|explain why|what makes|for what reason|what(?: is|'s) the reason|how is it that)\b"
    r"(?:\s+(?:is it that|do|does|did|is|are|was|were|should|can|must|may|that)\b)?\s*",
    re.IGNORECASE,
)
GIVEN = re.compile(r"^\W*(?:since|given that|given|as|because|seeing that|considering that|now that|if)\s+(?P<said>[^,?]+),", re.IGNORECASE)
TAG = re.compile(
    r",\s*(?:right|correct|true|no|yes|(?:is|are|do|does|has|have|was|were|can|should)n['’]t (?:it|they|we|he|she))\s*\?", re.IGNORECASE
)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
OF_THE_ASKER = re.compile(r"\b(?:I|my|me|we|our|ours|us|you|your)\b", re.IGNORECASE)
OF_THE_SOURCES = re.compile(r"\b(?:course|slides?|decks?|lectures?|notes?|sources?|documents?|text|according to)\b", re.IGNORECASE)
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
DEFINITE = re.compile(rf"\b(?:the|its|their|these|all|\w+['’]s)\s+(?=(?:{NUMBER})\s)", re.IGNORECASE)
BESIDE = 3  # words on each side of an opposite within which both sides speak of the same thing
LEAST_FIRM = 2
AROUND = 0.6  # what a word counts that does not stand in the sentence but around it
LEAST_SHARE = 0.6


def premises(question: str, *, translated: bool = False) -> tuple[str, ...]:
    """What an English question says as a matter of fact: behind "why" and "since", before "right?", in a sentence of its own.

    What askers say of themselves is no premise, unless they lay it at the door of the sources. A `translated` question has lost its marks.
    """
    found = []
    for sentence in SENTENCE_END.split(question.strip()):
        given, tagged = GIVEN.match(sentence), TAG.search(sentence)
        if tagged:
            found.append(sentence[: tagged.start()])
        elif WHY.match(sentence):
            found.append(WHY.sub("", sentence))
        elif given:
            found.append(given.group("said"))
        elif not sentence.endswith("?") and not translated:
            found.append(sentence)
    return tuple(OF_THE_SOURCES.sub("", one).strip(" ?.") for one in found if OF_THE_SOURCES.search(one) or not OF_THE_ASKER.search(one))


def counts(question: str) -> bool:
    """Whether a question speaks of a number of things as known: "the eight weeks of a sprint"."""
    return bool(DEFINITE.search(question))


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
    miscounted = "number" in kinds and share >= NEARLY
    contrary = (denials + len(turned)) % 2 == 1  # "not slower" says "faster"
    return Stance(share, contrary or denied or miscounted or _other_number(premise, f"{context} {sentence}"))


def refuting(stances: Sequence[Stance]) -> int | None:
    """The place of the sentence that says the contrary of a premise, unless another one speaks of more of it and agrees."""
    against = [place for place, one in enumerate(stances) if one.contrary]
    best = max(against, key=lambda place: stances[place].share, default=None)
    agreed = max((one.share for one in stances if not one.contrary), default=0.0)
    return best if best is not None and stances[best].share > agreed else None


def of_a_neighbour(premise: str, sentences: Sequence[tuple[str, str]]) -> int | None:
    """The place of the sentence (text, heading) on the subject of a premise, when what it says stands only with another of the family.

    A subject is a word that has contraries: "kanban" in "Kanban works in sprints", where the sources speak of sprints with Scrum alone.
    """
    told = [{token.word for token in tokens(f"{heading}. {text}")} for text, heading in sentences]
    said = {token.word: token.stem for token in tokens(premise) if token.content and token.stem not in contrasts().light}
    for subject, family in ((word, contrasts().opposites[word]) for word in said if word in contrasts().opposites):
        rest = {word_stem for word, word_stem in said.items() if word != subject}
        own = [place for place, words in enumerate(told) if subject in words]
        known = {stem(word) for place in own for word in told[place]}
        with_neighbour = [rest & {stem(word) for word in words} for words in told if subject not in words and family & words]
        if own and any(len(shared) >= LEAST_SHARE * len(rest) and not shared <= known for shared in with_neighbour):
            return own[0]
    return None


def miscounts(question: str, sentence: str, context: str, embedder: Embedder) -> bool:
    """Whether `sentence` gives another number to what the question counts as known."""
    definite = DEFINITE.search(question)
    if definite is None or not _other_number(question[definite.end() :], sentence):
        return False
    return _share(align(question, sentence, embedder), set(), context) >= LEAST_SHARE


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


def _other_number(premise: str, text: str) -> bool:
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
