"""What can go wrong with knowledge, each said in a plain sentence with what to do about it.

KnowledgeError
├── IndexMissing       no index was built, or nothing could be put into one
├── IndexBroken        an index is there and cannot be read
├── ModelWeightsWrong  the embedding weights are missing, altered or exported wrongly
├── DocumentRefused    a document has the wrong type, is empty, broken, too large or unreadable
└── FolderUnwritable   the folder for the index cannot be written
"""


class KnowledgeError(Exception):
    """Base of all errors of this package; `message` says what is wrong, `remedy` what to do."""

    def __init__(self, message: str, remedy: str) -> None:
        super().__init__(f"{message} {remedy}")
        self.message = message
        self.remedy = remedy


class IndexMissing(KnowledgeError):
    """No index was built, or nothing could be put into one."""


class IndexBroken(KnowledgeError):
    """An index is there and cannot be read."""


class ModelWeightsWrong(KnowledgeError):
    """The embedding weights are missing, altered or exported wrongly."""


class DocumentRefused(KnowledgeError):
    """A document has the wrong type, is empty, broken, too large or unreadable."""


class FolderUnwritable(KnowledgeError):
    """The folder for the index cannot be written."""
