"""How well it goes today: the error of the present way, how often people agree, what a rule has saved."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from assistant.reading.aim_results import bound_on_result
from assistant.reading.claims import Claim, Sentence
from assistant.reading.found_aim import named
from assistant.reading.naming import phrase_of
from assistant.reading.phrases_en import participle
from assistant.reading.quantities import Quantity, find_quantities, tidy
from assistant.reading.told_shares import tells_how_it_is

_WRONG = (
    r"\b(?:errors?|wrong\w*|mistakes?|off|sent back|returned|come back|missed|misses|incorrect\w*|deviation|inaccura\w*|"
    r"redone|rework\w*|misrouted"
    r"|se devuelven?|errores|mal|equivoca\w*|incorrect\w*|desviacion|fallan?|se pierden)\b"
)
_TODAY = (
    r"\b(?:today|now|currently|at the moment|our (?:rule|experts?|staff|forecast|planner)|by hand|hoy|actualmente|por error|"
    r"about|around|error)\b"
)
_SAVED = r"\b(?:saved?|saves|brought|ahorr\w+)\b"
_RULE = r"\b(?:rule|timer|filter|threshold|spreadsheet|checklist|regla|filtro|temporizador|umbral)\b"
_WISHED = (
    r"\b(?:want|target|goal|at most|(?:would|'d) (?:like|be happy)|wish|hope|aim|should be|"
    r"queremos|quisieramos|quisiera|esperamos|deberia|meta|maximo)\b"
)


_ERROR_OF = (
    r"\b(?:(?:average |mean |typical )?error|off by|wrong by|out by|miss(?:es)? (?:it )?by|deviation|error(?: medio| promedio)?|"
    r"se equivocan? (?:en|por)|desviacion)(?: (?:of|is|about|around|roughly|some|up to|de|es|unos|unas|casi|por|por lo general))*\s*$"
)


def _error_of_today(s: Sentence) -> Iterator[Claim]:
    """'Off by about 11 beds a day', "error medio de 3,4 minutos": the error of the present way, in its own unit."""
    if (
        s.asked in {"success_metric_target", "cost_of_errors"}
        or s.has(_WISHED)
        or s.has(r"\b(?:from|de) [\d.,]+\D{0,24}\b(?:to|a) [\d.,]+")
    ):
        return
    for q in s.quantities:
        if q.kind in {"time", "count"} and (q.noun or q.kind == "time") and re.search(_ERROR_OF, s.before(q.start, 44)):
            yield Claim("current_process_baseline", q.start, q.end, {"error_today": q.signal()})
            return


GOES_WRONG = (
    r"(?:(?:go(?:es)?|comes?|ends? up|(?:is|are|gets?) (?:sent|put|filed|sorted|delivered|passed on)) "
    r"(?:to|in|at|on|into) the wrong [a-z]+|"
    r"expires?|(?:is|are|gets?|(?:has|have) to be) (?:re(?:made|done|printed|worked|peated|placed|funded|cut|issued|shipped|written)|"
    r"lost|wasted|thrown away|wrong|late|unpaid|rejected|returned|scrapped|misrouted|"
    r"missed|cancelled|refused|spoiled|"
    r"broken|sold too late)|go(?:es)? (?:bad|unsold|wrong|to waste)|comes? back|fails?|spoils?|rots?|breaks?(?: down)?|"
    r"drops? out|arrives? late|"
    r"never (?:arrives?|shows? up|turns? up|comes?)|dies?|(?:has|have) to be (?:redone|thrown away|scrapped|repeated))"
)
_SHARE_LOST = re.compile(
    r"\s(?:of|de) (?:the |all |our |all the |la |el |los |las |"
    r"nuestr[oa]s? )*(?P<noun>[a-z-]+(?: [a-z-]+){0,2}?)(?: (?:that )?(?:we|they) [a-z]+)?"
    rf" (?P<verb>{GOES_WRONG})\b"
)
_REDO = re.compile(
    r"\b(?:we (?:have to )?(?P<en>remake|redo|reprint|rework|repeat|replace|refund|repair|discard|reject|bin|return|rewrite|reship|resend)|"
    r"(?P<es>repetimos|rehacemos|reimprimimos|devolvemos|desechamos|reponemos|rechazamos|reparamos))"
    r"\s(?:about |around |roughly |some |casi |un |el |como )*$"
)
"""What is done a second time, or not used at all: the share of it is a loss, too."""
_LOSE = re.compile(
    r"\b(?:we (?:lose|waste|throw away|scrap)|perdemos|se pierde|desperdiciamos|botamos|tiramos)\s(?:about |around |"
    r"roughly |cerca del? |casi |un |el |como )*(?:el |un )?$"
)
_LOST_OF = re.compile(
    r"\s(?:of|de) (?:the |all |our |la |el |los |las |nuestr[oa]s? )*(?P<noun>[a-z-]+(?: (?!(?:and|y|"
    r"e|but|pero|in|en|each|cada|on|at|for|with|by|to|from|before|after|during|within|because|while|when|con|por|para|antes|al|del?)\b)"
    r"[a-z-]+)?)"
)


_LOST_ALONE = re.compile(rf"\s(?:of (?:them|those|these) )?(?P<verb>{GOES_WRONG})\b")
_PLURAL = {"is": "are", "has": "have", "goes": "go"}


_GOES_ON = re.compile(r"\s(?:or|and|o|y)\s(?!(?:we|i|it|they|the|our|that|this|want|each|nobody|queremos|el|la|los|las|nos)\b)")
"""What happens to the things has a second half: "lost or overgrown"."""


def _of_what_comes(s: Sentence, q: Quantity) -> str:
    """'900 mails a month ... one in eight goes to the wrong desk': the name of a share whose noun was told before, or ""."""
    found = _LOST_ALONE.match(s.low, q.end)
    place = s.context.find(s.low[q.start : found.end()]) if found else -1
    if found is None or place < 0 or s.language == "es":
        return ""
    told = [n.noun for n in find_quantities(s.context[:place], s.language) if n.kind == "count" and n.period and n.noun]
    first, _, rest = s.text[found.start("verb") : found.end("verb")].partition(" ")
    return f"{told[-1]} that {_PLURAL.get(first, first.removesuffix('s'))} {rest}".strip() if told else ""


_OF_TODAY = frozenset({"", "current_process_baseline", "business_objective", "success_metric_target"})
"""Questions whose answer may tell what is lost today; "" = nothing was asked."""


def _alone(s: Sentence, q: Quantity) -> str:
    """'12 % go to the wrong office first', of things that an earlier message named: the clause itself is the name."""
    alone = not s.opening and _LOST_ALONE.match(s.low, q.end) and tells_how_it_is(s, q)
    return named(s, q).get("metric_name", "") if alone else ""


def _loss_of_today(s: Sentence) -> Iterator[Claim]:
    """'About 11 % of the units we prepare expire': the number today, with the name it deserves; said in passing, it asks for no target."""
    if s.asked not in _OF_TODAY or s.has(_WISHED):
        return
    for q in s.kinds("share"):
        if 0 < q.value < 1 and (told := _of_what_comes(s, q) or _alone(s, q)):
            signals = {"baseline": q.signal(), "better": "lower", "metric_name": told}
            yield Claim("current_process_baseline", q.start, q.end + 1, signals, firm=bool(s.asked))
            return
        found = _SHARE_LOST.match(s.low, q.end)
        redo = _REDO.search(s.before(q.start, 40))
        lost = _LOST_OF.match(s.low, q.end) if not found and (redo or _LOSE.search(s.before(q.start, 40))) else None
        if not (found or lost) or not 0 < q.value < 1:
            continue
        match = found or lost
        assert match is not None  # noqa: S101 - one of the two is there, see above
        noun = s.text[match.start("noun") : match.end("noun")]
        tail = s.text[found.start("verb") : found.end("verb")] if found else _lost(noun, s.language)
        if redo and not found:
            tail = participle(redo["en"]) if redo["en"] else f"que {redo['es']}"
        name = f"{noun} that {tail}" if found else f"{noun} {tail}"
        if _GOES_ON.match(s.low, match.end()):
            name = phrase_of(s, q) or name
        signals = {"baseline": q.signal(), "better": "lower", "metric_name": name}
        yield Claim("current_process_baseline", q.end, match.end(), signals | _in_money(s, q), firm=bool(s.asked))
        return


def _lost(noun: str, language: str) -> str:
    """What is said of the things lost, one or many: "bread that is lost", "lambs that are lost"."""
    many = noun.endswith("s") and not noun.endswith("ss")
    if language == "es":
        return "que se pierden" if many else "que se pierde"
    return f"that {'are' if many else 'is'} lost"


def _in_money(s: Sentence, q: Quantity) -> dict[str, Any]:
    """What the loss comes to in money, where the same sentence says it: "that is roughly 420,000 CHF a year"."""
    behind = [
        m
        for m in s.kinds("money")
        if m.start > q.end
        and re.search(r"\b(?:that is|that's|which is|or|worth|es decir|o sea|son|unos|about|roughly)\b", s.low[q.end : m.start])
    ]
    return {"cost_today": behind[0].signal()} if behind and behind[0].period else {}


def read_quality(s: Sentence) -> Iterator[Claim]:
    """Slots current_process_baseline (error today), label_availability (agreement) and existing_solution (saving of a rule)."""
    asked = s.asked == "current_process_baseline"
    yield from _error_of_today(s)
    yield from _loss_of_today(s)
    for q in s.kinds("share"):
        near = s.before(q.start, 30) + " " + s.after(q.end, 30)
        if re.search(r"\b(?:dis)?agree\w*|\bcoinciden|\bdiscrepan", near):
            share = 1 - q.value if re.search(r"disagree|discrepan", near) else q.value
            yield Claim("label_availability", q.start, q.end, {"label_agreement": tidy(share)}, firm=s.asked == "label_availability")
        elif re.search(_WRONG, near) and not bound_on_result(s, [q]) and (asked or (not s.asked and s.has(_TODAY) and not s.has(_WISHED))):
            signal = {"value": tidy(q.value), "unit": "share", "period": None}
            yield Claim("current_process_baseline", q.start, q.end, {"error_today": signal})
    yield from _saving(s)


def _saving(s: Sentence) -> Iterator[Claim]:
    saved, rule = s.has(_SAVED), s.has(_RULE)
    if not (saved and rule):
        return
    money = [q for q in s.quantities if q.start > saved.start() and (q.kind == "money" or re.match(r"[\d.,]+k\b", s.low[q.start : q.end]))]
    if money:
        signal = (
            money[0].signal() if money[0].kind == "money" else {"value": tidy(money[0].value), "unit": "EUR", "period": money[0].period}
        )
        result = {"rule_result": "misses"} if s.has(r"\b(?:useless|not enough|no alcanza|but)\b") else {}
        yield Claim("existing_solution", min(saved.start(), rule.start()), money[0].end, {"rule_saving": signal} | result)
