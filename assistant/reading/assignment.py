"""Which sentence answers which open question: one best path through the message, in the order asked where nothing says otherwise."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.reading.actors import read_actors
from assistant.reading.beside import near_claims
from assistant.reading.claims import Sentence
from assistant.reading.coarse import coarse_claims
from assistant.reading.meaning import SlotMeaning, stems
from assistant.reading.result import Lexicon
from assistant.reading.typed import all_claims, typed_claims
from assistant.reading.unknowns import has_object, is_of_a_deed, topic_beside, unknown_phrase
from knowledge.rows import Slot

FREE = 0.27
"""What a sentence is worth that answers no open question; a likeness below it does not hold a sentence (house rule)."""
SAYS_IT, COULD_SAY_IT, SAYS_OTHER, LABELLED, ONLY_ONE = 0.5, 0.28, 0.3, 0.9, 0.3
FROM_TO = 0.6
"""More for a sentence that moves a number from here to there: it is hardly ever about anything but the aim."""
UNFIT, NEWS_UNFIT = 0.6, 1.0
"""What a sentence loses for a question that it does not answer by kind, when it plainly says something else, or is news."""
OTHER_THAN_NUMBERED = 0.9
"""By how much another open question must fit better than the one whose number stands before the answer."""
ELSEWHERE, NEARER = 0.3, 0.06
"""Likeness, and its lead, from which an unknown belongs to a question that is not on the card."""
ABOUT_IT, PLAINLY_IT = 0.47, 0.6
"""Likeness from which "we don't know which ..." is taken for the question it was given to, and "we don't know what to do"."""
FIRST, NEXT, SAME, BACK, RETURN = 0.14, 0.16, 0.1, -0.25, -0.1
_NEWS = re.compile(
    r"^\W*(?:and |but |oh,? |so |sorry,? (?:but )?|y |pero )?(?:(?:some |the |an? |one |two |una? |dos )?(?:very |rather )?"
    r"(?:bad|good|sad|important|last-minute|new|other)? ?(?:news|corrections?|updates?)\b|"
    r"(?:malas |buenas )?noticias?\b|(?:una )?(?:correccion|novedad)(?:es)?\b|change of plans?|cambio de planes|"
    r"(?:we|i)(?:'ve| have)? (?:just|now) (?:heard|learned|learnt|found out|been told|got)\b|(?:it )?turns out\b|"
    r"(?:since|as of) (?:yesterday|today|this morning|last week)\b|by the way\b|also\b|another thing\b|one more thing\b|"
    r"(?:i|we) forgot\b|forgot to (?:say|mention)|acab(?:o|amos) de (?:saber|enterar\w*)|me (?:acabo de )?enter\w+|resulta que|"
    r"ademas\b|por cierto\b|olvid\w+ (?:decir|mencionar))"
)
_LABEL = re.compile(r"^([a-z][a-z /'-]{2,44}):\s")
_HEAD = re.compile(
    r"^(?:the |our |el |la )?([a-z]{4,})(?: (?:is|was|of|es|era|de))?\s(?:(?:the |el )?(?:end|start|middle|fin|finales)(?: of| de)? )?"
)


def assign(sentences: Sequence[Sentence], slots: Sequence[str], meaning: SlotMeaning, lexicon: Lexicon) -> list[str]:
    """For each sentence the open slot that it answers, or "". `slots` are in the order asked."""
    if not slots or not sentences:
        return [""] * len(sentences)
    worth = _worth(sentences, slots, meaning, lexicon)
    if any(s.expected for s in sentences):
        return [_by_number(s, slots, row, lexicon) for s, row in zip(sentences, worth, strict=True)]
    free = len(slots)
    one_each = len(sentences) == len(slots)
    worth_free = 0.05 if one_each else FREE
    scores = [worth[0][k] + (FIRST if k == 0 else 0) for k in range(free)] + [worth_free]
    steps: list[list[int]] = []
    for row in worth[1:]:
        came, reached = [], []
        for k in range(free + 1):
            options = [scores[j] + _move(j, k, free, one_each=one_each) for j in range(free + 1)]
            best = max(range(free + 1), key=options.__getitem__)
            came.append(best)
            reached.append(options[best] + (worth_free if k == free else row[k]))
        steps.append(came)
        scores = reached
    path = [max(range(free + 1), key=scores.__getitem__)]
    for came in reversed(steps):
        path.append(came[path[-1]])
    asked = [slots[k] if k < free else "" for k in reversed(path)]
    return _continued(_named_elsewhere(asked, sentences, slots, meaning, lexicon), sentences, lexicon)


def _named_elsewhere(
    asked: list[str], sentences: Sequence[Sentence], slots: Sequence[str], meaning: SlotMeaning, lexicon: Lexicon
) -> list[str]:
    """A label ("money: 9k"), or the subject of a "we don't know", may name a question that is not on the card."""
    for place, s in enumerate(sentences):
        label, headed = None if has_object(s.low) else _label_of(s), _headed(s, lexicon)
        if label and not any(_names(label.group(1), slot, lexicon) for slot in slots):
            asked[place] = next((slot for slot in lexicon.slots if _names(label.group(1), slot, lexicon)), asked[place])
        elif headed and headed not in slots:
            asked[place] = headed
        elif unknown_phrase(s.low) and topic_beside(s.low):
            asked[place] = _unknown_about(s, asked[place], slots, meaning)
    return asked


def _unknown_about(s: Sentence, slot: str, slots: Sequence[str], meaning: SlotMeaning) -> str:
    """The question that nobody can answer by these words, `slot` or a nearer one; "" where they tell of something else."""
    alike = meaning.likeness([_about(s)])[0]
    best = max(alike, key=alike.__getitem__)
    told, least = has_object(s.low), PLAINLY_IT if is_of_a_deed(s.low) else ABOUT_IT
    if best not in slots and alike[best] >= ELSEWHERE and alike[best] > alike.get(slot, 0.0) + NEARER:
        return "" if told else best  # a question that nobody asked is not answered by what somebody does not know
    return "" if told and alike.get(slot, 0.0) < least else slot


def _continued(asked: list[str], sentences: Sequence[Sentence], lexicon: Lexicon) -> list[str]:
    """What follows an answer and says nothing else goes on with it: "Nothing. The desk offers a free month."."""
    continued = -1
    for place in range(1, len(asked)):
        s = sentences[place]
        if (
            asked[place]
            or not asked[place - 1]
            or continued == place - 1
            or any(is_news(x.low) for x in sentences[: place + 1])
            or s.low.rstrip().endswith("?")
            or unknown_phrase(s.low)
        ):
            continue
        if not any(c.firm for c in all_claims(s, lexicon)):
            asked[place], continued = asked[place - 1], place
    return asked


def _move(before: int, now: int, free: int, *, one_each: bool) -> float:
    """What it is worth to go from one question to another; as many sentences as questions are likely one for each."""
    if free in {now, before}:
        return 0.0 if now == free else RETURN
    if now == before:
        return SAME - (0.06 if one_each else 0)
    return NEXT + (0.3 if one_each else 0) if now == before + 1 else 0.0 if now > before else BACK


def _by_number(s: Sentence, slots: Sequence[str], row: list[float], lexicon: Lexicon) -> str:
    """The question whose number stands before the answer, unless the sentence plainly answers another one."""
    best = max(range(len(slots)), key=row.__getitem__)
    if not s.expected:
        return slots[best] if row[best] > SAYS_IT + FREE else ""
    own = row[slots.index(s.expected)]
    if row[best] > own + OTHER_THAN_NUMBERED:
        return slots[best]
    elsewhere = {c.slot for c in all_claims(s, lexicon) if c.firm} - set(slots)
    return "" if s.follows and elsewhere and not _could_answer(s, s.expected, lexicon) else s.expected


def _worth(sentences: Sequence[Sentence], slots: Sequence[str], meaning: SlotMeaning, lexicon: Lexicon) -> list[list[float]]:
    likeness = meaning.likeness([_about(s) for s in sentences])
    first_news = next((place for place, s in enumerate(sentences) if is_news(s.low)), len(sentences))
    return [
        _row(s, slots, alike, lexicon, news=place >= first_news) for place, (s, alike) in enumerate(zip(sentences, likeness, strict=True))
    ]


def is_news(low: str) -> bool:
    """Whether a folded sentence says that something new is told, and so what follows need not answer what is asked."""
    return bool(_NEWS.search(low))


def _row(s: Sentence, slots: Sequence[str], alike: dict[str, float], lexicon: Lexicon, *, news: bool) -> list[float]:
    """What the sentence is worth for each slot: likeness, label, and whether it says or could say such an answer."""
    row = [alike[slot] + _named(s, slot, lexicon) + (0.12 if slot == "business_objective" else 0) for slot in slots]
    if unknown_phrase(s.low):
        return [total + 0.2 for total in row]
    claims = all_claims(s, lexicon)
    told = {claim.slot for claim in claims if claim.firm}
    from_to = {claim.slot for claim in claims if {"baseline", "target"} <= set(claim.signals)}
    could = [slot in told or _could_answer(s, slot, lexicon) for slot in slots]
    for k, slot in enumerate(slots):
        said = {claim.slot for claim in near_claims(replace(s, asked=slot), claims) if claim.firm}
        row[k] += SAYS_IT if slot in said else COULD_SAY_IT if could[k] else 0
        row[k] += FROM_TO if slot in from_to else 0
        row[k] += ONLY_ONE if could[k] and sum(could) == 1 and not news else 0
        if said - {slot}:
            row[k] -= SAYS_OTHER if said & set(slots) else SAYS_OTHER / 2
        if "success_metric_target" in said - {slot}:
            row[k] -= UNFIT  # a number to reach is told on purpose, whatever is asked
        if not could[k] and said and not coarse_claims(replace(s, asked=slot), []):
            row[k] -= UNFIT
        if news and slot not in said:
            row[k] -= NEWS_UNFIT
    return row


def _could_answer(s: Sentence, slot: str, lexicon: Lexicon) -> bool:
    if slot == "business_objective":
        return any(c.slot == slot for c in typed_claims(replace(s, asked=slot)))
    return any(c.slot == slot and c.signals for c in all_claims(replace(s, asked=slot), lexicon))


def _named(s: Sentence, slot: str, lexicon: Lexicon) -> float:
    label = _label_of(s)
    return LABELLED if (label and _names(label.group(1), slot, lexicon)) or _headed(s, lexicon) == slot else 0.0


def _label_of(s: Sentence) -> re.Match[str] | None:
    """What stands before a colon, unless it says who acts: "Jonas decides: when it warns he holds the tank"."""
    label = _LABEL.match(s.low)
    acts = label and any("actor" in c.signals and c.end <= label.end() for c in read_actors(replace(s, asked="")))
    return None if acts else label


def _headed(s: Sentence, lexicon: Lexicon) -> str:
    """The slot whose whole name stands right before an amount or a day, as in terse notes: "budget 25k", "deadline end of May"."""
    head = _HEAD.match(s.low)
    places = [(q.start, q.end) for q in s.quantities] + [(m.start, m.end) for m in s.moments]
    if head is None or not any(head.end(1) < start <= head.end() <= end for start, end in places):
        return ""
    return next((slot.id for slot in lexicon.slots.values() if head.group(1) in _whole_names(slot)), "")


def _whole_names(slot: Slot) -> set[str]:
    """The names of a slot that are one word, with or without an article."""
    short = (re.fullmatch(r"(?:the |el |la |los |las )?([a-z]+)", text.lower()) for text in (slot.short.en, slot.short.es))
    return {slot.id, *(name.group(1) for name in short if name)}


def _about(s: Sentence) -> str:
    return topic_beside(s.low) if unknown_phrase(s.low) else s.text[:400]


def _names(label: str, slot: str, lexicon: Lexicon) -> bool:
    """Whether `label` is a name of the slot ("data quality:", "budget:", "who acts:")."""
    row = lexicon.slots[slot]
    own = set(stems(slot.replace("_", " "))) | set(stems(row.short.en)) | set(stems(row.short.es))
    words = set(stems(label))
    return bool(words) and len(words & own) * 2 >= len(words)
