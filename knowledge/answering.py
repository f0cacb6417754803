"""Answer a question in one to three sentences of the sources, or say plainly that they do not answer it."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, replace

from knowledge.citations import Citation, citation_of, standing
from knowledge.evidence import Evidence, weigh
from knowledge.own_words import best_reading
from knowledge.refuting import refutation
from knowledge.retrieval import Passage, Question, Retriever
from knowledge.sentence_choice import Candidate, candidates, choose, widened
from knowledge.spanish import is_spanish, to_english
from knowledge.verify import guard
from knowledge.words import WORD, content_words, stem

log = logging.getLogger(__name__)

PASSAGES = 8
NEAR = 0.4
SILENT_SENTENCES = 6
NO_MATTER_LIST = """need needs needed want wants help best better good bad great right wrong responsible possible usual usually really exact
    exactly actual actually different percentage percent show mean means handle look work works thing things way ways kind kinds often
    long big small new old sure able hi tenemos usamos hacemos debemos podemos necesitamos queremos mejor mejores bueno buena responsable
    posible ayuda ayudar usar hacer tener necesito quiero"""
NO_MATTER = frozenset(NO_MATTER_LIST.split())
"""Words that name no matter: that no passage has them is no reason."""
COURTESY = frozenset(("help", "hi", "hello", "thanks", "thank", "hola", "ayuda", "ayudar", "gracias"))
"""Who says nothing else asks for nothing."""
SAYS_NOTHING = re.compile(
    r"\b(?:course|slides?|decks?|notes?)\b.{0,40}"
    r"\b(?:says? nothing|names? none|gives? no|(?:does|do) not (?:say|name|give|explain|cover|mention|tell|define))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Answer:
    """`answer` is what the reader sees; `correction` is set when the question takes something wrong for granted.

    Without an answer `answered` is False and `answer` one plain sentence; `confidence` is 0 to 1, a half where answering begins.
    `quotes_dropped` counts the quotes that were left out because they do not stand in their source letter for letter.
    """

    answered: bool
    answer: str
    correction: str | None
    confidence: float
    citations: tuple[Citation, ...]
    quotes_dropped: int = 0

    def as_dict(self) -> dict[str, object]:
        """The same as plain lists and dictionaries, for JSON."""
        row = asdict(self)
        row["citations"] = [asdict(citation) for citation in self.citations]
        return row


def ask(question: str, retriever: Retriever) -> Answer:
    """Answer from the sources of `retriever`; every quote was looked up in its source."""
    if not set(content_words(question)) - COURTESY or not retriever.index.contents.chunks:
        return _refusal(question, None, Evidence(0.0, ()), retriever)
    read = retriever.read(question)
    read, passages = best_reading(read, retriever.ranked(read, PASSAGES), retriever)
    evidence = weigh(read, passages, retriever)
    found = _of_the_picture(candidates(read, passages, retriever), passages)
    against = refutation(read, passages, retriever)
    if against:
        return _correction(read, against, evidence, retriever)
    silent = next((one for one in found[:SILENT_SENTENCES] if SAYS_NOTHING.search(one.text)), None)
    if silent and (evidence.lacks_fact or silent is found[0]):
        return _no(_text(read, [silent]), _doubt(evidence), citations=_cited(silent, retriever))
    chosen = choose(read, found, retriever) if evidence.answers else []
    cited = [(one, citation) for one in chosen for citation in _cited(one, retriever)]
    dropped = count_dropped(len(chosen) - len(cited))
    held = [(one, citation) for one, citation in cited if _may_be_said(one, citation, retriever)]
    if not held:
        return replace(_refusal(question, passages[0] if passages else None, evidence, retriever), quotes_dropped=dropped)
    text, citations = _text(read, [one for one, _ in held]), tuple(citation for _, citation in held)
    return Answer(answered=True, answer=text, correction=None, confidence=evidence.confidence, citations=citations, quotes_dropped=dropped)


def count_dropped(number: int) -> int:
    """The number of quotes that did not stand in their source; what they said is never written down."""
    if number:
        log.warning("quotes left out, not in their source letter for letter: %d", number)
    return number


def _may_be_said(one: Candidate, citation: Citation, retriever: Retriever) -> bool:
    """Whether no sentence that is shown says otherwise than the quote beside it."""
    return not any(sentence.contradicted for sentence in guard(one.text, [citation.quote], retriever.index.embedder))


def _of_the_picture(found: list[Candidate], passages: list[Passage]) -> list[Candidate]:
    """Where the best passage says that its slide is only a picture, only sentences that stand for pictures, or say of one that it is."""
    if not passages or not passages[0].pictured:
        return found
    return [one for one in found if one.passage.pictured or "picture" in one.text.lower()]


def ask_batch(questions: Iterable[Mapping[str, object]], answer_to: Callable[[str], Answer]) -> Iterator[dict[str, object]]:
    """A row for every {"id", "question"}: the fields of Answer with the "id"."""
    for row in questions:
        yield {"id": row.get("id"), **answer_to(str(row.get("question", ""))).as_dict()}


def _cited(one: Candidate, retriever: Retriever) -> tuple[Citation, ...]:
    """The sentence as a citation, if it stands in its source."""
    citation = replace(citation_of(one.passage, one.raw, one.start, one.end), says=_sentence(one))
    return tuple(standing([citation], retriever.index))


def _text(question: Question, chosen: list[Candidate]) -> str:
    sentences = " ".join(_sentence(one) for one in chosen)
    return f"Las fuentes dicen (en inglés): {sentences}" if question.spanish else sentences


def _sentence(one: Candidate) -> str:
    """The words with a capital and a full stop."""
    words = one.text.strip(" -–•;")
    words = words[:1].upper() + words[1:]
    return words if words.endswith((".", "!", "?", "…")) else f"{words.rstrip(':')}."


def _doubt(evidence: Evidence) -> float:
    """How sure we are that there is an answer when the sources speak of the matter and deny it."""
    return round(min(0.49, 1 - evidence.confidence), 3)


def _correction(question: Question, one: Candidate, evidence: Evidence, retriever: Retriever) -> Answer:
    whole = widened(one, retriever)
    words = _sentence(whole)
    opening = "Las fuentes dicen otra cosa (en inglés)" if question.spanish else f"{_subject(retriever)} say otherwise"
    return _no(f"{opening}: {words}", _doubt(evidence), words, _cited(whole, retriever))


def _refusal(question: str, nearest: Passage | None, evidence: Evidence, retriever: Retriever) -> Answer:
    """A plain no that says what is missing, and the heading of what comes nearest."""
    spanish = is_spanish(question)
    no = "Las fuentes no responden a esto" if spanish else f"{_subject(retriever)} do not answer this"
    missing = _missing(question, evidence, retriever, spanish=spanish) if nearest else ""
    topic = nearest.title if nearest and nearest.score >= NEAR else ""
    near = "" if not topic else f"; lo más cercano: «{topic}»" if spanish else f"; nearest: “{topic}”"
    return _no(f"{no}{f': {missing}' if missing else ''}{near}.", min(evidence.confidence, 0.49))


def _missing(question: str, evidence: Evidence, retriever: Retriever, *, spanish: bool) -> str:
    """Which evidence an answer would need, as a clause: a name, words of the question that no source has, the kind of fact."""
    if evidence.missing:
        return f"no dicen nada de {evidence.missing[0]}" if spanish else f"they say nothing about {evidence.missing[0]}"
    asked = [word for word in WORD.findall(question) if set(_in_either(word, spanish=spanish)) & set(evidence.weakest)]
    found = [word for word in asked if word.lower() not in NO_MATTER and not _stands(word, retriever, spanish=spanish)]
    words = [f"«{word}»" if spanish else f"“{word}”" for word in dict.fromkeys(found)]
    parts = []
    if words:
        parts = [
            f"ningún pasaje hallado habla de {' ni de '.join(words)}" if spanish else f"no passage found speaks of {' or '.join(words)}"
        ]
    if evidence.lacks_fact or evidence.asks_more:
        parts += ["ninguno da la cifra, el nombre o el paso que se pide" if spanish else "none gives the figure, name or step asked for"]
    if not parts:
        return "los pasajes tienen sus palabras, pero ninguno lo responde" if spanish else "passages have its words, but none answers it"
    return (" y " if spanish else ", and ").join(parts)


def _stands(word: str, retriever: Retriever, *, spanish: bool) -> bool:
    """Whether some source has the word in any form: that the passages found do not have it is no reason then."""
    return any(stem(form) in retriever.words for form in _in_either(word, spanish=spanish))


def _in_either(word: str, *, spanish: bool) -> list[str]:
    """A word of the question as the passages were held against it: as it stands, or in English."""
    return [*content_words(word), *(content_words(to_english(word)) if spanish else ())]


def _no(text: str, confidence: float, correction: str | None = None, citations: tuple[Citation, ...] = ()) -> Answer:
    return Answer(answered=False, answer=text, correction=correction, confidence=confidence, citations=citations)


def _subject(retriever: Retriever) -> str:
    kinds = {document.kind for document in retriever.index.contents.documents}
    return "The course notes" if kinds == {"note"} else "The sources"
