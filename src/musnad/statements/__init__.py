"""Who said what: cues, contents, speakers."""

from musnad.statements.find import Statements, find_statements

__all__ = ["Statements", "find_statements"]
