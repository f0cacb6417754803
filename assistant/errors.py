"""The errors of the product: what went wrong, what to do about it, and the exit code that says so.

The tree, with the exit code of each::

    GroundplanError                3
      WrongUse                     2   the command or the button was used in a way that cannot work
      BadInput                     2   a file, a message or a row that cannot be read
      CallRefused                  2   a call of the language model that does not fit; it goes back to the model
      SessionUnknown               2   a name that no project carries
      JournalConflict              3   somebody else wrote first
      EnvironmentBroken            3   the machine or its settings stop the start
        HomeUnwritable             3   the folder for all files cannot be written
        PortTaken                  3   another program listens there
        JournalDamaged             3   the journal is not what was written
        JournalTooNew              3   the journal was written by a later version
      ModelFailed                  3   the language model gave no usable answer; the interview goes on
        ModelUnreachable           3   nothing listens at its address
        ModelUnnamed               3   the server offers several models, and none was chosen
        ModelRefused               3   the server does not accept our key
        ModelBusy                  3   too many requests
        ModelSilent                3   no further word for too long
        ModelBroken                3   an error of the server, or an answer that cannot be read
        ModelCut                   3   the answer ends in the middle
        ModelFiltered              3   the server held its answer back
        ModelEmpty                 3   an answer without a word
        ModelEndless               3   call after call without an answer
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


class CallRefused(GroundplanError):
    """A function was called with something that does not fit: for whoever called, never for the team."""

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


class ModelFailed(GroundplanError):
    """The language model gave no usable answer. `kind` names the sentence for the team, `detail` fills it."""

    kind = "broken"
    again = False
    """Whether asking once more may help."""

    def __init__(self, message: str, remedy: str = "", *, detail: str = "", wait: float | None = None) -> None:
        super().__init__(message, remedy or "The interview goes on without it; try the model again later.")
        self.detail = detail
        self.wait = wait
        """Seconds that the server asks us to wait."""


class ModelUnreachable(ModelFailed):
    """Nothing listens at the address of the language model."""

    kind, again = "unreachable", True


class ModelUnnamed(ModelFailed):
    """The server offers several models, or none, and the settings name none of them."""

    kind = "unnamed"


class ModelRefused(ModelFailed):
    """The server does not accept our key, or not for this model."""

    kind = "refused"


class ModelBusy(ModelFailed):
    """The server has too much to do."""

    kind, again = "busy", True


class ModelSilent(ModelFailed):
    """The language model said no further word for too long, or took too long in all."""

    kind = "silent"


class ModelBroken(ModelFailed):
    """The server failed, or its answer cannot be read."""

    again = True


class ModelCut(ModelFailed):
    """The answer ends in the middle."""

    kind, again = "cut", True


class ModelFiltered(ModelFailed):
    """The server held its answer back."""

    kind = "filtered"


class ModelEmpty(ModelFailed):
    """The answer holds no word and no call."""

    kind, again = "empty", True


class ModelEndless(ModelFailed):
    """The language model calls functions without ever answering."""

    kind = "endless"
