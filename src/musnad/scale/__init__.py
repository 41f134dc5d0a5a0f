"""Reading much: articles in order by one process or several, and whole archives by many machines.

The archive's half (`read_archive`) is opened by name from `musnad.scale.archive`: it needs packages that plain reading does not.
"""

from musnad.scale.outcomes import Outcome, read_many

__all__ = ["Outcome", "read_many"]
