"""Why a finding was made, in the reader's language: the engine's reasons are a few phrases with a word of the article in them.

`WHOLE` are phrases by themselves, `HEADS` those before a colon, `PREPOSITIONS` those before a word of the article. What is in none of
these is told as the engine tells it.
"""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

WHOLE: dict[str, Promise] = {
    "joined by that": _("joined by that"),
    "joined by preposition": _("joined by preposition"),
    "joined by colon": _("joined by colon"),
    "joined by object": _("joined by object"),
    "joined by quotation": _("joined by quotation"),
    "subject after the cue": _("subject after the cue"),
    "subject before the cue": _("subject before the cue"),
    "subject right before the cue": _("subject right before the cue"),
    "subject without a name": _("subject without a name"),
    "subject of the verb before in the sentence": _("subject of the verb before in the sentence"),
    "subject of the participle's sentence": _("subject of the participle's sentence"),
    "subject of the sentence before": _("subject of the sentence before"),
    "subject known by its words": _("subject known by its words"),
    "goes on speaking": _("goes on speaking"),
    "goes on speaking in a participle": _("goes on speaking in a participle"),
    "named beside the cue": _("named beside the cue"),
    "named behind the content": _("named behind the content"),
    "named between cue and content": _("named between cue and content"),
    "source the phrase names": _("source the phrase names"),
    "chain goes on": _("chain goes on"),
    "chain of the statement round it": _("chain of the statement round it"),
    "document named before": _("document named before"),
    "issuer of the document": _("issuer of the document"),
    "issuer of the document named before": _("issuer of the document named before"),
    "a document without an issuer": _("a document without an issuer"),
    "whose document it is": _("whose document it is"),
    "whom the outlet quotes": _("whom the outlet quotes"),
    "who the clause is about": _("who the clause is about"),
    "nobody named": _("nobody named"),
    "genitive of the noun": _("genitive of the noun"),
    "told as done": _("told as done"),
    "told after the lead without a day": _("told after the lead without a day"),
    "a meeting named after the lead without a day": _("a meeting named after the lead without a day"),
    "its date is long past": _("its date is long past"),
    "its date is to come": _("its date is to come"),
    "its verb is future": _("its verb is future"),
    "its verb is negated": _("its verb is negated"),
    "pluperfect": _("pluperfect"),
    "called for": _("called for, not told as done"),
    "always judges": _("always judges"),
    "described": _("said of somebody as an adjective"),
    "predicate": _("said of somebody as a predicate"),
    "subject": _("the subject"),
    "object": _("the object"),
    "genitive": _("the genitive"),
    "who says it": _("who says it"),
    "who is addressed": _("who is addressed"),
    "whom the pronoun means": _("whom the pronoun means"),
    "behind its preposition": _("behind its preposition"),
    "inside its name": _("inside its name"),
    "a deed": _("a deed, nobody"),
    "nobody known": _("nobody known"),
    "what is described": _("what is described"),
    "so called elsewhere": _("so called elsewhere"),
    "the outlet's narration": _("the outlet's narration"),
}
HEADS: dict[str, Promise] = {
    "cues": _("verb of saying"),
    "cue_nouns": _("noun of saying"),
    "cue_phrases": _("phrase of saying"),
    "cue_marks": _("mark of saying"),
    "cue_pairs": _("verb and noun of saying"),
    "actors": _("who did it"),
    "recipients": _("to whom"),
    "labels": _("word that judges"),
    "target": _("whom it judges"),
    "voice": _("whose word it is"),
    "hypothetical": _("told as not done yet"),
    "future": _("told as to come"),
    "past": _("told as past"),
    "negated": _("told as denied"),
}
PREPOSITIONS: dict[str, Promise] = {
    "trigger ": _("word of the deed"),
    "inside words of ": _("inside the words after"),
    "behind ": _("behind"),
    "beside ": _("beside"),
    "before ": _("before"),
    "after ": _("after"),
}
WARNINGS: dict[str, Promise] = {  # by how they begin
    "no publication date": _("The article tells no day of publication, so days such as “yesterday” are left open."),
    "the text is not shown whole": _("The text is not shown whole here; places in the record count the outlet's own text."),
}


def warned(warning: str) -> str:
    """One of the engine's warnings in the reader's language."""
    return next((str(told) for begins, told in WARNINGS.items() if warning.startswith(begins)), warning)


def in_words(reason: str) -> str:
    """One of the engine's reasons in the reader's language."""
    head, colon, rest = reason.partition(": ")
    if colon and head in HEADS:
        return f"{HEADS[head]}: {in_words(rest)}"
    if reason in WHOLE:
        return str(WHOLE[reason])
    for before, told in PREPOSITIONS.items():
        if reason.startswith(before):
            return f"{told} {reason.removeprefix(before).partition(' (')[0]}"
    return reason
