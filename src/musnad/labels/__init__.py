"""Words that judge: where they stand, whom they judge, in whose voice."""

from musnad.labels.find import find_labels

__all__ = ["find_labels"]
