"""Readings against gold readings, quality floors, and the parts of the engine against corpora of their own."""

from musnad.evaluation.scores import LISTED, Evaluation, Listed, evaluate, evaluate_articles

__all__ = ["LISTED", "Evaluation", "Listed", "evaluate", "evaluate_articles"]
