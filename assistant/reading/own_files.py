"""Questions about the team's own files: "what does our deck say about pricing?"."""

from __future__ import annotations

import re

_NOUNS = (
    r"(?:files?|decks?|documents?|docs?|pdfs?|slides?|slide decks?|reports?|presentations?|uploads?|briefs?|"
    r"archivos?|documentos?|ficheros?|presentaci[oó]n(?:es)?|informes?|diapositivas?)"
)
_OURS = r"(?:our|my|nuestr[oa]s?|mis?|the uploaded|the added|the attached|uploaded|attached|adjunt[oa]s?)"
_FILE = re.compile(
    rf"(?:\b{_OURS} (?:\w+ ){{0,2}}{_NOUNS}\b|\b(?:the|this|that|el|este) (?:file|pdf|upload|archivo|fichero)s?\b"
    r"|[\w()-]+(?: [\w()-]+){0,3}\.(?:pptx|pdf|docx|md|txt|html?)\b)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    rf"^\W*(?:what|does|do|is|are|qu[eé])\b.*?{_FILE.pattern}\W+(?:say|tell us|tell|mention|contain|have|dicen?|mencionan?|contienen?)?\s*"
    r"(?:anything|something|algo)?\s*(?:about|on|regarding|sobre|acerca de|de)\b\s*(.+)",
    re.IGNORECASE,
)
_SAYS = re.compile(
    rf"^\W*qu[eé] (?:dicen?|pone|mencionan?) (?:en )?{_FILE.pattern}\s+(?:sobre|acerca de|de)\s+(.+)",
    re.IGNORECASE,
)
_LINK = re.compile(
    rf"\b(?:according to|in|from|per|seg[uú]n|en|does|do)?\s*{_FILE.pattern}\s*(?:say|says|mention|mentions)?[,:]?", re.IGNORECASE
)
_ASKS = re.compile(
    r"\?\W*$|^\W*(?:what|which|how|who|when|where|does|do|is|are|qu[eé]|cu[aá]l|c[oó]mo|qui[eé]n|seg[uú]n|according)\b", re.IGNORECASE
)

LONGEST_QUESTION = 400
"""Letters of a question; what is longer is none, and a word of that length would be looked at from each of its letters."""


def own_file_topic(text: str) -> str:
    """What is asked of the team's own files; empty when the question names none of them."""
    words = " ".join(text.split())
    if len(words) > LONGEST_QUESTION or not _FILE.search(words) or not _ASKS.search(words):
        return ""
    about = _SAYS.search(words) or _ABOUT.search(words)
    topic = about.group(about.lastindex or 1) if about else _LINK.sub(" ", words, count=1)
    topic = " ".join(topic.split()).strip(" ,:.\"'")
    return topic if any(character.isalnum() for character in topic) else words
