"""Figures and errors for a person: a table with one line a row, and one line for each item that is wrong."""

import msgspec

from musnad.evaluation.scores import Evaluation, Listed, Row

WIDTH = 34  # columns of the longest row name and a little air


def plain(evaluation: Evaluation) -> str:
    """The table as text, in the layout of the reference scorer."""
    head = f"{len(evaluation.articles)} articles"
    if evaluation.problems:
        head += f", {len(evaluation.problems)} without a prediction"
    names = f"{'field':{WIDTH}} {'P':>6} {'R':>6} {'F1':>6} {'macro':>6}   95% of F1    gold"
    return "\n".join((head, names, *map(_line, evaluation.rows)))


def _line(row: Row) -> str:
    c, name = row.count, f"{'  ' if row.part else ''}{row.name}"
    figures = " ".join(f"{x:6.3f}" for x in (c.precision, c.recall, c.f1, row.macro))
    return f"{name:{WIDTH}} {figures}   [{row.low:.2f} {row.high:.2f}] {c.gold:6}"


def errors(evaluation: Evaluation, listed: Listed) -> str:
    """What is missed (`gold`), wrong or too much (`predicted`): article, side and item, tab-separated, one a line."""
    lines = (f"{w.article}\t{w.side}\t{msgspec.json.encode(w.item).decode()}" for w in evaluation.errors(listed))
    return "\n".join(lines)
