"""What a team takes back in words: a number or a name that was read before is wrong, is that of something else, or is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from assistant.reading.claims import Sentence
from assistant.reading.exchanged import puts_another
from assistant.reading.held import Held, holders, named_holders
from assistant.reading.lands import read_lands
from assistant.reading.quantities import Quantity
from assistant.reading.text import fold

_THE = r"(?:the|that|this|those|these|all|your|our|my|an?|of|with|number|figure|el|la|los|las|lo de|eso de|un|una|de|numero|cifra|dato)"
_POLITE = r"(?:please|now|and|so|ok|okay|then|but|no|well|can you|could you|you (?:can|may|must|should)|por favor|y|pues|entonces|pero)"
_STRIKE = (
    rf"(?:^|[.;:,!?]\s|\s-\s)\W*(?:{_POLITE}[\s,]+)*(?:undo|strike(?: out)?|scratch|delete|remove|drop|forget(?: about)?|ignore|scrap|"
    rf"erase|"
    rf"discard|disregard|cross out|throw out|take (?:out|back|away)|leave out|get rid of|take(?= [^.;!?]{{1,40}} (?:out|back|away)\b)|"
    rf"borr(?:a|e|ar|en)|quit(?:a|e|ar|en)|elimin(?:a|e|ar|en)|olvid(?:a|e|en)(?:te|se|rse)?(?: de)?|ignor(?:a|e|ar|en)|"
    rf"tach(?:a|e|ar|en)|retir(?:a|e|ar|en)|descart(?:a|e|ar|en)|anul(?:a|e|ar|en))\s+"
)
"""An order to strike something, up to what is to be struck."""
STRUCK = re.compile(_STRIKE)
_LISTED = re.compile(rf"(?:{_THE}\s+)*$")
_ENDS = re.compile(
    r"\W*(?:(?:again|please|out|back|away|too|as well|(?:from|of|off) (?:the|that|this|your) (?:list|plan|"
    r"facts|notes)|por favor|tambien|de la lista|del plan)\W*)*(?=$|[.;,!?]|and\b|y\b)"
)
_COPULA = r"(?:'s|is|are|was|were|es|son|era|eran|esta|estan|fue)"
_WRONG = re.compile(
    rf"\s*(?:{_COPULA}|seems?|looks?|parece) (?:(?:just|simply|completely|all|totally|so|muy|del todo) )*"
    r"(?:(?:wrong|false|incorrect|not (?:right|correct|true|ours|from us)|nonsense|never (?:said|told|mentioned|written|"
    r"meant)(?: by (?:us|me))?|"
    r"mal|falso|incorrect[oa]s?)(?=\s*(?:$|[.,;:!?)]|(?:and|y|here|there|sorry|please)\b))|"
    r"(?:an? |un |una )(?:mistake|error|typo|misreading|misunderstanding|equivocacion|malentendido|errata)\b)"
)
_MISREAD = re.compile(
    r"\b(?:we|i|nobody) (?:never|did not|didn't) (?:said|say|told|tell|mention(?:ed)?|wrote|write|gave|"
    r"give)\s+(?:you\s+)?(?:anything (?:of|about)\s+)?$|"
    r"\b(?:nunca|no) (?:dij\w+|hemos dicho|he dicho|mencion\w+|escrib\w+)\s+$"
)
_OF_ANOTHER = re.compile(
    rf"\s*(?:eur|euros?|€|dollars?|\$|usd|gbp|pounds?|chf)?\s*{_COPULA} (?P<what>[^;.!?]*?),?\s(?:and |y )?(?:not|no|never|"
    rf"nunca)\s(?P<not>[^;.!?]+)"
)
"""'120,000 is the price of the machine, not cases': what a number is, and what it is not."""
_IS_NOT = re.compile(rf"\s*(?:{_COPULA}(?: not| no|n't)|no (?:es|son|era|eran)|isn't|aren't)\s(?P<not>[^;,.!?]+)")
_NOT = re.compile(
    rf"(?:^|[,;:(]|\b(?:and|y|but|pero)\b)\W*(?:(?:and|y|but|pero)\s)?(?:not|no|nunca|never)\s+(?:(?:after|by|on|within|{_THE})\s+)*$"
)
_PRICE = re.compile(r"\b(?:price|costs?|offer(?:ed)?|quote|paid|precio|coste|costo|oferta|presupuesto de|cuesta\w*)\b")
_NONE_THERE = (
    r"(?:there (?:is|are|was|were)(?:n't| not| no)|there's no|(?:we|i) (?:have|use|know|got|employ)(?:n't| no| not)?|(?:we|"
    r"i) (?:do not|don't) "
    r"(?:have|use|know|employ)|no hay|no tenemos|no usamos|no existe)(?: (?:an?|any|such|one|single|ningun[oa]?|"
    r"un[oa]?))*\s+(?:called |named )?"
)
_NO_WORD = re.compile(r"(?:\bno|n't|\bnot|ningun[oa]?)\b")
_HERE = re.compile(
    r"\s*(?:(?:in|on|at|among|with|en|entre) (?:our|the|this|us|nuestr[oa]|el|la|nosotr[oa]s)(?: (?:team|company|house|office|project|"
    r"group|"
    r"equipo|empresa|casa|proyecto|grupo))?|here|at all|anywhere|aqui|con nosotros)?\s*(?=$|[.;,!?])"
)
_NOT_OURS = re.compile(
    rf"\s*(?:{_COPULA}(?: not|n't)|no (?:es|esta|son|estan)|isn't|aren't) (?:(?:in|on|part of|with|from|en|parte de|de) (?:our|the|us|"
    rf"nuestr[oa]|el) ?"
    r"(?:team|company|house|project|equipo|empresa|proyecto)?|ours|one of us|de los nuestros)"
)
_NO_OFFER = re.compile(
    r"\b(?:nobody|no one|noone|none|no (?:vendor|company|firm|supplier|seller|provider))\b(?: \w+){0,2}? (?:offered|offers|sold|sells|"
    r"made)"
    r"(?: to)? (?:us|me|anything|any|an offer)\b|"
    r"\b(?:we|i) (?:were|was|have been|got|received|have)(?: never| not|n't)* (?:offered )?(?:nothing|no offers?|never offered)|"
    r"\b(?:there (?:is|was|were|has been)|it (?:is|was)|that(?:'s| is| was)|this (?:is|was))(?: no|n't an?| not an?| not any| never an?) "
    r"(?:\w+ )?offers?\b|\b(?:nadie|ningun[oa]? \w+) (?:nos |me )(?:\w+ )?ofrec\w+|"
    r"\bno (?:hay|hubo|tenemos|es|era|fue) (?:una |ninguna )?oferta|\bno nos (?:han |ha )?ofrec\w+"
)
"""That nobody offered anything to buy."""
OFFERS = ("service_offered", "offer_setup", "offer_monthly", "service_in_cloud")


def taken_out(s: Sentence) -> list[tuple[str, dict[str, Any]]]:
    """(slot, signals) of what a sentence takes back: None for each signal, then what is left of a list; empty where nothing goes."""
    if s.opening or not s.known or puts_another(s):
        return []
    gone = [held for q in s.quantities for held in _numbers(s, q)] + [held for held in named_holders(s) if _named_away(s, held)]
    if _not_the_land(s):
        gone.append(Held("jurisdiction", "regulation_jurisdiction"))
    if _NO_OFFER.search(s.low):
        gone += [Held(name, "existing_solution") for name in OFFERS if s.known.get(name)]
    nothing: dict[str, dict[str, Any]] = {}
    left: dict[str, dict[str, Any]] = {}
    for held in gone:
        after = held.without({**s.known, **left.get(held.slot, {})})
        nothing.setdefault(held.slot, {}).update(dict.fromkeys(after))
        left.setdefault(held.slot, {}).update(after)
    rest = {slot: {name: value for name, value in signals.items() if value is not None} for slot, signals in left.items()}
    return [*nothing.items(), *((slot, signals) for slot, signals in rest.items() if signals)]


def _numbers(s: Sentence, q: Quantity) -> Iterator[Held]:
    """The signals that hold a number which is taken back."""
    found = list(holders(q, s.known))
    if not found:
        return
    number = _DIGITS.match(s.low, q.start)
    end = number.end() if number else q.end
    lead, behind = s.low[: q.start], s.low[end:]
    if _struck(s, q.start, (q.end, end)) or _WRONG.match(behind) or _WRONG.match(s.low, q.end) or _MISREAD.search(lead):
        yield from found
    elif other := _OF_ANOTHER.match(s.low, q.end) or _OF_ANOTHER.match(s.low, end):
        denied = [held for held in found if held.told_by(other["not"], s.known)]
        yield from denied or ([held for held in found if not held.is_money(s.known)] if _PRICE.search(other["what"]) else [])
    elif isnt := _IS_NOT.match(s.low, q.end) or _IS_NOT.match(s.low, end):
        yield from (held for held in found if held.told_by(isnt["not"], s.known))
    elif _NOT.search(lead) and re.match(r"\W*$|\s*[.;!?]", s.low[q.end :]) and s.low[: q.start].strip(" ,not"):
        yield from (held for held in found if held.measured_as(q, s.known) and held.signal not in READ_ELSEWHERE)


READ_ELSEWHERE = {"label_delay_days"}
"""Whose readers hear "the same evening, not after 40 days" themselves, with what holds instead (`delays`)."""
_DIGITS = re.compile(r"(?:[€$£]\s?)?\d[\d.,']*(?:\s?[kKm%]\b)?\s?%?")


def _struck(s: Sentence, start: int, ends: tuple[int, ...]) -> bool:
    """Whether what stands at `start` is an object of an order to strike it."""
    orders = [m for m in STRUCK.finditer(s.low) if m.end() <= start]
    if not orders or not any(_ENDS.match(s.low, end) for end in ends):
        return False
    between = s.low[orders[-1].end() : start]
    return bool(_LISTED.fullmatch(between) or re.search(rf"(?:^|,|\band|\by)\s*(?:{_THE}\s+)*$", between)) and not re.search(
        r"[.;!?]\s", between
    )


def _not_the_land(s: Sentence) -> bool:
    """'We are not in Italy', where no other country is named."""
    land = fold(str(s.known.get("jurisdiction") or ""))
    denied = land and re.search(rf"\b(?:not|n't|no) (?:\w+ )?(?:in|from|en|de) {re.escape(land)}\b", s.low)
    return bool(denied) and not any("jurisdiction" in claim.signals for claim in read_lands(s))


def _named_away(s: Sentence, held: Held) -> bool:
    """Whether the name of something held is said to be wrong, not there, or to be struck."""
    start, end = held.start, held.end
    if _struck(s, start, (end,)) or _WRONG.match(s.low, end) or _NOT_OURS.match(s.low, end):
        return True
    there = re.search(_NONE_THERE + r"$", s.low[:start])
    return bool(there and _NO_WORD.search(there.group()) and _HERE.match(s.low, end))


_LEAD_IN = r"(?:(?:no|oh|hm+|but|well|ah|er|oops|sorry|wait|hold on|actually|pero|bueno|perdon|ay|espera\w*)\b[\s,.:-]*)"
_CLOSED = r"(?=\s*(?:either|sorry|at all|again|anyway|tampoco|del todo)?\s*(?:$|[.,;:!?-]))"
_WITHDRAWS = re.compile(
    rf"\W*{_LEAD_IN}*(?:(?:scratch|strike|forget|delete|ignore) (?:that|it)|i take (?:that|it) back|olvid(?:a|e|en) eso|borr(?:a|e|"
    rf"en) eso|"
    rf"retiro (?:eso|lo dicho)){_CLOSED}|\W*{_LEAD_IN}*(?:no[,\s]+)?(?:wait|hold on|espera\w*)\W*$|"
    rf"\W*{_LEAD_IN}+(?:(?:that|this|it)(?:'s| is| was) (?:wrong|not (?:right|true|correct|it)|nonsense|rubbish)|(?:that|it) (?:isn't|"
    rf"wasn't) "
    rf"(?:right|true|correct|it)|not that|eso (?:no es|no esta bien|esta mal|tampoco|no)|no es eso){_CLOSED}"
)
"""A sentence that takes back what was said just before: "No wait, that's not right", "scratch that"."""


def standing(found: Sequence[Sentence]) -> list[Sentence]:
    """The sentences of a message without those that the next one takes back, and without the words that do so."""
    kept: list[Sentence] = []
    before = False
    for s in found:
        taking = bool(_WITHDRAWS.match(s.low)) and not re.search(r"\d", s.low)
        if taking and not before and kept:
            kept.pop()
        elif not taking:
            kept.append(s)
        before = taking
    return kept
