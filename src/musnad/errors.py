"""Everything Musnad raises on purpose.

    MusnadError                 the root: catch this one
    ├── InputError              a source that cannot be read: missing, empty, a directory, broken JSON
    │   ├── NotAnArticle        a page that was read and holds no article
    │   ├── WrongLanguage       an article in a script or language that Musnad does not read
    │   └── FetchError          an address that cannot or must not be fetched
    ├── LexiconError            a data file of the lexicon that breaks its schema, named with its file and entry
    ├── GoldError               a folder or file of readings that cannot be scored
    └── ModelError              a file of weights that is missing, broken or of another version

Each message is one sentence that names the input and says what to do; the command prints it as it stands.
"""


class MusnadError(Exception):
    """Root of the tree above."""


class InputError(MusnadError):
    """A source that cannot be read."""


class NotAnArticle(InputError):
    """A page that was read and holds no article (a front page, a list, a login form)."""


class WrongLanguage(InputError):
    """An article that is not in Arabic script, or holds too little of it to read."""


class FetchError(InputError):
    """An address that cannot or must not be fetched.

    reason: one word for it (`musnad.collect.records.Reason`). again: whether it may work the next time.
    wait: seconds after which the host asks to be asked again. status: of the host's answer, where there was one.
    """

    def __init__(self, message: str, reason: str, *, again: bool = False, wait: float | None = None, status: int = 0) -> None:
        super().__init__(message)
        self.reason, self.again, self.wait, self.status = reason, again, wait, status


class LexiconError(MusnadError):
    """A data file of the lexicon that breaks its schema."""


class GoldError(MusnadError):
    """A folder or file of readings that cannot be scored."""


class ModelError(MusnadError):
    """A file of weights that is missing, broken or of another version."""
