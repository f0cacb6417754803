"""The errors of knowledge carry a message and a remedy."""

import pytest

from knowledge import errors
from knowledge.errors import DocumentRefused, FolderUnwritable, IndexBroken, IndexMissing, KnowledgeError, ModelWeightsWrong

KINDS = [IndexMissing, IndexBroken, ModelWeightsWrong, DocumentRefused, FolderUnwritable]


@pytest.mark.parametrize("kind", KINDS)
def test_every_error_carries_a_message_and_a_remedy(kind: type[KnowledgeError]) -> None:
    error = kind("The oven is cold.", "Heat it.")
    assert error.message == "The oven is cold."
    assert error.remedy == "Heat it."
    assert str(error) == "The oven is cold. Heat it."


@pytest.mark.parametrize("kind", KINDS)
def test_one_except_catches_them_all(kind: type[KnowledgeError]) -> None:
    with pytest.raises(KnowledgeError):
        raise kind("a", "b")


def test_the_tree_in_the_docstring_names_every_class() -> None:
    for kind in KINDS:
        assert kind.__name__ in (errors.__doc__ or "")
