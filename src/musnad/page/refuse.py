"""Pages that hold no article: front pages, lists, login forms, error pages; each refusal says why and what to do."""

from collections import Counter
from collections.abc import Sequence

from musnad.errors import NotAnArticle
from musnad.page.lines import PageLine

LEAST_PROSE = 12  # words of body below which a page with furniture round it holds no article
THIN = 60  # words of body below which signs of a list, a login form or an error page count
SENTENCE = 9  # words of a line that may be prose without a stop at its end
LONGEST_TITLE = 20  # words from which a line without a stop is prose as well
MANY_LINKS = 25  # lines besides the body that make a thin page a list


def refuse(lines: Sequence[PageLine], body: Sequence[PageLine], title: str) -> None:
    """Raise `NotAnArticle` where the lines are those of another kind of page."""
    words = sum(line.words for line in body)
    kinds = Counter(kind for line in lines for kind in _kinds(line))
    reason = _reason(words, kinds, lines, body)
    if not reason and not title and not any(line.matched.words for line in body):
        reason = "holds no words to read; give the page of one article"
    if reason:
        name = f"the page {title[:60]!r}" if title else "the page"
        raise NotAnArticle(f"{name} {reason}")


def _kinds(line: PageLine) -> set[str]:
    return {found.phrase.kind for found in line.matched.found} if line.words <= 12 else set()


def _reason(words: int, kinds: Counter[str], lines: Sequence[PageLine], body: Sequence[PageLine]) -> str | None:
    others = len(lines) - len(body)
    prose = sum(line.words for line in body if line.words >= SENTENCE or line.stopped)
    if prose < THIN and kinds["not_found"]:
        return "says that what was asked for is not there; check the address and save the page again"
    if prose < THIN and kinds["login"] >= 3:
        return "is a login form; log in, save the article's own page and give that"
    told = sum(line.words for line in body if line.linked < 0.5 and line.words >= (SENTENCE if line.stopped else LONGEST_TITLE))
    if (words < THIN and others >= MANY_LINKS and told < LEAST_PROSE) or (not prose and len(lines) >= MANY_LINKS):
        return "is a list of links with no article on it (a front page or a section); open one of its articles and give that page"
    if _teasers(lines, body, kinds):
        return "is a list of articles with their first lines; open one of them and give that page"
    if words < LEAST_PROSE and others > 4:
        return "holds no prose to read; give the page of one article"
    return None


def _teasers(lines: Sequence[PageLine], body: Sequence[PageLine], kinds: Counter[str]) -> bool:
    """A page of many short starts: most of its prose breaks off in dots, or "read more" stands between short paragraphs."""
    prose = [line for line in lines if line.words >= SENTENCE]
    broken = [line for line in prose if line.text.endswith(("...", "…", "[…]"))]
    if len(broken) >= 3 and sum(line.words for line in broken) >= 0.6 * sum(line.words for line in prose):
        return True
    return kinds["read_more"] >= 4 and all(line.words < 45 for line in body)
