"""Grammar: which reading of each word holds, noun phrases, clause borders, verbs and their subjects."""

from musnad.grammar.find import read_syntax
from musnad.grammar.syntax import Clause, NounPhrase, Subject, Syntax, Verb

__all__ = ["Clause", "NounPhrase", "Subject", "Syntax", "Verb", "read_syntax"]
