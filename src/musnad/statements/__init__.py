"""Who said what: cues, contents, speakers, chains."""

from musnad.statements.find import find_statements
from musnad.statements.said import Said, Statements

__all__ = ["Said", "Statements", "find_statements"]
