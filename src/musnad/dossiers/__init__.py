"""Persons across articles: one dossier each, with spellings, offices over time and what keeps namesakes apart."""

from musnad.dossiers.find import Dossiers
from musnad.dossiers.judgements import Judgement, add_judgement, read_judgements
from musnad.dossiers.records import Appearance, Dossier, Namesake, Office

__all__ = ["Appearance", "Dossier", "Dossiers", "Judgement", "Namesake", "Office", "add_judgement", "read_judgements"]
