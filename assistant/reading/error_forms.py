"""Forms in which two errors are told without their names: one act done and not done, or something held for good that is bad."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.reading.quantities import Quantity

GOOD = (
    r"(?:ok(?:ay)?|good|fine|healthy|sound|clean|all ?right|in order|innocent|genuine|harmless|usable|buen[oa]s?|san[oa]s?|limpi[oa]s?|"
    r"correct[oa]s?)"
)
BAD = (
    r"(?:bad|broken|faulty|defective|cracked|sick|ill|rotten|spoiled|wrong|fake|dangerous|infected|unsafe|unusable|mal[oa]s?|"
    r"enferm[oa]s?|defectuos[oa]s?|rot[oa]s?|podrid[oa]s?)"
)
_IN_TRUTH = re.compile(
    r"\b(?:but|though|although|while|when|and|pero|aunque|y)(?:,)? (?:(?:it|they|he|she|that|this|is|are|was|were|it's|its|actually|really|"
    rf"in fact|still|es|era|esta|estaba|son|estan) )*(?P<not>not |no )?(?P<state>{GOOD}|{BAD})\b"
)
_JUDGED = re.compile(
    rf"\b(?:as|for|como|por) (?P<judged>{GOOD}|{BAD})\b[^.;]{{0,12}}\b(?:and|but|y|pero) "
    r"(?:it'?s not|its not|it is not|it isn'?t|it was not|it wasn'?t|they are not|they aren'?t|no lo (?:es|era|esta))\b"
)
_IF = re.compile(r"\b(?:if|when|whenever|si|cuando)\b|^\W*[a-z]+ing\b|^\W*not [a-z]+ing\b")
_NOT_DONE = re.compile(
    r"\b(?:do(?:es)?|did|would|will|have|had)(?:n[o']?t|n't| not)\b(?: (?P<verb>[a-z]+))?|\b(?:wont|didnt)\b(?: (?P<verb2>[a-z]+))?"
    r"|(?:^\W*|\b(?:and|but|or) )not (?P<verb3>[a-z]+ing)\b|\bsi no (?:l[oae]s? |se )?(?P<verb4>[a-z]+)?"
)
_OUTCOME = re.compile(r"\s(?:and|but|when|although|though|because|y|pero|cuando)\s|[,;:]")
_NO_VERB = frozenset({"", "and", "but", "it", "we", "y", "pero", "lose", "loses", "perdemos"})
_TRUSTS = (
    r"\b(?:ship|sell|deliver|accept|approve|pass|lend|release|admit|grant|keep|leave|insure|vend|acept|aprob|apruebe?|prest|entreg)"
    r"[a-z]{0,4}\b"
)
"""Acts that let something pass: there it is the act that misses, and to hold back is the needless one."""
LOSES = (
    r"\b(?:loses?|lost|loss(?:es)?|losing|gone|wasted?|damages?|fined?|for nothing|in vain|perdemos|pierde\w*|perdid[oa]s?|"
    r"en vano|multa)\b"
)
"""Words without which what is done and not done has two prices, and no two errors."""
STEM = 4


def told_apart(low: str, amounts: Sequence[Quantity]) -> list[str]:
    """The error of each of two amounts of a folded sentence, by what is true in the end or by what is not done; [] where no form fits."""
    if len(amounts) != 2:
        return []
    parts = _parts(low, amounts)
    states = [_state(part) for part in parts]
    if set(states) == {"cost_miss", "cost_false_alarm"}:
        return states
    return _twins(parts)


def _parts(low: str, amounts: Sequence[Quantity]) -> list[str]:
    """The words that each price is told of: those before it, or those behind where the sentence begins with the price."""
    first, second = amounts
    if len(re.findall(r"[a-z]{2,}", low[: first.start])) >= 2 or not re.search(r"[a-z]{2,}", low[second.end :]):
        return [low[: first.start], low[first.end : second.start]]
    return [low[first.end : second.start], low[second.end :]]


def _state(part: str) -> str:
    """What a case turns out to be against what was done with it: good means a needless act, bad a miss."""
    if judged := _JUDGED.search(part):
        return "cost_miss" if re.fullmatch(GOOD, judged["judged"]) else "cost_false_alarm"
    found = list(_IN_TRUTH.finditer(part))
    if not found:
        return ""
    good = bool(re.fullmatch(GOOD, found[-1]["state"])) != bool(found[-1]["not"])
    return "cost_false_alarm" if good else "cost_miss"


def judged(low: str) -> str:
    """The error that one price is told of, where a folded sentence says what was held for what: "sold as OK and it is not"."""
    return _state(low) if _JUDGED.search(low) else ""


def _from_if(part: str) -> str:
    """The words of an act from its "if" on; a bare "not sending it when ..." is an act as it stands."""
    part = part.strip(" ,;.:-~")
    found = None if re.match(r"(?:not )?[a-z]+ing\b", part) else re.search(r"\b(?:if|when|whenever|si|cuando)\b.*", part)
    return found.group() if found else part


_GAINS = r"\b(?:earn|gain|win|make a profit|ganamos|gana)\w*\b"


def _twins(parts: Sequence[str]) -> list[str]:
    """'If we warn and no frost comes ..., if we don't warn and it comes ...': not to act is the miss."""
    cut = [_OUTCOME.split(_from_if(part), maxsplit=1)[0] for part in parts]
    left = [_NOT_DONE.search(act) for act in cut]
    if bool(left[0]) == bool(left[1]) or not all(map(_IF.search, cut)) or re.search(_GAINS, " ".join(parts)):
        return []
    place = 0 if left[0] else 1
    found = left[place]
    verb = next((word for word in found.groups() if word), "") if found else ""
    done = cut[1 - place]
    if verb not in _NO_VERB and not re.search(rf"\b{re.escape(verb[:STEM])}", done):
        return []
    kinds = ["cost_miss", "cost_false_alarm"] if place == 0 else ["cost_false_alarm", "cost_miss"]
    return kinds[::-1] if re.search(_TRUSTS, done) else kinds
