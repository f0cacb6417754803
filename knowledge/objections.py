"""What speaks against a claim although its words stand in the passage: a "not", a number, a name, an opposite, a stronger word."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from knowledge.alignment import Alignment, Token
from knowledge.clauses import mixed, turned_comparison
from knowledge.contrasts import TENS, contrasts, denies, negates, number_value, opposed, strong_words
from knowledge.words import stem

REACH = 4  # words after a "not" within which the word stands that it denies
BEFORE = 5  # words before a word within which what limits it stands
FIRM = 0.8  # strength of a word that is the same but for its ending
ALIKE = 0.5
NEARLY = 0.75
MOSTLY = 0.6
UNRELATED = 0.25  # strength below which a word has no counterpart at all
FEWEST_IN_ORDER = 4
FEWEST_ADDED = 2
ALL_BUT_ONE = 0.85
BARE_ONES = frozenset({"one", "once", "both", "half", "first", "single"})  # words that count nothing most of the time
NO_CLAIM = ("only about", "need not", "needs not", "any more")
UNIT_LIST = "second minut hour day week month year percent euro dollar kilobyt megabyt gigabyt time"
NEED = frozenset({"need", "needs"})  # "need not" denies nothing
REPLACING = frozenset({("rather", "than"), ("instead", "of"), ("fail", "to"), ("fails", "to"), ("failed", "to"), ("unable", "to")})
UNITS = frozenset(UNIT_LIST.split())  # stems
SPANS: Mapping[tuple[float, str], str] = {
    (24, "hour"): "day",
    (7, "day"): "week",
    (12, "month"): "year",
    (60, "minut"): "hour",
    (60, "second"): "minut",
    (52, "week"): "year",
}
JOINTS = frozenset({"and", "while", "but", "whereas", "or"})


@dataclass(frozen=True)
class Objection:
    """`kind` is one of negation, number, name, opposite, stronger, order, cause, mixture, addition.

    `words` are those of the claim it rests on.
    """

    kind: str
    words: tuple[str, ...]
    reason: str


def objections(found: Alignment) -> list[Objection]:
    """All that speaks against the claim, in the order of the checks."""
    return [one for check in CHECKS for one in check(found)]


def negations(found: Alignment) -> Iterator[Objection]:
    """A denial on one side of a word that both have, and none on the other."""
    for row, _ in _denied(found.claim):
        if found.strength[row] >= FIRM and not _is_denied(found.passage, found.partner[row]):
            yield _objection("negation", found.claim[row].text, "the claim denies it, the passage does not")
    denied = dict(_denied(found.passage))
    asserted = {token.stem for place, token in enumerate(found.passage) if place not in denied}
    for row in found.held(FIRM):
        place = found.partner[row]
        aside = denied.get(place) == "without" and found.passage[place].stem in asserted  # "X needs more than Y without X" speaks of X
        if place in denied and not aside and not _is_denied(found.claim, row):
            yield _objection("negation", found.claim[row].text, "the passage denies it, the claim does not")


def numbers(found: Alignment) -> Iterator[Objection]:
    """A number that the passage does not have, or has of another unit."""
    held = set(_values(found.passage))
    counts = any(
        value is not None and token.word not in BARE_ONES for token, value in zip(found.passage, _values(found.passage), strict=True)
    )
    free = firm_share(found) < NEARLY  # in other words: 15 of 100 may stand for all but 85, one in five for a share
    for row, value in enumerate(_values(found.claim)):
        token = found.claim[row]
        if value is None or token.word in BARE_ONES or (token.word in contrasts().few and not counts):
            continue
        if (
            value not in held
            and not _same_span(found, row, value)
            and not (free and (value == 100 or 100 - value in held or _of_many(found.claim, row)))
        ):
            yield _objection("number", token.text, "the passage has no such number")
        elif found.partner[row] >= 0 and _other_unit(found, row):
            yield _objection("number", token.text, "the passage counts something else with it")


def _values(side: tuple[Token, ...]) -> list[float | None]:
    """The value of each word; "twenty-four" has one, at its first word."""
    found = [number_value(token.word) for token in side]
    for row in range(1, len(side)):
        tens, ones = found[row - 1], found[row]
        if tens and ones and side[row].start == side[row - 1].end + 1 and tens in TENS.values() and ones < 10:
            found[row - 1], found[row] = tens + ones, None
    return found


def _same_span(found: Alignment, row: int, value: float) -> bool:
    """Whether the claim spells out a unit of the passage: 24 hours for a day."""
    spans = {SPANS.get((value, token.stem)) for token in found.claim[row + 1 : row + 4]} - {None}
    return bool(spans & {token.stem for token in found.passage})


def _of_many(side: tuple[Token, ...], row: int) -> bool:
    """Whether a number is the whole of a share: "one in five", "two of three"."""
    return side[row - 1].word in {"in", "of", "every"} and any(number_value(token.word) is not None for token in side[: row - 1])


def _other_unit(found: Alignment, row: int) -> bool:
    mine, theirs = _unit(found.claim, row), _unit(found.passage, found.partner[row])
    return bool(mine and theirs and mine != theirs)


def _unit(side: tuple[Token, ...], row: int) -> str:
    return next((token.stem for token in side[row + 1 : row + 3] if token.stem in UNITS), "")


def names(found: Alignment) -> Iterator[Objection]:
    """A name that the passage does not have, neither in full nor as its first letters."""
    nearly = firm_share(found) >= NEARLY
    for row, token in enumerate(found.claim):
        begins = nearly and token.opens and token.content and token.text[:1].isupper() and number_value(token.word) is None
        named = begins or is_name(token, first=token.opens)
        if named and found.strength[row] < (ALIKE if token.opens else FIRM) and not _abbreviates(found, row):
            yield _objection("name", token.text, "the passage does not name it")


def _abbreviates(found: Alignment, row: int) -> bool:
    """Whether the word is made of first letters of the passage, stands inside one of its words, or spells one of them out."""
    word, held = found.claim[row].word, [token.word for token in found.passage]
    spelled = any(len(one) > 1 and one == "".join(token.word[0] for token in found.claim[row : row + len(one)]) for one in held)
    return spelled or (len(word) > 1 and word in "".join(one[0] for one in held)) or any(word in one for one in held)


def firm_share(found: Alignment) -> float:
    """The share of the claim's content words that the passage has, 0 to 1."""
    content = sum(token.content for token in found.claim)
    return len(found.held(FIRM)) / content if content else 0.0


def opposites(found: Alignment) -> Iterator[Objection]:
    """A word whose contrary stands where the passage says the rest of that part of the claim."""
    parts, places = _parts(found.claim), _parts(found.passage)
    for rows in parts:
        beside = _best_part(found, rows, places)
        near = frozenset(found.passage[place].word for place in beside)
        mine = frozenset(found.claim[row].word for row in rows)
        for row in rows:
            contrary = opposed(found.claim[row].word, near - mine)
            if not contrary or _form_in(found.claim[row].stem, found.passage, beside) or _is_denied(found.claim, row):
                continue
            if not _is_denied(found.passage, next(place for place in beside if found.passage[place].word == contrary)):
                yield Objection("opposite", (found.claim[row].text, contrary), f"“{found.claim[row].text}” against “{contrary}”")


def _form_in(wanted: str, side: tuple[Token, ...], rows: list[int]) -> bool:
    return any(side[row].stem == wanted for row in rows)


def _parts(side: tuple[Token, ...]) -> list[list[int]]:
    """The rows between marks and joints ("and", "while")."""
    parts: list[list[int]] = [[]]
    for row, token in enumerate(side):
        if parts[-1] and (token.clause != side[row - 1].clause or token.word in JOINTS):
            parts.append([])
        parts[-1].append(row)
    return parts


def _best_part(found: Alignment, rows: list[int], places: list[list[int]]) -> list[int]:
    """The part of the passage that has most of these words of the claim."""
    wanted = {found.claim[row].stem for row in rows if found.claim[row].content}
    counted = [len(wanted & {found.passage[place].stem for place in part}) for part in places]
    return places[counted.index(max(counted))] if counted and max(counted) >= min(2, len(wanted) - 1) > 0 else []


def stronger(found: Alignment) -> Iterator[Objection]:
    """A word of duty, of always, of all or of certainty where the passage has none of the same kind."""
    claim, passage = _line(found.claim), _line(found.passage)
    for harmless in NO_CLAIM:
        claim = claim.replace(harmless, "")
    for kind, word in strong_words(claim).items():
        row = next((row for row, token in enumerate(found.claim) if token.word == word.split(maxsplit=1)[0]), 0)
        if _negated(found.claim, row):  # "not every", "does not have to" claim less, not more
            continue
        place = _beside(found, row)
        near = passage if place is None else _line(found.passage[max(0, place - BEFORE) : place + 2])
        if kind not in strong_words(near) and not _form_in(stem(word), found.passage, _rows_of(near, found.passage)):
            yield Objection(f"stronger {kind}", (word,), f"“{word}”: the passage does not go so far")


def _rows_of(text: str, side: tuple[Token, ...]) -> list[int]:
    words = set(text.split())
    return [row for row, token in enumerate(side) if token.word in words]


def _negated(side: tuple[Token, ...], row: int) -> bool:
    """Whether a "not" stands shortly before a word."""
    return any(negates(one.word) and one.clause == side[row].clause for one in side[max(0, row - REACH) : row])


def _beside(found: Alignment, row: int) -> int | None:
    """Where in the passage the word stands that follows the strong word at this row; None when the passage does not have it."""
    after = next((at for at in range(row + 1, len(found.claim)) if found.claim[at].content), None)
    return found.partner[after] if after is not None and found.strength[after] >= FIRM else None


def order(found: Alignment) -> Iterator[Objection]:
    """Nearly the words of the passage, with two of them in each other's place."""
    stems = [token.stem for token in found.passage]
    rows = [row for row in found.held(FIRM) if stems.count(found.passage[found.partner[row]].stem) == 1]
    places = [found.partner[row] for row in rows]
    moved = [at for at, (place, right) in enumerate(zip(places, sorted(places), strict=True)) if place != right]
    beside = len(moved) == 2 and moved[1] == moved[0] + 1  # "delivers work" for "work is delivered"
    if len(moved) == 2 and not beside and len(rows) >= FEWEST_IN_ORDER and len(set(places)) == len(places) and firm_share(found) >= NEARLY:
        words = tuple(found.claim[rows[at]].text for at in moved)
        yield Objection("order", words, f"“{words[0]}” and “{words[1]}” stand in each other's place")


def causes(found: Alignment) -> Iterator[Objection]:
    """The cause of the claim is the effect in the passage."""
    mine, theirs = _cause_and_effect(found.claim), _cause_and_effect(found.passage)
    if not mine or not theirs:
        return
    straight = sum(_carried(found, one, other) for one, other in zip(mine, theirs, strict=True))
    crossed = [_carried(found, one, other) for one, other in zip(mine, reversed(theirs), strict=True)]
    if min(crossed) >= FIRM and sum(crossed) > straight:
        words = tuple(found.claim[row].text for row in mine[0] if found.claim[row].content and found.partner[row] in theirs[1])
        yield Objection("cause", words, "cause and effect stand the other way round in the passage")


def _carried(found: Alignment, rows: Sequence[int], places: Sequence[int]) -> float:
    """How many words of these rows of the claim rest on words at these places of the passage."""
    held = [row for row in rows if found.claim[row].content and found.partner[row] in places]
    return sum(found.strength[row] for row in held if found.strength[row] >= ALIKE)


def _cause_and_effect(side: tuple[Token, ...]) -> tuple[Sequence[int], Sequence[int]] | None:
    """(rows of the cause, rows of the effect) around the first connecting word; None without one."""
    known = contrasts()
    for row in range(len(side)):
        after = _behind(side, row, known.causes)
        if after:
            return _around_because(side, row, after)
        after = _behind(side, row, known.effects)
        if row and after:
            return range(row), range(after, len(side))
    return None


def _behind(side: tuple[Token, ...], row: int, cues: Sequence[tuple[str, ...]]) -> int:
    """Where the text goes on behind a cue that begins at this row; 0 where none does."""
    return next((row + len(cue) for cue in cues if tuple(token.word for token in side[row : row + len(cue)]) == cue), 0)


def _around_because(side: tuple[Token, ...], row: int, after: int) -> tuple[Sequence[int], Sequence[int]]:
    """Read "because A, B" as well as "B because A", within the sentence."""
    end = next((place for place in range(after + 1, len(side)) if side[place].opens), len(side))
    if side[row].opens:
        comma = next((place for place in range(after + 1, end) if side[place].clause != side[after].clause), end)
        return range(after, comma), range(comma, end)
    start = next((place for place in range(row, -1, -1) if side[place].opens), 0)
    return range(after, end), range(start, row)


def is_name(token: Token, *, first: bool) -> bool:
    """Capitals or digits inside a word with letters, or a capital at its beginning where no sentence begins."""
    inner = any(c.isupper() or c.isdigit() for c in token.text[1:]) and any(c.isalpha() for c in token.text)
    ordinal = token.text[:1].isdigit() and number_value(token.word) is not None
    return token.content and not ordinal and (inner or (token.text[:1].isupper() and not first))


def _denied(side: tuple[Token, ...]) -> Iterator[tuple[int, str]]:
    """(row, negation) of the words that a "not" stands before."""
    for row, token in enumerate(side):
        after = side[row + 1 : row + 1 + REACH]
        weak = (row > 0 and side[row - 1].word in NEED) or (after and after[0].word in contrasts().harmless)
        if weak or not (negates(token.word) or _replaces(side, row)):
            continue
        target = next((row + 1 + step for step, one in enumerate(after) if one.content and one.clause == token.clause), None)
        if target is not None:
            yield target, token.word


def _replaces(side: tuple[Token, ...], row: int) -> bool:
    """Whether "rather than", "instead of" or "fail to" ends at this word."""
    return row > 0 and (side[row - 1].word, side[row].word) in REPLACING


def _is_denied(side: tuple[Token, ...], row: int) -> bool:
    """Whether a denial of any sort stands shortly before a word, or the word is one itself."""
    near = [one.word for one in side[max(0, row - REACH - 1) : row + 1] if one.clause == side[row].clause]
    return denies(near)


def _line(side: tuple[Token, ...]) -> str:
    return " ".join(token.word for token in side)


def _objection(kind: str, word: str, says: str) -> Objection:
    return Objection(kind, (word,), f"“{word}”: {says}")


def mixtures(found: Alignment) -> Iterator[Objection]:
    """What the passage says of one thing, said of another; the two sides of a comparison exchanged."""
    for word in mixed(found):
        yield _objection("mixture", word, "the passage says this of something else")
    for word in turned_comparison(found):
        yield _objection("order", word, "the passage compares the other way round")


def additions(found: Alignment) -> Iterator[Objection]:
    """A claim in the passage's words that says something more."""
    light = contrasts().light
    rows = [row for row, token in enumerate(found.claim) if token.content and token.stem not in light and number_value(token.word) is None]
    firm = [row for row in rows if found.strength[row] >= FIRM]
    more = [found.claim[row].text for row in rows if found.strength[row] < UNRELATED]
    least = MOSTLY if len(more) >= FEWEST_ADDED else ALL_BUT_ONE  # elsewhere one word more is the claim's own way of putting it
    if more and len(firm) >= least * len(rows):
        yield Objection("addition", tuple(more), f"“{more[0]}”: the passage says nothing of it")


CHECKS: tuple[Callable[[Alignment], Iterator[Objection]], ...] = (
    negations,
    numbers,
    names,
    opposites,
    stronger,
    order,
    causes,
    mixtures,
    additions,
)
