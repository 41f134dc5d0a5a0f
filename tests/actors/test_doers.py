"""Bodies that an article tells to do something by its verbs."""

import pytest

from musnad.actors.doers import doers
from musnad.actors.find import find_actors
from musnad.grammar import read_syntax
from musnad.lexicon.load import shipped_lexicon
from musnad.mentions import find_mentions
from musnad.text.analysis import Analyser
from musnad.text.document import prepare


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("أصدرت الهيئة العليا للسدود قرارا بفتح الطريق.", {"الهيئة العليا للسدود"}),
        ("يذكر أن وزارة النقل قد افتتحت محطة جديدة.", {"وزارة النقل"}),
        ("وصل الوزير إلى مقر وزارة النقل صباحا.", set()),  # named, but it does nothing
        ("كانت وزارة النقل في المدينة القديمة.", set()),  # a verb that tells no deed
        ("أشاد بالخطة التي وضعتها وزارة النقل.", set()),  # a clause that only describes
        ("نشرت صحيفة السنابل صورا من الحفل.", set()),  # an outlet
        ("افتتح سالم الدرناوي محطة جديدة.", set()),  # no body
    ],
)
def test_bodies_that_do_something(text: str, names: set[str]) -> None:
    """The subject of a verb right beside it does something; whom a deed is done to, who only is, and outlets do not."""
    analyser = Analyser(shipped_lexicon())
    document = prepare(text)
    mentions = find_mentions(document, shipped_lexicon(), analyser)
    syntax = read_syntax(document, analyser, mentions.names())
    actors = find_actors(document, mentions, syntax, shipped_lexicon())
    assert {actors.proposed[index].name for index in doers(actors, syntax)} == names
