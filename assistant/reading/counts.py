"""Counts in a sentence: alone, two that belong together, or each with its noun; what is a price or tells of a part is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from assistant.reading.claims import Claim, Sentence
from assistant.reading.count_nouns import LABELLED, RARE, ROWS, counted
from assistant.reading.flows import comes_in_a_flow
from assistant.reading.known_outcomes import read_known
from assistant.reading.measures import measures
from assistant.reading.quantities import Quantity, tidy
from assistant.reading.samples import of_a_part, tells_not_all
from assistant.reading.uncounted import holds_the_rest, is_choice, is_incident

_HAPPEN = (
    r"\b(?:cancel|leave|comes? back|(?:are|be) sent back|are (?:never )?(?:paid|late|lost|wrong|returned|rejected|empty)|"
    r"fail|break|default|drop out|do not|don't|never|churn|se (?:van|pierden|devuelven|cancelan)|fallan|abandonan|"
    r"no (?:pagan|vienen|llegan))\b"
)
_PRICED = r"\b(?:costs?|pay|sued|lose|loses|price|eur|usd|€|\$|cuesta\w*|pierde|perdemos|multa|visita|\d+k|millones)\b"
FEWEST_ROWS = 2100
"""From it a number without a noun, in the answer to what is recorded, is how many there are, and no year (house rule)."""


def _all_there_is(s: Sentence, q: Quantity) -> bool:
    """'Deben ser 400 mil', "15 million or so": a large bare number says how many rows there are."""
    return q.value >= FEWEST_ROWS and not s.has(r"\b(?:costs?|pay|price|cuesta\w*)\b")


def read_counts(s: Sentence) -> Iterator[Claim]:
    """Slots data_sources_volume, label_availability, scope_mvp, connectivity_hardware, content: from counts with nouns."""
    yield from (claim for claim in _counts(s) if not ("label_count" in claim.signals and _is_price(s, claim)))


_SOLD_FOR = re.compile(
    r"\b(?:offer\w*|sold|sells?|selling|quot(?:e[sd]?|ing)|bought|buys?|buying|paid|pays?|price[sd]?|costs?|machines?|ofrec\w+|"
    r"vend\w+|compr\w+|"
    r"pag\w+|precio|cuesta\w*|costo|maquinas?)\b[^.;,\d]{0,40}\b(?:for|at|is|was|of|por|a|en|de|costs?|cuesta)\s(?:about |around |"
    r"some |only |unos )*"
    r"(?:[€$£]|eur |usd |chf )?$"
)
_IS_A_PRICE = re.compile(
    r"\W*(?:eur\w*|€|dollars?|usd|chf)?\s*(?:is|was|es|era|fue) (?:the |what |el |lo que )?(?:price|costs?|it costs|precio|coste|"
    r"costo|cuesta)\b"
)


def _is_price(s: Sentence, claim: Claim) -> bool:
    """Whether a number is what something costs or was offered for: no number of known cases."""
    q = next((q for q in s.quantities if claim.start <= q.start < claim.end), None)
    return q is not None and bool(_SOLD_FOR.search(s.low[: q.start]) or _IS_A_PRICE.match(s.low, q.end))


def _counts(s: Sentence) -> Iterator[Claim]:
    two = list(_two_kinds(s)) or list(_labelled_part(s)) or list(read_known(s))
    yield from two
    for q in s.quantities:
        if any(claim.start <= q.start < claim.end for claim in two):
            continue
        if q.kind in {"share", "count"} and (share := _positive_share(s, q)):
            yield share
        elif (tells_not_all(s, q) and not (of_a_part(s, q) and s.has(LABELLED))) or _is_incident(s, q):
            continue
        elif holds_the_rest(s, q):
            yield _to_merge(s, q)
        elif s.asked == "data_sources_volume" and q.kind == "count" and not (q.noun or q.period) and _all_there_is(s, q):
            yield Claim("data_sources_volume", q.start, q.end, {"rows": tidy(q.value), "data_exists": True})
        elif q.kind == "count" and q.noun and not measures(s.low, q) and not (q.period or comes_in_a_flow(s, q)):
            yield from counted(s, q)
    yield from _named_by(s)
    short = len(s.low.split()) <= 5
    if s.asked == "label_availability" and (
        lone := [
            q
            for q in s.kinds("count")
            if not (q.noun or measures(s.low, q) or two) and (short or (q.value >= 20 and s.has(LABELLED))) and not s.has(_PRICED)
        ]
    ):
        yield Claim("label_availability", lone[0].start, lone[0].end, {"label_count": tidy(lone[0].value)})


def _is_incident(s: Sentence, q: Quantity) -> bool:
    return is_incident(s, q) and bool(re.search(ROWS, q.noun)) and not re.search(RARE, q.noun)


def _to_merge(s: Sentence, q: Quantity) -> Claim:
    """'61 files, all different': how many rows they hold is not said, that they have to be brought together is."""
    clause = s.clause_at(q.start)
    end = next(
        (c.end for c in s.clauses if c.start > clause.start and not any(c.start <= o.start < c.end for o in s.quantities)), clause.end
    )
    return Claim("data_quality", q.start, q.end, {"quality_notes": s.text[q.start : end].strip(" ,.;:")})


_BAD = (
    r"\b(?:cracked|broken|faulty|defective|sick|infected|diseased|bad|damaged|failed|fraud\w*|rejected|leaking|worn|wrong|rotten|spoiled|"
    r"dead|ill|positive|churned|lost|tainted|mouldy|leaky|muert\w+|contaminad\w+|caducad\w+|sucias?|"
    r"defectuos\w+|rot[oa]s?|enferm\w+|dañad\w+|danad\w+|mal[oa]s?|infectad\w+|fallad\w+|podrid\w+)\b"
)
_GOOD = (
    r"\b(?:good|ok|okay|fine|healthy|sound|intact|normal|clean|alive|fresh|dry|negative|whole|"
    r"viv[oa]s?|limpi[oa]s?|buen[oa]s?|san[oa]s?|normales|intact[oa]s?|negativ[oa]s?)\b"
)


_NAMED_BY = re.compile(
    r"\s(?:of them |de ellas |de ellos |\w+ )?,?\s?(?:the |an? |our |el |la |un |una |nuestr[oa] )?\w+ (?:has |have |ha |han )?"
    r"(?:wrote|noted|marked|said|named|labell?ed|tagged|decided|confirmed|checked|written|escribio|anoto|marco|puso|indico|dijo|etiqueto|"
    r"confirmo|clasifico|reviso)\b"
)


def _named_by(s: Sentence) -> Iterator[Claim]:
    """'In 2,300 of them the agronomist wrote which disease it was': so many known cases."""
    for q in s.kinds("count"):
        lead = re.search(r"\b(?:in|for|on|en|de|para|sobre)\s(?:about |only |some |unas |unos |solo )?$", s.before(q.start, 20))
        if q.value >= 5 and lead and _NAMED_BY.match(s.low, q.start + len(s.low[q.start :].split(" ", 1)[0])):
            yield Claim("label_availability", q.start, q.end, {"label_count": tidy(q.value), "labels": "some", "label_kind": "human"})
            return


_LABEL = (
    r"(?:labell?ed|tagged|annotated|classified|(?:a |the )?(?:right |true )?labels?\b"
    r"|etiquetad[oa]s?|anotad[oa]s?|clasificad[oa]s?|(?:una )?etiquetas?\b)"
)
_PART = re.compile(
    r"[\d.,]+(?:\s(?:of (?:them|these|those|which|the [a-z-]+|our [a-z-]+)|de (?:ellas|ellos|las [a-z]+|los [a-z]+)))?,?\s"
    rf"(?:(?:are|is|were|have been|have|carry|with|already|by now|estan|ya|tienen|llevan|con)\s){{0,3}}{_LABEL}"
)


def _labelled_part(s: Sentence) -> Iterator[Claim]:
    """'6,450 pictures, 4,900 of them labelled': how many there are, and for how many of them the answer is known."""
    counts = s.kinds("count")
    part = next((q for q in counts if _PART.match(s.low, q.start)), None)
    if part is None or s.asked not in {"", "label_availability", "data_sources_volume"}:
        return
    whole = next((q for q in counts if q.value > part.value and re.search(ROWS, s.low[q.start : q.end])), None)
    yield Claim("label_availability", part.start, part.end, {"label_count": tidy(part.value), "labels": "some"}, firm=True)
    if whole:
        yield Claim("data_sources_volume", whole.start, whole.end, {"rows": tidy(whole.value), "data_exists": True}, firm=True)


def _two_kinds(s: Sentence) -> Iterator[Claim]:
    """'30 recordings of cracked filters and 60 of good ones': how many of the rare kind, and how many in all."""
    if s.asked not in {"", "label_availability", "data_sources_volume"}:
        return
    counts = [q for q in s.kinds("count") if not is_choice(s, q)]
    for first, second in pairwise(counts):
        others = [q.value for q in counts if q is not first and q is not second]
        rare = _rare_of_two(s, first, second, others)
        if rare is None:
            continue
        total = tidy(first.value + second.value)
        signals = {"positives": tidy(rare.value), "label_count": total, "labels": "all", "classes": 2}
        yield Claim("label_availability", second.start, second.end, signals, firm=True)
        if not {"rows", "units"} & set(s.known):
            rows = max([total, *(tidy(value) for value in others if value >= total)])
            yield Claim("data_sources_volume", first.start, first.end, {"rows": rows, "data_exists": True}, firm=bool(s.asked))
        return


def _rare_of_two(s: Sentence, first: Quantity, second: Quantity, others: list[float]) -> Quantity | None:
    """The kind that is looked for, where two counts are two kinds that shut each other out; None where they are not.

    They do so where one is bad and the other good, one is the other with a "no", or both make up a third count.
    """
    parts = (s.low[first.start : second.start], re.split(r",\s", s.low[second.start : second.start + 60])[0])
    if not re.search(r"(?:\band|\by|\be|,|;|\bplus|/)\s*(?:about |some |only |unas? |unos )?$", parts[0]) or len(parts[0].split()) > 9:
        return None
    bad = [bool(re.search(_BAD, part)) for part in parts]
    good = [bool(re.search(_GOOD, part)) for part in parts]
    if bad[0] != bad[1] and any(g and not b for g, b in zip(good, bad, strict=True)):
        return first if bad[0] else second
    denied = [re.match(r"[\d.,]+ (?:no|not|non|without|sin)[ -]([a-z]{3,})", part) for part in parts]
    smaller = min(first, second, key=lambda q: q.value)
    if any(d and re.search(rf"\b{d.group(1)[:5]}", other) for d, other in zip(denied, parts[::-1], strict=True)):
        return smaller
    whole = first.value + second.value
    sum_said = any(abs(whole - other) <= 0.005 * whole for other in others) and first.value > 1 and second.value > 1
    return (first if bad[0] else second if bad[1] else smaller) if sum_said else None


def _positive_share(s: Sentence, q: Quantity) -> Claim | None:
    if q.kind != "share" or not 0 < q.value < 0.5 or s.asked not in {"", "label_availability", "data_sources_volume"}:
        return None
    near = s.low[q.start : q.end + 60]
    if re.search(_HAPPEN, near) or re.search(RARE, near[:34]):
        return Claim("label_availability", q.start, q.end, {"positive_share": tidy(q.value)}, firm=s.asked == "label_availability")
    return None
