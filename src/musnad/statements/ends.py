"""Where contents end at the latest: with their quotation or sentence, and before words of the outlet about them."""

from musnad.statements.cues import Candidate
from musnad.statements.joiners import Join
from musnad.statements.scene import COMMAS, CONJUNCTIONS, Phrase, Scene
from musnad.statements.words import AND, TANWIN

LONGEST = 1500  # tokens of a content; the longest quotations of the development readings have 300
_JOINED = ("", *CONJUNCTIONS)  # letters before a phrase that ends a content


def is_relative(scene: Scene, found: Candidate) -> bool:
    """Whether the cue is the verb of a relative clause: it stands right behind a relative pronoun."""
    return found.first > 0 and scene.relative(found.first - 1)


def after_comma(scene: Scene, i: int) -> bool:
    return i > 0 and scene.document.tokens[i - 1].kind == "mark"


def content_end(scene: Scene, found: Candidate, join: Join) -> int:
    """Where the content ends at the latest: its quotation, its sentence, the quotation round the cue, or `LONGEST` tokens on."""
    quotation = scene.opening.get(join.first) or scene.opening.get(join.first - 1)
    if quotation is not None and quotation.first == join.first and join.kind in ("quotation", "colon"):
        return quotation.after
    _, after = scene.sentence(join.first)
    inside = scene.speech_at(found.first)
    limits = [after, join.first + LONGEST, inside.after if inside is not None and inside.after > join.first else after]
    if is_relative(scene, found) and found.first > 1 and scene.document.tokens[found.first - 2].plain in COMMAS:
        limits.append(next((i for i in range(join.first + 1, after) if scene.document.tokens[i].plain in COMMAS), after))
    return max(min(limits), join.first + 1)


def remarks(scene: Scene, i: int) -> bool:
    """Whether the outlet tells from here on what somebody said of a content: `، وهو ما اعتبرته الوزارة …` (which the ministry deemed)."""
    if i + 2 >= len(scene.document.tokens) or scene.quoted[i] >= 0 or scene.document.tokens[i + 1].folded not in scene.speech.small.what:
        return False
    word = scene.syntax.words[i + 2][0]
    if scene.syntax.words[i][0].pos != "PRON" or not scene.document.tokens[i].folded.startswith(AND):
        return False
    return word.verb in scene.speech.verbs and word.segments[-1].kind == "pronoun"


def own_voice(scene: Scene, first: int, after: int, *, nominal: bool, participle: bool) -> int | None:
    """The token from `first` to `after` at which a content ends because the outlet speaks for itself again; none if it does nowhere.

    nominal: whether the content is a noun phrase, which ends before any clause. participle: whether its cue is one.
    """
    return next((i for i in range(first, after) if _resumes(scene, i, after, nominal) or _parallel(scene, i, nominal, participle)), None)


def _resumes(scene: Scene, i: int, after: int, nominal: bool) -> bool:
    phrase = scene.phrases.get(i)
    if remarks(scene, i):
        return True
    if phrase is None or scene.quoted[i] >= 0:
        return False
    if "verb" in phrase.entry.tags and phrase.after not in scene.verbs:
        return False  # `ثم دعوة الهيئة إلى` (then the call to) goes on with the noun phrase
    if phrase.table == "own_voice":
        return scene.phrase_stands(phrase) or (nominal and phrase.entry.value == "contrast" and "comma" not in phrase.entry.tags)
    if phrase.table == "content_ends" and not scene.in_honour(i) and scene.proclitics(i, phrase.skip) in _JOINED:
        ends = phrase.entry.value == "clause" or nominal or later_told(scene, i)
        return ends and ("bare" in phrase.entry.tags or after_comma(scene, i))
    return phrase.table == "cue_phrases" and phrase.entry.value == "closing" and not is_parenthesis(scene, phrase, after)


def _parallel(scene: Scene, i: int, nominal: bool, participle: bool) -> bool:
    """Whether a participle of circumstance is coordinated with the cue, which is one too: `مشيرا إلى أن …، ورافضا …`.

    Behind a noun phrase it tells what else the speaker does without a conjunction too: `أكد دعمه للقرار، مسجلا ارتياحه`.
    """
    if not after_comma(scene, i) or scene.quoted[i] >= 0:
        return False
    best = scene.syntax.words[i][0]
    if best.features.form != "participle" or not scene.document.tokens[i].folded.endswith(TANWIN):
        return False
    joined = best.segments[0].kind == "conjunction" and best.segments[1].kind != "article"
    return (participle and joined) or (nominal and best.segments[0].kind == "stem")


def later_told(scene: Scene, i: int) -> bool:
    """Whether words tell from here on where a content was said: `وذلك في بيان`, `وذلك خلال مقابلة مع`."""
    ends = scene.phrases.get(i)
    told = scene.phrases.get(ends.after + 1) if ends is not None else None
    if ends is None or told is None or ends.table != "content_ends" or told.table != "chain_documents" or scene.quoted[i] >= 0:
        return False
    return ends.entry.value == "phrase" and scene.document.tokens[ends.after].folded in scene.speech.small.within


def is_parenthesis(scene: Scene, phrase: Phrase, after: int) -> bool:
    """Whether a remark stands between commas in the midst of a content, which goes on behind it: `التي تمت، وفق قولها، بفضل …`."""
    comma = next((i for i in range(phrase.after, min(phrase.after + 3, after)) if scene.document.tokens[i].plain in COMMAS), None)
    return after_comma(scene, phrase.first) and comma is not None and comma + 1 < after


def before(scene: Scene, at: int) -> int:
    """The token after the words before `at`, without the comma or conjunction between."""
    while at > 0 and (scene.document.tokens[at - 1].plain in COMMAS or scene.syntax.words[at - 1][0].pos == "CCONJ"):
        at -= 1
    return at


def trimmed(scene: Scene, first: int, after: int) -> int:
    """`after` without commas, stops and closing marks that belong to the sentence round the content."""
    tokens = scene.document.tokens
    while after - 1 > first and tokens[after - 1].kind == "mark":
        quotation = scene.closing.get(after - 1)
        if tokens[after - 1].plain in ")]" or (quotation is not None and quotation.open >= first):
            break
        after -= 1
    return after
