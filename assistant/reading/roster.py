"""The people of a team told one by one with hours of their own: "Kerstin (analyst, 16 h/wk), one intern 10 h a week until June"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from assistant.reading.bare_rosters import HOURS, beside_hours, is_bare_list
from assistant.reading.claims import Claim, Sentence
from assistant.reading.count_nouns import SITES
from assistant.reading.hours import FULL, bare_hours, hours_in, spans_of_hours
from assistant.reading.roster_days import SINCE, UNTIL, with_dates
from assistant.reading.roster_pieces import ROLE, Entry, Piece, Who, outside, pieces, somebody, who_begins
from assistant.reading.roster_sum import team_signals
from assistant.reading.time_asked import time_asked

HEADING = re.compile(
    r"\W*(?:[a-z][a-z ]{3,24}:\s)?(?:(?:and|so|now|but|then|y|pero|ahora|entonces)\W+)*(?:(?:the|our|project|core|el|nuestro) )*"
    r"(?:(?:team|people|ppl|staff|crew|persons|hands|resources|man ?power|"
    r"who(?: (?:builds?|makes|does|works on) (?:it|this))?|equipo|personas?|personal|gente|quien(?:es)? (?:lo )?(?:constru|hac)\w+)"
    r"(?: members)?"
    r"(?:\s?[:;=](?=\s|$)|\s-\s|\s?$)|"
    r"(?:we are|we're|somos) (?:(?:two|three|four|five|dos|tres|cuatro|\d)\b)(?: people| persons| personas)?\s?[:;]"
    r"|(?:team|crew|equipo) (?:is|are|consists of|would be|es|son)\b(?=\s))"
)
"""What says that a list of those who build follows."""
_GIVES = (
    r"has|have|gets?|gives?|can|could|will|would|may|spare|offers?|help|give|builds? it|is|are|there|available|free|at|for|with|about|"
    r"around|approx|ca|circa|roughly|it|us|some|only|just|up to|max|maximum|maybe|perhaps|both|each|all|he|she|they|who|i|we|tiene|tengo|"
    r"tienen|da|dedica|puede|puedo|pueden|con|por|unas|unos|solo|cada|un[oa]|amb[oa]s|l[oa]s|dos|el|ella|que|together|altogether|in total|"
    r"juntos|entre|todos"
)
_WORKS = r"works?|helps?(?: out)?|builds?|do|does|spends?|puts? in|every|it|us|on|the|this|project|in"
_LINK = re.compile(rf"(?:[\s,.:~=()-]|(?:{_GIVES})\b)*")
"""What may stand between a person and the hours that he gives."""
_LOOSE_LINK = re.compile(rf"(?:[\s,.:~=()-]|(?:{_GIVES}|{_WORKS})\b)*")
"""The same where the question, or a heading, says that the hours go into this project."""
_BEHIND = re.compile(
    r"(?:[\s,.:~=()-]|\b(?:each|both|apiece|per person|max|at most|for (?:it|this|that|us|the project)|on (?:it|this|the project)|together|"
    r"altogether|in total|cada un[oa]|en total|juntos|if needed|or so)\b)*"
)
_ALIKE = re.compile(r"\b(?:each|both|apiece|per person|cada un[oa]|amb[oa]s|l[oa]s (?:dos|tres))\b")
IN_ALL = re.compile(r"\b(?:together|altogether|in total|all in all|between (?:us|them)|junt[oa]s|en total|entre (?:los|las|tod[oa]s))\b")
_LENDS = re.compile(r"\b(?:can|could|may|would|will|gives?|offers?|spare|puede|puedo|podria|da|dedica)\b")
_NOT_BUILDING = re.compile(
    r"\W*(?:(?:only|just|also|then|will|who|he|she|they|that|que|solo) )*"
    r"(?:(?:from|in|of|at|de|del|en) (?:the |our |la )?[a-z]+ )?(?:acts?|signs?|decides?|approves?|answers?|pays?|uses?|orders?|calls|"
    r"sponsor\w*|has the last word|firman?|deciden?|aprueban?|pagan?|usan?|actuan?|responden?|contestan?)\b"
)
_DESCRIBES = re.compile(
    r"\W*(?:who|that|which|que|from|of|in|at|with|without|no|not|never|knows?|know|does|did|do|is|am|was|has|have|can|could|studi\w+|learn\w*|"
    r"codes?|programs?|programm\w+|makes?|writes?|builds?|likes?|works? (?:in|at|for|as|with)|good|some|the|our|my|an?|de|del|con|sin|sabe|"
    r"estudia|trabaja|programa|hace|es|la|el|nuestr[oa]|mi)\b"
)
_BUSY = re.compile(r"\W*(?:does|do|makes?|writes?)\b")
"""What the hours behind it go into: "Karin does the rota 10 hours a week"."""
_SKILLED = re.compile(
    r"\b(?:python|sql|r|excel|power bi|matlab|spss|stata|java|vba|programm\w*|programs?|cod(?:e|es|er|ing)|developer|dev|software|"
    r"comput\w+|data|statistic\w*|informatic\w*|datos|estadistic\w*|ordenador\w*|desarroll\w+)\b"
)
_UNSKILLED = re.compile(r"\b(?:no|not|never|without|sin) (?:[a-z]+ )?(?:it|python|code|coding|programm\w+|computers?)\b")
_RELATION = re.compile(
    r"(?i)(?:brother|sister|son|daughter|cousin|nephew|niece|wife|husband|friend|colleague|partner|"
    r"hij[oa]|herman[oa]|prim[oa]|sobrin[oa]|amig[oa]|coleg[oa]|compañer[oa])"
)
"""What somebody is to the writer: his calling says more."""
_LEADS_IN = re.compile(r"(?=.*\b(?:i|we|said|yes|ok|again|sorry|correction|no|si|dije|dijimos|perdon)\b)\W*(?:[\w']+\W*){1,4}")
LARGEST = 20  # people up to whom a list is a team


def roster(s: Sentence, *, asked: bool) -> Claim | None:
    """The claim of a list of people with hours of their own; None for all else.

    `asked` = the question is who builds it, or a heading says so; unasked, the words themselves must show that people give time.
    """
    heading = HEADING.match(s.low)
    asked = asked or is_bare_list(s)
    entries = list(_entries(s, heading.end() if heading else 0, lenient=asked))
    if not _is_team(entries, s, asked=asked):
        return None
    end = max(entry.end for entry in entries)
    return Claim("team_size_skills", entries[0].start, end, team_signals([entry.signal() for entry in entries]))


def _is_team(entries: Sequence[Entry], s: Sentence, *, asked: bool) -> bool:
    timed = [entry for entry in entries if entry.hours is not None]
    known = {str(one["who"]) for one in s.known.get("team") or ()}
    called = any(entry.name or entry.role in known for entry in entries) or (asked and len(timed) == len(entries) > 1)
    if not timed or not called or sum(entry.count for entry in entries) > LARGEST:
        return False
    if asked:
        return True
    if not any(entry.weekly for entry in timed) or any(entry.hours is None and not entry.writer for entry in entries):
        return False
    return any(entry.sure for entry in entries) or (len(timed) > 1 and not s.opening)


def _entries(s: Sentence, start: int, *, lenient: bool) -> Iterator[Entry]:
    """The people of the list in order, with shared hours shared out, without those who only sign or act."""
    groups: list[list[tuple[Piece, Who | None]]] = []
    for piece in pieces(s.low):
        if piece.end <= start:
            continue
        who = who_begins(s, replace(piece, start=max(piece.start, start)))
        if lenient and who is None and _own_hours(s, piece.start, piece.end, lenient=True):
            who = beside_hours(s, replace(piece, start=max(piece.start, start))) or somebody(s.low, piece)
        if who and groups and (leading := _leads_to(s, groups[-1], piece, who)):
            groups[-1] = [(replace(piece, start=groups[-1][0][0].start), replace(who, role=who.role or leading.role, name=who.name))]
        elif who and not (groups and _same_person(who, piece, groups[-1], s)):
            groups.append([(piece, who)])
        elif groups:
            groups[-1].append((piece, None))
        elif not lenient and not _LEADS_IN.fullmatch(s.low, piece.start, piece.end):
            return
    found: list[Entry] = []
    for group in groups:
        entry = _entry(s, group, lenient=lenient)
        if entry is None and not lenient:
            break
        found += [entry] if entry else []
        found = _shared(found, s, group) if entry else found
    yield from found


def _leads_to(s: Sentence, group: Sequence[tuple[Piece, Who | None]], piece: Piece, who: Who) -> Who | None:
    """Whoever the piece before names only to lead to the name: "IT guy: Ruben", "me = Ida"."""
    first, leading = group[0]
    alone = leading and len(group) == 1 and not first.brackets and not s.low[leading.end : first.end].strip()
    cut = s.low[first.end : piece.start].strip()
    leads = alone and who.name and leading and ((cut == ":" and not leading.name) or (cut == "=" and leading.name == "me"))
    return leading if leads else None


def _same_person(who: Who, piece: Piece, group: Sequence[tuple[Piece, Who | None]], s: Sentence) -> bool:
    """Whether a piece goes on about the one before: "me (...), I know R", "Hanneke, our hydrologist, 12 h"."""
    first = group[0][1]
    if first is None:
        return False
    if who.name == first.name == "me":
        return not _own_hours(s, piece.start, piece.end, lenient=True)
    if (
        who.bare
        and not piece.joined
        and s.low[piece.end : piece.end + 1] != ":"
        and not _own_hours(s, piece.start, piece.end, lenient=True)
    ):
        return True
    closer = (
        bool(first.name)
        and not group[0][0].brackets  # what stands in brackets has described them already
        and not who.name
        and not piece.joined
        and who.count == 1
        and (not first.role or bool(_RELATION.fullmatch(first.role)))
    )
    return closer and not any(_own_hours(s, one.start, one.end, lenient=True) for one, _ in group)


def _entry(s: Sentence, group: Sequence[tuple[Piece, Who | None]], *, lenient: bool) -> Entry | None:
    """One person out of the pieces that speak of him; None where he only signs, or his hours go into other work."""
    (first, who), end = group[0], 0
    if who is None:
        return None
    entry = Entry(
        who.name,
        who.role,
        who.count,
        first.start,
        who.end,
        sure=who.name == "me" or bool(who.role and who.count == 1),
        writer=who.name == "me",
    )
    for piece, begins in group:
        for start, stop in _parts(s, piece, begins.end if begins else piece.start):
            took = _told(s, entry, start, stop, lenient=lenient, led=who.led)
            if took is None:
                return None if entry.hours is None else replace(entry, end=end)
            entry = took
        end = piece.end
        entry = replace(entry, end=end)
    told = s.low[first.start : end]
    entry = replace(
        entry, skilled=bool(_SKILLED.search(told) or re.search(r"\bIT\b", s.text[first.start : end])) and not _UNSKILLED.search(told)
    )
    return entry if IN_ALL.search(told) else with_dates(s, entry, (who.end, end))


def _parts(s: Sentence, piece: Piece, start: int) -> Iterator[tuple[int, int]]:
    """What is said in one piece: the words outside its brackets, then each part inside them."""
    rest = outside(s.low, piece, start)
    if rest.strip():
        yield start, start + len(rest.rstrip())
    for begin, end in piece.brackets:
        for cut in re.compile(r"[^,;]+(?:,(?=\d)[^,;]+)*").finditer(s.low, begin, end):
            yield cut.span()


def _told(s: Sentence, entry: Entry, start: int, end: int, *, lenient: bool, led: bool) -> Entry | None:
    """The entry with what one part says of the person; None where it says that he gives no time to this."""
    low = _blanked(s.low[start:end])
    if _NOT_BUILDING.match(low):
        return None
    hours = _own_hours(s, start, end, lenient=lenient) if entry.hours is None else None
    if hours is None:
        return _described(s, entry, low, start, lenient=lenient)
    begin, stop, value, weekly = hours
    before, behind = _without_times(s, low[: begin - start], start), low[stop - start :]
    lends = bool(_LENDS.search(before)) or led
    if not (_LOOSE_LINK if lenient else _LINK).fullmatch(before) and not (
        lenient and not _BUSY.match(before) and (_DESCRIBES.match(before) or ROLE.search(before))
    ):
        return None
    if not lenient and not _tail(behind):
        return None
    return replace(entry, hours=value, weekly=weekly, sure=entry.sure or lends)


def _without_times(s: Sentence, low: str, start: int) -> str:
    """What stands before the hours, without dates and without "full time", which the hours say closer."""
    for moment in s.moments:
        if start <= moment.start < start + len(low):
            low = low[: moment.start - start].ljust(moment.end - start) + low[moment.end - start :]
    return re.sub(FULL, " ", low)


def _tail(behind: str) -> bool:
    """Whether nothing behind the hours says what they go into: "30 hours a week on the phone" does."""
    match = _BEHIND.match(behind)
    rest = behind[match.end() :] if match else behind
    return not rest or (bool(re.match(rf"{UNTIL}|{SINCE}|(?:in|on|only|en)\b", rest)) and not re.match(r"(?:on|in) the\b", rest))


def _blanked(low: str) -> str:
    """A part with its brackets blanked, of the same length."""
    return re.sub(r"[(\[][^()\[\]]*[)\]]?", lambda m: " " * len(m.group()), low)


def _described(s: Sentence, entry: Entry, low: str, start: int, *, lenient: bool) -> Entry | None:
    """The entry with its calling, or its name where "me" is told to be somebody."""
    words = low.strip(" .~-")
    told = s.text[start + low.find(words) :][: len(words)] if words else ""
    if told in _DEPARTMENTS:
        return entry if entry.role else replace(entry, role=told)
    if not words or _says_no_calling(s, low, start, lenient=lenient):
        return entry
    if entry.name == "me" and re.fullmatch(r"[^\W\d_a-z][\w'-]+(?: [^\W\d_a-z][\w'-]+)?", told):
        return replace(entry, name=told)
    if entry.name and (not entry.role or _RELATION.fullmatch(entry.role)) and _calling(words):
        return replace(
            entry, role=re.sub(r"^(?:the|our|my|an?|el|la|un[oa]?|mi|nuestr[oa]) ", "", told), sure=entry.sure or bool(ROLE.search(words))
        )
    if _is_place(words) or re.search(r"\d", words):
        return None
    return entry if lenient or _DESCRIBES.match(low) or re.search(r"\b(?:he|she|they|i) \w+", words) else None


_WEEK_ALONE = re.compile(r"\W*(?:(?:all |both )?(?:per|a|each|every|por|a la|cada) (?:week|semana)|weekly|semanal(?:es)?)\W*")


def _says_no_calling(s: Sentence, low: str, start: int, *, lenient: bool) -> bool:
    """Whether a part only leads to the hours, takes an old number back ("not 3"), or names hours or a day."""
    if _LOOSE_LINK.fullmatch(low) or _WEEK_ALONE.fullmatch(low) or re.match(r"\W*(?:not|instead of|no|en vez de)\b", low):
        return True
    return bool(_own_hours(s, start, start + len(low), lenient=lenient)) or _is_date(s, start, low)


def _is_date(s: Sentence, start: int, words: str) -> bool:
    return any(start <= moment.start < start + len(words) + 2 for moment in s.moments)


def _calling(words: str) -> bool:
    """Whether a part names what somebody is: no clause with a verb, no skill, no date and no place of business."""
    if re.match(
        r"(?:who|he|she|they|i|knows?|know|some|good|no|nobody|not|never|until|till|from|since|only|can|has|does|studi\w+|with\w*|con|sin|weekly|"
        r"sql|python|r|java|excel|power bi|matlab|spss|stata|vba)\b",
        words,
    ):
        return False
    return len(words.split()) <= LONGEST_CALLING and not re.search(r"\d", words) and not _is_place(words)


LONGEST_CALLING = 6
_DEPARTMENTS = frozenset({"IT", "ICT", "HR", "QA", "BI", "TI"})


def _is_place(words: str) -> bool:
    """Whether words are a house and no person: "small brewery"; somebody of it is one: "head of the bakery"."""
    last = re.split(r" (?:of|at|in|from|de|del|en) ", words)[0]
    return bool(re.search(rf"(?:{SITES}|\b(?!every|very|deliver)[a-z]{{3,}}ery)$", last.strip()))


_NUMBER_ALONE = re.compile(rf"(?:[\s,:~=-]|(?:{_GIVES}|does|do)\b)*(?P<n>\d{{1,2}})[\s.]*")


def _own_hours(s: Sentence, start: int, end: int, *, lenient: bool) -> tuple[int, int, float, bool] | None:
    """(start, end, hours a week, whether the week was named) of a part; bare hours count where the week stands elsewhere."""
    bare = bare_hours(s.low, start, end)
    for begin, stop in spans_of_hours(s.low):
        if start <= begin and stop <= end and not (bare and re.fullmatch(FULL, s.low[begin:stop])):
            hours = hours_in(s.low, begin, stop)
            return None if hours is None else (begin, stop, float(hours), True)
    if bare:
        return bare[0], bare[1], float(bare[2]), False
    if lenient and (number := _NUMBER_ALONE.fullmatch(s.low, start, end)) and HOURS.search(s.low):
        return number.start("n"), number.end("n"), float(number["n"]), False
    told = time_asked(s.low, start, end) if lenient else None
    return (told[0], told[1], float(told[2]), True) if told else None


def _shared(found: list[Entry], s: Sentence, group: Sequence[tuple[Piece, Who | None]]) -> list[Entry]:
    """Those before without hours get the hours that are told for each of them, or their share of a sum."""
    told = s.low[group[0][0].start : group[-1][0].end]
    last = found[-1]
    open_ = next((n for n, entry in enumerate(reversed(found[:-1])) if entry.hours is not None), len(found) - 1)
    alike, in_all = _ALIKE.search(told), IN_ALL.search(told)
    if last.hours is None or not (alike or (in_all and (open_ or last.count > 1))):
        return found  # "two planners, 3 h a week together" share them
    kept, sharing = found[: -open_ - 1], found[-open_ - 1 :]
    hours = last.hours / sum(entry.count for entry in sharing) if in_all and not alike else last.hours
    return [*kept, *(replace(entry, hours=hours, weekly=last.weekly, sure=entry.sure or last.sure) for entry in sharing)]
