"""What things do, as it is told behind them: common verbs, participles and adverbs, in English."""

from __future__ import annotations

import re

PAST = r"(?:[a-z]{3,}ed|broke|fell|came|went|ran|got|lost|left|rose|found|grew|died|sank|burst|stood)"
PRESENT = (
    r"(?:comes?|goes?|gets?|ends?|breaks?|falls?|cancels?|leaves?|returns?|fails?|drops?|dies?|waits?|needs?|"
    r"stays?|find|show|stand|remains?|do|does|have|has)"
)
_VERBS = (
    "accept agree answer appear apply arrive ask attend become begin bend bleed block blow boil book borrow break breed bring burn "
    "burst buy call cancel catch change choose clog close collapse come complain contain contact continue corrode crack crash cross "
    "cry decide decline delay deliver die differ disappear discover drink drive drop dry eat end enter escape exceed expire explain "
    "fade fail fall feel fill find finish fit flood fly forget freeze get give go grow happen hear help hit hold ignore improve jam "
    "join jump keep know lack last leak leave let lie live look lose make mark meet melt miss move need notice occur open order "
    "overflow overheat pass pay pick pull quit react read receive refuse register reject remain repeat reply report return ring rise "
    "rot run rust say see sell send show shrink sink sit skip sleep slip smell sound spend spill split spoil stand start stay steal "
    "stick stop suffer survive swell switch take taste tear tell throw tilt tip turn use vanish visit vote wait wake walk warp wash "
    "wear wilt win wither work write"
)
"""Common verbs of what people do and of what happens to things, as they stand behind a plural."""
_HELPERS = r"is|are|was|were|be|been|have|has|had|do|does|did|get|gets|got|can|cannot|could|will|would|must|may|should|don't|aren't"
ADVERBS = r"still|already|never|only|also|often|always|not|too|again|even|simply|just|no longer|late|early|off|wrong|empty"
_BROKEN = r"broken|torn|worn|lost|frozen|bent|stolen|rotten|burnt|missing|unsold|unused|unpaid|mis[a-z]+ed|left|overdue"
HAPPENS = rf"(?:{_HELPERS}|{ADVERBS}|{_BROKEN}|{PAST}|{PRESENT}|{'|'.join(_VERBS.split())})\b"
"""How a clause goes on that tells what a share of something does."""
_THINGS_DONE = re.compile(rf"(?:[a-z]+ed|late|early|wrong|empty|off|{_BROKEN}) (?:[a-z]+ )?[a-z]{{3,}}(?<!s)s")
"""A participle or adjective before a plural is a noun phrase: "rejected parcels", "late returns"."""


def happens(low: str) -> bool:
    """Whether folded words begin with a verb, or with what leads to one."""
    return bool(re.match(HAPPENS, low)) and not _THINGS_DONE.fullmatch(low)
