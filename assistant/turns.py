"""Reads from the entries which turn undo takes back, which one redo brings back, and which messages were never answered."""

from collections.abc import Sequence

from assistant.entries import ASIDE, Entry, live


def last_turn(entries: Sequence[Entry]) -> int:
    """The number of the last turn that counts; 0 when there is none."""
    return max((entry.turn for entry in live(entries)), default=ASIDE)


def next_turn(entries: Sequence[Entry]) -> int:
    """A number for a new turn; those of turns taken back are not used again."""
    return max((entry.turn for entry in entries), default=ASIDE) + 1


def to_bring_back(entries: Sequence[Entry]) -> int:
    """The turn that redo brings back: the last one taken back, as long as nothing new was said since; 0 when there is none."""
    newest = max((entry.number for entry in live(entries) if entry.turn != ASIDE), default=0)
    taken: dict[int, int] = {}
    for entry in entries:
        turn = entry.body.get("turn")
        if entry.kind == "undone" and isinstance(turn, int) and turn != entry.turn:  # an order in words takes itself back for good
            taken.pop(turn, None)
            if not entry.body.get("redo"):
                taken[turn] = entry.number
    turn, note = max(taken.items(), key=lambda pair: pair[1], default=(0, 0))
    return turn if note > newest else 0


def left_open(entries: Sequence[Entry]) -> list[list[Entry]]:
    """The entries of each message at the end that was stored and never answered, oldest first; empty when all were answered.

    The program was stopped in the middle of these turns, or another one is answering them at this moment. A click that was
    told since does not answer a message before it.
    """
    counted = live(entries)
    said = [entry for entry in counted if entry.kind == "message" and entry.author == "user" and entry.turn != ASIDE]
    answered = {entry.turn for entry in counted if entry.kind == "message" and entry.author == "assistant"}
    found: list[list[Entry]] = []
    for message in reversed(said):
        if message.turn not in answered:
            found.insert(0, [entry for entry in counted if entry.turn == message.turn])
        elif "click" not in message.body:
            break
    return found
