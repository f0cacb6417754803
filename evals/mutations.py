"""Make false claims from true sentences, one small change each, and true ones that only look changed."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from knowledge.alignment import tokens
from knowledge.chunking import Chunk, bare
from knowledge.clauses import LEANING
from knowledge.contraries import VERB, with_not, without_not
from knowledge.contrasts import number_value
from knowledge.index_contents import IndexContents
from knowledge.objections import BARE_ONES, is_name
from knowledge.words import STOP_WORDS

LEAST_WORDS, MOST_WORDS = 7, 45
MOST_SUBJECT = 8  # words of a subject
STRONGER = {
    "may": "must", "might": "must", "can": "must", "could": "must", "often": "always", "usually": "always", "typically": "always",
    "sometimes": "always", "generally": "always", "some": "all", "many": "all", "most": "all", "several": "all", "helps": "is guaranteed",
}  # fmt: skip
STRONG_WORD = re.compile(rf"\b(?:{'|'.join(STRONGER)})\b")
HEDGE = re.compile(
    r"^(?:In general|In other words|For example|For instance|However|Therefore|On the other hand|In summary|Typically|Usually),?\s+"
)
ASIDE = re.compile(r"\s*\([^()]*\)")

Change = Callable[[str, random.Random], str | None]


@dataclass(frozen=True)
class Claim:
    """A claim made from a sentence of `passage`; `kind` says how, `supported` whether the passage still supports it."""

    kind: str
    claim: str
    passage: str
    supported: bool


def claims(contents: IndexContents, seed: int = 7) -> list[Claim]:
    """Every change of every sentence that stands it, over all sources; the same seed gives the same list."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable choice, no secret
    texts = {document.source: document.text for document in contents.documents}
    names = sorted({name for text in texts.values() for name in _names(bare(text))})
    changes: dict[str, Change] = {**FALSE, "name": lambda sentence, by: swap_name(sentence, by, names)}
    found, before = [], ("", "")
    for sentence, passage in _sentences(contents.chunks, texts):
        mixture = mix(sentence, before[0]) if passage == before[1] else None
        found += [Claim("mixture", mixture, passage, supported=False)] if mixture else []
        before = (sentence, passage)
        found.append(Claim("verbatim", sentence, passage, supported=True))
        found += [Claim(kind, made, passage, supported=True) for kind, change in TRUE.items() if (made := change(sentence, chance))]
        found += [
            Claim(kind, made, passage, supported=False)
            for kind, change in changes.items()
            if (made := change(sentence, chance)) and made not in passage
        ]
    return found


def insert_not(sentence: str, _: random.Random) -> str | None:
    """A "not" behind the first auxiliary verb, or "does not" before a plain one."""
    return with_not(sentence)


def mix(sentence: str, other: str) -> str | None:
    """The subject of one sentence with what is said in another one, where both have an auxiliary verb near their beginning."""
    one, two = VERB.search(sentence), VERB.search(other)
    if not one or not two or not all(1 <= len(text.split()) <= MOST_SUBJECT for text in (sentence[: one.start()], other[: two.start()])):
        return None
    same = sentence[: one.start()].lower().split()[-1] == other[: two.start()].lower().split()[-1]
    leans = other.split(maxsplit=1)[0].lower() in LEANING or sentence.split(maxsplit=1)[0].lower() in LEANING
    return None if same or leans else f"{sentence[: one.start()]}{other[two.start() :]}"


def remove_not(sentence: str, _: random.Random) -> str | None:
    """The first "not" or "never" gone."""
    return without_not(sentence)


def change_number(sentence: str, chance: random.Random) -> str | None:
    """One number replaced by another one."""
    found = [token for token in tokens(sentence) if number_value(token.word) is not None and token.word not in BARE_ONES]
    if not found:
        return None
    token = chance.choice(found)
    value = int(number_value(token.word) or 0)
    other = value + chance.choice([1, 2, 3, 5, 7]) if token.text[:1].isdigit() else ("three", "five", "seven")[chance.randrange(3)]
    if number_value(str(other)) == value:
        other = "nine"
    return f"{sentence[: token.start]}{other}{sentence[token.end :]}"


def swap_name(sentence: str, chance: random.Random, names: Sequence[str]) -> str | None:
    """One name replaced by another name of the sources."""
    mine = _names(sentence)
    others = [name for name in names if name.lower() not in sentence.lower()]
    if not mine or not others:
        return None
    return re.sub(rf"\b{re.escape(chance.choice(mine))}\b", chance.choice(others), sentence, count=1)


def make_stronger(sentence: str, _: random.Random) -> str | None:
    """Put "must" for "may" and "always" for "often"."""
    match = STRONG_WORD.search(sentence)
    return f"{sentence[: match.start()]}{STRONGER[match.group(0)]}{sentence[match.end() :]}" if match else None


def drop_aside(sentence: str, _: random.Random) -> str | None:
    """Without what stands in brackets and without an opening phrase: still true."""
    made = ASIDE.sub("", HEDGE.sub("", sentence))
    return made[:1].upper() + made[1:] if made != sentence and len(made.split()) >= LEAST_WORDS else None


def reported(sentence: str, _: random.Random) -> str | None:
    """The sentence as somebody reports it: still true."""
    return f"According to the text, {sentence[:1].lower()}{sentence[1:]}" if not sentence[1:2].isupper() else None


def first_half(sentence: str, _: random.Random) -> str | None:
    """Up to the last "and" that joins two long parts: still true."""
    parts = re.split(r",? and (?=[a-z]+ )", sentence)
    made = " and ".join(parts[:-1])
    return f"{made}." if len(parts) > 1 and len(made.split()) >= LEAST_WORDS and "between" not in made else None


FALSE: dict[str, Change] = {"not inserted": insert_not, "not removed": remove_not, "number": change_number, "stronger": make_stronger}
TRUE: dict[str, Change] = {"shortened": drop_aside, "reported": reported, "first half": first_half}


def _sentences(chunks: Sequence[Chunk], texts: dict[str, str]) -> Iterator[tuple[str, str]]:
    seen: set[str] = set()
    for chunk in chunks:
        for span in chunk.sentences:
            sentence = bare(texts[chunk.source][span.start : span.end])
            whole = sentence[:1].isupper() and sentence.endswith(".") and ":" not in sentence and "http" not in sentence
            if whole and LEAST_WORDS <= len(sentence.split()) <= MOST_WORDS and sentence not in seen:
                seen.add(sentence)
                yield sentence, chunk.text


def _names(text: str) -> list[str]:
    found = tokens(text)
    named = (token.text for token in found if is_name(token, first=token.opens))
    return sorted({name for name in named if len(name) > 2 and name.lower() not in STOP_WORDS and not name.isdigit()})
