"""Calendar expressions and their values: `find_dates` for articles, `parse_date` for a printed publication date."""

from musnad.times.find import TimeFindings, find_dates
from musnad.times.printed import parse_date

__all__ = ["TimeFindings", "find_dates", "parse_date"]
