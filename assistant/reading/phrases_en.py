"""What a number counts, in English: "we used 310,000 m3" counts "water used", "18 % of the visits are in vain" those visits."""

from __future__ import annotations

import re

from assistant.reading.doing import PAST, PRESENT, happens
from assistant.reading.phrases import BE, CUT, DATED, NO_SUBJECT, Numbered, inside, sum_named
from assistant.reading.two_verbs import MOST_SAID, as_name, joined

_HAVE = r"(?:have|had|has|see|saw|get|got|count(?:ed)?|record(?:ed)?|register(?:ed)?)"
_MAKE = r"(?:makes?|made|causes?|caused|produces?|commits?|committed)"
_THERE = (
    rf"\b(?:there (?:is|are|was|were|have been|has been)|(?:we|i|they|it) (?:\w+ )?(?:{_HAVE}|{_MAKE}))$"
    rf"|^(?:[a-z]+ ){{1,4}}(?:{_HAVE}|{_MAKE}|gets|sees|counts|records|registers)$"
)
_IRREGULAR_VERBS = (
    "lost:lost lose:lost spent:spent spend:spent sold:sold sell:sold paid:paid pay:paid threw:thrown throw:thrown "
    "wrote:written write:written remake:remade redo:redone resend:resent rewrite:rewritten bin:binned "
    "drove:driven drive:driven made:made make:made bought:bought buy:bought sent:sent send:sent burnt:burnt burn:burnt "
    "took:taken take:taken "
    "gave:given give:given broke:broken break:broken found:found find:found built:built build:built kept:kept keep:kept bring:brought "
    "brought:brought caught:caught catch:caught cut:cut read:read cost:cost grew:grown grow:grown left:left leave:left dug:dug dig:dug "
    "fed:fed feed:fed held:held hold:held hit:hit saw:seen see:seen shot:shot stole:stolen steal:stolen won:won"
)
_IRREGULAR = dict(pair.split(":") for pair in _IRREGULAR_VERBS.split())
"""Verbs whose participle has its own form."""
_PARTICLE = r"(?P<particle>(?: (?:away|up|out|off|down|back|over))?)"
_PRONOUN = r"(?:we|i|they|you)"
_ADVERB = r"(?:(?:still|only|already|now|also|usually|normally|just|then|always|often) )?"
_NO_VERB = r"(?:of|in|on|at|for|with|by|to|from|per|than|[a-z]+(?:ings|ers|ions))\b"
_WE_DO = re.compile(rf"\b{_PRONOUN} {_ADVERB}(?P<verb>(?!{_NO_VERB})[a-z]+){_PARTICLE}$")
_SOMEBODY_DID = re.compile(rf"(?P<who>[a-z]+(?: [a-z]+){{0,2}})(?<! get)(?<! got)(?<! are)(?<! were) (?P<verb>{PAST}){_PARTICLE}")
_DROPPED = re.compile(rf"(?P<verb>lost|spent|threw|wasted|scrapped|missed|binned|used|sold|paid){_PARTICLE}")
"""A deed whose doer busy people leave out: "lost 61 tonnes in 2025"."""
_NO_DEED = r"(?:do|did|want|hope|are|were|need|be|wait)"
_OFTEN = r"[a-z]+(?: [a-z]+){1,7}"
_NO_NOUN = r"(?:times|what|whom|percent)\b"
_IS = rf"\s*\b(?:{BE}|stands|lies|stood|runs)$"
_UNTIL = re.compile(r"(?:to (?!\d)[a-z]+(?: [a-z]+){0,4}|until [a-z]+(?: [a-z]+){1,6})")
_LASTS = re.compile(
    r"(?P<who>(?:an? |the |our |each |every )?[a-z]+(?: [a-z]+){0,3}) (?P<verb>(?:stay|wait|take|need|last|lie|stand|sit|spend)s?)"
    r"(?: (?:them|us|me|him|her))?"
)


def english_phrase(n: Numbered) -> str:
    """A noun phrase for what the amount counts; "" where the words make none that is safe."""
    if n.q.kind == "money":
        return sum_named(n)
    there = bool(re.search(_THERE, n.said))
    if not there and re.search(_IS, n.said):
        return _subject(n)
    if n.q.kind == "time":
        return _until(n) or _lasting(n)
    noun, rest = n.measured()
    if re.match(r"times\b", noun) and re.fullmatch(_OFTEN, n.said):
        return f"how often {inside(n.written(n.said))}"
    if not noun or NO_SUBJECT.fullmatch(noun) or re.match(_NO_NOUN, noun):
        return _of_clause_before(n)
    per = re.match(r"(?:per|a|an|each) (?!year|month|week|day|hour)[a-z]+", rest)
    tail = f" {per.group()}" if per else ""
    shown = n.written(noun, 0)
    done = _done(n, shown)
    return (done or ("" if n.said and not there else _with_rest(n, shown, rest))) + (tail if done or not n.said or there else "")


def _subject(n: Numbered) -> str:
    """What is so many: "the scrap rate"; of "the number of children who book and do not come is 120" the whole."""
    subject, clause = re.sub(_IS, "", n.said), n.s.clause_at(n.q.start).start
    if happens(subject):
        return n.written(re.sub(_IS, "", n.s.low[clause : n.q.start].strip()), clause)
    return n.written(subject) if subject and not NO_SUBJECT.fullmatch(subject) else ""


def participle(verb: str) -> str:
    """The participle of a verb: use -> used, lose -> lost, throw -> thrown."""
    if verb in _IRREGULAR or verb.endswith("ed"):
        return _IRREGULAR.get(verb, verb)
    return verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if re.search(r"[^aeiou]y$", verb) else verb + "ed"


def _done(n: Numbered, noun: str) -> str:
    """What somebody does with what is counted: "water used", "spruce killed by bark beetles"."""
    if by := _WE_DO.search(n.said):
        if re.fullmatch(rf"{_HAVE}|{_NO_DEED}", by["verb"]):
            return noun
        return f"{noun} {participle(by['verb'])}{by['particle']}"
    if by := _DROPPED.fullmatch(n.said):
        return f"{noun} {participle(by['verb'])}{by['particle']}"
    if by := _SOMEBODY_DID.fullmatch(n.said):
        return f"{noun} {participle(by['verb'])}{by['particle']} by {inside(n.written(by['who']))}"
    return ""


_TWO_VERBS = re.compile(r"(?:that |which )?(?:we|they|i|he|she|you) [a-z]+ (?:[a-z]+ )?[a-z]+ [a-z]+")
"""'Sheets we send out still have a stain': what we do and what they do, and no saying where the first one ends."""


def _with_rest(n: Numbered, noun: str, rest: str) -> str:
    """The noun with what is said of it: "batches poured away", "parcels that come back", "breakdowns on the road"."""
    if not rest:
        return noun if n.q.kind == "count" else ""
    whole = joined(noun, n.written(" ".join(rest.split()[:MOST_SAID]), n.q.start) + n.written(n.goes_on, n.q.end))
    return whole or _with_few(n, noun, rest)


def _with_few(n: Numbered, noun: str, rest: str) -> str:
    """The noun with the first words of what is said of it, where they have one verb at most."""
    rest = " ".join(rest.split()[: MOST_SAID if re.match(r"(?:who|that|which) ", rest) else 7])
    counts = n.q.kind == "count"
    shown = n.written(rest, n.q.start)
    if not counts and (n.goes_on or _TWO_VERBS.match(rest)):
        return f"{noun} that {shown}{n.written(n.goes_on, n.q.end)}" if n.goes_on else ""
    if passive := re.match(rf"{BE} (?P<what>(?P<verb>[a-z]+)\b.*)", rest):
        done = passive["verb"].endswith("ed") or passive["verb"] in _IRREGULAR.values()
        return f"{noun} {passive['what']}" if done else f"{noun} that {shown}"
    if re.match(r"(?:who|that|which) ", rest):
        return f"{noun} {shown}"
    if re.match(r"(?:on|of|in|between|without|with) ", rest):
        return f"{noun} {shown}" if counts and len(rest.split()) <= 4 and not re.search(r"\d", rest) else noun
    return f"{noun} that {shown}" if not counts or re.match(rf"(?:{PAST}|{PRESENT})\b", rest) else noun


def _of_clause_before(n: Numbered) -> str:
    """The name in the clause before: "We throw away bread, 14 percent of ...", "Repairs that come back: 7 out of 100"."""
    before = max((c for c in n.s.clauses if c.end <= n.start), key=lambda c: c.end, default=None)
    if before is None or n.said or n.start - before.end > 3:
        return ""
    low = re.sub(DATED, "", n.s.low[before.start : before.end]).strip()
    if by := re.fullmatch(rf"(?:\w+ )?{_PRONOUN} (?P<verb>[a-z]+){_PARTICLE} (?P<noun>[a-z]{{3,}})", low):
        return f"{n.written(by['noun'], before.start)} {participle(by['verb'])}{by['particle']}"
    if re.fullmatch(r"(?:[a-z-]+ ){1,3}(?:that|who|which) .{4,44}", low):
        return as_name(n.s.text[before.start : before.end].strip(), "en")
    after = re.match(r"\s(?P<rest>(?:cancel|leave|come|go|fail|break|drop|return|die|quit|stay|get|do)\b[^,.;]{0,30})", n.behind)
    counted = re.search(r"\d [a-z]+(?: [a-z]+)?$", low)
    return f"{n.written(counted.group()[2:], before.start)} that {after['rest'].strip()}" if after and counted else ""


def _until(n: Numbered) -> str:
    """The time until something is there: "it takes 11 weeks until people have an answer"."""
    goal = _UNTIL.match(n.s.after(n.q.end, 70).split(",")[0].strip(" ."))
    if goal is None or not re.search(r"\b[a-z]+ (?:takes?|took|needs?|needed|waits?|lasts?)$", n.said):
        return ""
    cut = re.search(CUT, goal.group())
    return f"time {n.written(goal.group()[: cut.start()] if cut else goal.group(), n.q.end)}"


def _lasting(n: Numbered) -> str:
    """The time that somebody or something takes: "a ship waits 3.4 hours"."""
    doing = _LASTS.fullmatch(n.said)
    if doing is None or NO_SUBJECT.fullmatch(doing["who"]):
        return ""
    who = re.sub(r"^our ", "", inside(n.written(doing["who"])))
    return f"time that {who} {doing['verb']}"
