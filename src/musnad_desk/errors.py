"""What the desk raises on purpose, below the engine's root, so that one `except MusnadError` catches both.

    MusnadError
    └── DeskError               the desk cannot do what it was asked
        ├── StoreError          the database cannot be reached, is not prepared, or is of another version
        ├── DumpError           a backup or dump that is broken, cut short, or does not fit the store
        ├── AccountError        a name, role or password that no account may have
        ├── RulingError         a ruling of the owner that cannot be
        └── CommentError        a comment that cannot be kept, decided on or removed

Each message is one sentence that names the thing and says what to do; the command prints it as it stands.
"""

from musnad.errors import MusnadError


class DeskError(MusnadError):
    """The desk cannot do what it was asked."""


class StoreError(DeskError):
    """The database cannot be reached, is not prepared, or is of another version."""


class DumpError(DeskError):
    """A backup or dump that is broken, cut short, or does not fit the store."""


class AccountError(DeskError):
    """A name, role or password that no account may have."""


class RulingError(DeskError):
    """A ruling of the owner that cannot be."""


class CommentError(DeskError):
    """A comment that cannot be kept, decided on or removed."""
