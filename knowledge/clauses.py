"""Whether a claim joins what its passage keeps apart: one clause's subject with another's predicate, the wrong sides of "than"."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.alignment import Alignment, Token
from knowledge.contrasts import contrasts

VERB_LIST = "is are was were has have had may might can could must should will would do does did"
VERBS = frozenset(VERB_LIST.split())
TURNS = frozenset({"while", "whereas", "but"})
LEANING = frozenset({"it", "its", "they", "their", "this", "these", "those", "such", "he", "she"})
SAME = 0.8  # strength of a word that is the same but for its ending
SHORT = 4  # words below which a piece is a title of what follows
MOST = 0.75
HALF = 0.5
Side = tuple[Token, ...]


def mixed(found: Alignment) -> Iterator[str]:
    """The first word of each subject of the claim that the passage says something else of, while it says the claim's of another thing."""
    held = [(piece[0].word, _stems(piece)) for piece in _pieces(found.passage)]
    firm = {token.stem for token, strength in zip(found.claim, found.strength, strict=True) if strength >= SAME}
    for piece in _pieces(found.claim):
        at = next((place for place, token in enumerate(piece) if token.word in VERBS and _stems(piece[:place])), 0)
        subject, said = _stems(piece[:at]), _stems(piece[at:])
        if at and len(said) > 1 and subject <= firm and len(said & firm) >= MOST * len(said) and _kept_apart(subject, said, held):
            yield next(token.text for token in piece if token.stem in subject)


def _kept_apart(subject: set[str], said: set[str], held: list[tuple[str, set[str]]]) -> bool:
    """No piece of the passage has both; one has the subject and little of what is said of it, one says it of something else."""
    with_subject = [len(said & stems) for _, stems in held if subject <= stems]
    of_other = any(
        word not in LEANING and not subject <= stems and len(said & stems) >= MOST * len(said) and stems - said - subject
        for word, stems in held
    )
    return bool(with_subject) and max(with_subject) <= HALF * len(said) and of_other


def turned_comparison(found: Alignment) -> Iterator[str]:
    """The word of comparison when the claim sets the two sides the other way round than the passage."""
    words = [token.word for token in found.claim]
    than = words.index("than") if words.count("than") == 1 else 0
    known = contrasts()
    row = next((row for row in range(than - 1, -1, -1) if words[row] in known.opposites or words[row] in known.comparing), None)
    if row is None:
        return
    left, right = _stems(found.claim[:row]), _stems(found.claim[than:])
    left, right = left - right, right - left
    for piece in _pieces(found.passage, turns=frozenset()):
        stems = [token.stem for token in piece]
        both = left and right and {found.claim[row].stem, *left, *right} <= set(stems)
        if both and max(stems.index(one) for one in right) < min(stems.index(one) for one in left):
            yield found.claim[row].text


def _pieces(side: Side, turns: frozenset[str] = TURNS) -> list[Side]:
    """The sentences and clauses of contrast; a title goes with what follows."""
    cuts = [row for row, token in enumerate(side) if row and (token.opens or token.word in turns)]
    pieces: list[Side] = []
    for start, end in zip([0, *cuts], [*cuts, len(side)], strict=True):
        piece = side[start:end]
        if pieces and len(_stems(pieces[-1])) < SHORT and piece[0].word not in turns:
            pieces[-1] = (*pieces[-1], *piece)
        else:
            pieces.append(piece)
    return pieces


def _stems(side: Side) -> set[str]:
    return {token.stem for token in side if token.content}
