"""Notice that a question takes for granted what a source contradicts: an opposite word, a "not", another number."""

from __future__ import annotations

import re

from knowledge.words import PART, content_words, stem

PRESUMES = re.compile(
    r"^(?:why|how come|explain why|what makes|for what reason|since|given that|as|because|por qu[eé]|what(?: is|'s) the reason)\b",
    re.IGNORECASE,
)
OPPOSITES = (
    ("same identical equal alike", "different differing unequal distinct"),
    ("always every all", "never none"),
    ("before first earlier", "after last later"),
    ("more higher increase increases raises", "less fewer lower decrease decreases reduces"),
    ("supervised labelled labeled", "unsupervised unlabelled unlabeled"),
    ("structured", "unstructured"),
    ("continuous", "discrete"),
    ("online", "offline"),
    ("old older", "new newer"),
    ("small few", "large big many"),
    ("smaller", "larger bigger"),
    ("fast quick quickly", "slow slowly"),
    ("faster quicker shorter", "slower longer"),
    ("cheap cheaper", "expensive costly"),
    ("easy easily simple", "difficult hard harder complex"),
    ("required necessary must mandatory", "optional unnecessary"),
    ("safe", "dangerous risky"),
    ("hosted cloud", "self-hosted"),
    ("training", "test testing"),
)
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
COUNTING = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER_WORDS = {word: str(place) for place, word in enumerate(COUNTING)}
COUNTED = re.compile(
    r"\b(phase|step|stage|level|week|day|month|tier|layer|part)s?\s+(\d+|" + "|".join(NUMBER_WORDS) + r")\b", re.IGNORECASE
)
AMOUNT = re.compile(r"\b(\d+|" + "|".join(list(NUMBER_WORDS)[2:]) + r")\s+(?:[\w-]+\s+)?([a-z]{4,})\b", re.IGNORECASE)
MIN_SHARED = 2
MIN_SHARE = 0.5


def presumes(question: str) -> bool:
    """Whether the question takes something for granted."""
    return bool(PRESUMES.search(question.strip().lstrip("¿\"'")))


def presumed(question: str) -> str:
    """What the question takes for granted: without "why" and the verb that asks."""
    return re.sub(
        r"^\W*(?:do|does|did|is|are|was|were|should|can|that|is it that)\b\s*", "", PRESUMES.sub("", question.strip().lstrip("¿\"'"))
    ).rstrip(" ?")


def contradicts(question: str, sentence: str, context: str) -> bool:
    """Whether `sentence`, which stands in `context` (heading and neighbours), says the contrary of what the question presumes."""
    asked, said, around = _stems(question), _stems(sentence), _stems(context)
    if len(asked & said) < MIN_SHARED or len(asked & (said | around)) < MIN_SHARE * len(asked):
        return False
    return _other_number(question, f"{context} {sentence}") or _opposite(question, sentence) or _denied(question, sentence)


def _stems(text: str) -> set[str]:
    return {stem(word) for word in content_words(text)}


def _words(text: str) -> set[str]:
    return {word.lower() for word in PART.findall(text)} | {word.lower() for word in re.findall(r"\w+-\w+", text)}


def _opposite(question: str, sentence: str) -> bool:
    """One side of a pair in the question, only the other in the sentence; two such pairs cancel out."""
    asked, said = _words(question), _words(sentence)
    flips = 0
    for pair in OPPOSITES:
        one, other = (set(side.split()) for side in pair)
        flips += any(
            asked & mine and said & theirs and not said & mine and not asked & theirs for mine, theirs in ((one, other), (other, one))
        )
    return flips % 2 == 1


def _denied(question: str, sentence: str) -> bool:
    """The question praises or takes as right, the sentence denies."""
    return bool(_words(question) & GOOD) and not NEGATED.search(question) and bool(BAD.search(sentence))


def _other_number(question: str, text: str) -> bool:
    """The question counts a thing (as in "phase 4", "three values") that the text has with another number only."""
    for pattern, thing, number in ((COUNTED, 1, 2), (AMOUNT, 2, 1)):
        asked = _counted(question, pattern, thing, number)
        said = _counted(text, pattern, thing, number)
        if any(name in said and not (numbers & said[name]) for name, numbers in asked.items()):
            return True
    return False


def _counted(text: str, pattern: re.Pattern[str], thing: int, number: int) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for match in pattern.finditer(text):
        figure = match.group(number).lower()
        found.setdefault(stem(match.group(thing)), set()).add(NUMBER_WORDS.get(figure, figure))
    return found
