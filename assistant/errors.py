"""The errors of the product: what went wrong, what to do about it, and the exit code that says so.

The tree, with the exit code of each::

    GroundplanError                3
      WrongUse                     2   the command or the button was used in a way that cannot work
      BadInput                     2   a file, a message or a row that cannot be read
      SessionUnknown               2   a name that no project carries
      JournalConflict              3   somebody else wrote first
      EnvironmentBroken            3   the machine or its settings stop the start
        HomeUnwritable             3   the folder for all files cannot be written
        PortTaken                  3   another program listens there
        JournalDamaged             3   the journal is not what was written
        JournalTooNew              3   the journal was written by a later version
"""


class GroundplanError(Exception):
    """An expected failure, told in two sentences: what happened, and what the reader can do."""

    exit_code = 3

    def __init__(self, message: str, remedy: str) -> None:
        # Both go to Exception, so that the error survives a trip between processes.
        super().__init__(message, remedy)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return self.message


class WrongUse(GroundplanError):
    """The command was given something that it does not offer."""

    exit_code = 2


class BadInput(GroundplanError):
    """What was handed in cannot be read as what it should be."""

    exit_code = 2


class SessionUnknown(GroundplanError):
    """No project of that name is in the journal."""

    exit_code = 2


class JournalConflict(GroundplanError):
    """Another writer came first; read again before writing."""


class EnvironmentBroken(GroundplanError):
    """The machine or a setting stands in the way."""


class HomeUnwritable(EnvironmentBroken):
    """A folder that has to hold our files cannot be written."""


class PortTaken(EnvironmentBroken):
    """The port of the page belongs to another program."""


class JournalDamaged(EnvironmentBroken):
    """The journal cannot be read as what was once written."""


class JournalTooNew(EnvironmentBroken):
    """The journal was written by a later version of this product."""
