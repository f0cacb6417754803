"""Tests of the error tree."""

import pickle

import pytest

from assistant import errors
from assistant.errors import (
    BadInput,
    CallRefused,
    EnvironmentBroken,
    GroundplanError,
    HomeUnwritable,
    JournalConflict,
    JournalDamaged,
    JournalTooNew,
    ModelBroken,
    ModelBusy,
    ModelCut,
    ModelEmpty,
    ModelEndless,
    ModelFailed,
    ModelFiltered,
    ModelRefused,
    ModelSilent,
    ModelUnnamed,
    ModelUnreachable,
    PortTaken,
    SessionUnknown,
    WrongUse,
)

CODES = {
    GroundplanError: 3,
    WrongUse: 2,
    BadInput: 2,
    CallRefused: 2,
    SessionUnknown: 2,
    JournalConflict: 3,
    EnvironmentBroken: 3,
    HomeUnwritable: 3,
    PortTaken: 3,
    JournalDamaged: 3,
    JournalTooNew: 3,
    ModelFailed: 3,
    ModelUnreachable: 3,
    ModelUnnamed: 3,
    ModelRefused: 3,
    ModelBusy: 3,
    ModelSilent: 3,
    ModelBroken: 3,
    ModelCut: 3,
    ModelFiltered: 3,
    ModelEmpty: 3,
    ModelEndless: 3,
}


@pytest.mark.parametrize(("kind", "code"), CODES.items())
def test_an_error_carries_its_sentence_its_remedy_and_its_code(kind: type[GroundplanError], code: int) -> None:
    error = kind("The kettle is empty.", "Fill it.")
    assert (str(error), error.message, error.remedy, error.exit_code) == ("The kettle is empty.", "The kettle is empty.", "Fill it.", code)


def test_an_error_survives_the_way_between_two_processes() -> None:
    error = pickle.loads(pickle.dumps(PortTaken("Port 81 is taken.", "Take 82.")))  # noqa: S301 - our own bytes
    assert isinstance(error, PortTaken)
    assert (error.message, error.remedy) == ("Port 81 is taken.", "Take 82.")


@pytest.mark.parametrize("kind", [HomeUnwritable, PortTaken, JournalDamaged, JournalTooNew])
def test_what_the_machine_does_wrong_can_be_caught_in_one_word(kind: type[GroundplanError]) -> None:
    assert issubclass(kind, EnvironmentBroken)


def test_the_tree_in_the_docstring_is_the_tree_in_the_code() -> None:
    lines = [line for line in (errors.__doc__ or "").splitlines() if line.startswith("    ")]
    drawn = {line.split()[0]: int(line.split()[1]) for line in lines}
    assert drawn == {kind.__name__: code for kind, code in CODES.items()}
    depth = {line.split()[0]: (len(line) - len(line.lstrip())) // 2 - 2 for line in lines}
    assert depth == {kind.__name__: len(kind.__mro__) - len(GroundplanError.__mro__) for kind in CODES}
