"""One actor for one body, state or group: short forms, seats, capitals, plural endings."""

from musnad.actors.draft import Draft
from musnad.actors.spelling import ARTICLE, bare, name_words
from musnad.mentions.mention import Mention, Office
from musnad.mentions.tables import Tables

_FAR = 5_000
_LATELY = 12  # tokens before the one named last within which another stands side by side with it
_LEAST = 0.55  # weight of a mention of a state that makes one; a town that hardly ever speaks is none
_HEAD_AND_ADJECTIVE = 2  # words
_TO_THE = "لل"  # `للشغل`, "for" and the article, which it swallows
_AUTHORITIES = "سلطات"  # authorities, without the article
_GOVERNMENT = "حكومة"  # lemma of a government
_RESISTANCE = "مقاومه"  # folded, without its article: of the names of those who fight rebels
_ENDINGS = ("ون", "ين", "ات")


class Bodies:
    """Bodies, states and groups of a document, made as mentions come by."""

    def __init__(self, tables: Tables, home: str) -> None:
        """home: see `settle.homes`."""
        self.drafts: list[Draft] = []
        self._states, self._rebels, self._parliaments = tables.states, tables.rebels, tables.parliaments
        self._home = home

    def draft(self, mention: Mention) -> Draft | None:
        """Whom a mention means; None where it tells too little."""
        if mention.kind == "state":
            return self._state(mention)
        if mention.kind == "group":
            return self._group(mention)
        return self._body(mention)

    def ministry_of(self, minister: Office, ministry: str) -> Draft:
        """The ministry that a minister heads; ministry: the word for one."""
        name = f"{ministry} {minister.title.partition(' ')[2]}"
        draft = Draft("organisation", name, name_words(name), head=ministry, country=minister.country, national=True)
        self.drafts.append(draft)
        return draft

    def _state(self, mention: Mention) -> Draft | None:
        if mention.weight < _LEAST and mention.capital:
            return None
        key, other = mention.country or mention.entry, mention.capital or mention.adjective or mention.loose
        found = next((d for d in self.drafts if d.kind == "state" and d.nation == key), None)
        if found is None and mention.loose and mention.weight < _LEAST:
            return None
        if found is None:
            found = Draft("state", mention.text, nation=key)
            found.name = self._states.get(mention.country, mention.text) if other else mention.text
            self.drafts.append(found)
        elif not other and (found.name not in found.texts or _fuller(mention, found)):
            found.name = mention.text
        return found

    def _group(self, mention: Mention) -> Draft | None:
        words = tuple(_stem(word) for word in name_words(mention.core or mention.text))
        if armed := self._rebelling(mention, words):
            return armed
        same = [d for d in self.drafts if d.kind == "group" and d.words == words]
        if same:
            return same[-1]
        if mention.definite:
            longer = [d for d in self.drafts if d.kind == "group" and _called(d, mention) and d.words[: len(words)] == words]
            if longer := [d for d in longer if d.distance(mention.first) < _FAR]:
                return min(longer, key=lambda d: d.distance(mention.first))
        if mention.loose:
            fit = [d for d in self.drafts if d.kind == "group" and _called(d, mention) and d.distance(mention.first) < _FAR]
            return min(fit, key=lambda d: d.distance(mention.first)) if fit else None
        draft = Draft("group", mention.text, words, head=mention.head, number="p")
        self.drafts.append(draft)
        return draft

    def _rebelling(self, mention: Mention, words: tuple[str, ...]) -> Draft | None:
        """`المتمردون`: the armed group named most before, if the word tells nothing else."""
        if mention.entry not in self._rebels or len(words) > 1 or not mention.text.startswith(ARTICLE):
            return None
        armed = (d for d in self.drafts if d.kind == "armed_group" and d.entry not in self._rebels and d.distance(mention.first) < _FAR)
        return max((d for d in armed if _RESISTANCE not in d.words), key=lambda d: len(d.at), default=None)

    def _in_charge(self, mention: Mention, words: tuple[str, ...]) -> Draft | None:
        """`السلطات المصرية`, the authorities of a country, for its state; and `السلطات` alone once they were told."""
        if not words or words[0] != _AUTHORITIES:
            return None
        if mention.country and len(words) == _HEAD_AND_ADJECTIVE:
            return self._state(mention._replace(loose=True, weight=1.0))
        told = mention.text + " "
        return next((d for d in self.drafts if d.kind == "state" and any(text.startswith(told) for text in d.texts)), None)

    def _abroad(self, draft: Draft, mention: Mention) -> bool:
        """Whether a mention is of another country than the one at home that a draft without a country is of: `الحكومة الفرنسية`."""
        return bool(self._home) and draft.national and not draft.country and mention.country not in ("", self._home)

    def _in_general(self, mention: Mention, words: tuple[str, ...]) -> list[Draft]:
        """The one body of that kind at home of which one of the two tells no more than the kind: `البرلمان` and `مجلس نواب الشعب`,
        `الحكومة` and `حكومة الوحدة الوطنية`."""
        bare = len(words) == 1
        if mention.loose or mention.number != "s" or mention.country not in ("", self._home) or bare > mention.national:
            return []
        alike = [
            d for d in self.drafts
            if d.number == "s" and d.country in ("", self._home) and bare != (len(d.words) == 1) and self._are_alike(d, mention)
        ]  # fmt: skip
        return alike if len(alike) == 1 else []

    def _are_alike(self, draft: Draft, mention: Mention) -> bool:
        government = draft.head == mention.head == _GOVERNMENT
        return government or (draft.entry in self._parliaments and mention.entry in self._parliaments)

    def _body(self, mention: Mention) -> Draft | None:
        name = mention.core or mention.text
        words = name_words(name)
        if found := self._rebelling(mention, words) or self._in_charge(mention, words):
            return found
        fit = [
            d
            for d in self.drafts
            if d.kind not in ("state", "group", "person") and not self._abroad(d, mention) and _same(d, mention, name, words)
        ]
        fit = fit or self._in_general(mention, words)
        if fit:
            found = (_topic if mention.loose else _nearest)(fit, mention.first)
            if len(words) > len(found.words) and not mention.loose:
                found.name, found.words = name, words
            found.entry = found.entry or mention.entry
            return found
        if mention.loose:
            return None
        draft = Draft(mention.kind, name, words, mention.entry, mention.head, number=mention.number)
        self.drafts.append(draft)
        return draft


def _called(group: Draft, mention: Mention) -> bool:
    """Whether a group is headed by the noun of a mention: `مصدر أمني`, then `المصدر`."""
    return group.head.split(" ", 1)[0] == mention.head.split(" ", 1)[0]


def _fuller(mention: Mention, state: Draft) -> bool:
    """Whether more words stand round the same name: `روسيا الاتحادية`."""
    return set(name_words(mention.text)) > set(name_words(state.name))


def _same(draft: Draft, mention: Mention, name: str, words: tuple[str, ...]) -> bool:
    if draft.country and mention.country and draft.country != mention.country:
        return False
    if mention.loose and draft.number == "p":
        return False
    if mention.loose:
        alike = draft.head == mention.head or (bool(draft.words) and draft.words[0] == words[0])
        return alike or (len(words) > 1 and any(text.startswith(mention.text + " ") for text in draft.texts))  # `المكتب التنفيذي`
    if mention.kind == "armed_group" and not mention.entry and draft.kind == "armed_group" and _described(mention, words):
        return bool(draft.words) and draft.words[0] == words[0]  # `التنظيم المتطرف`
    if (mention.entry and mention.entry == draft.entry) or not draft.texts.keys().isdisjoint((mention.text, *mention.parts)):
        return True
    if draft.head == mention.head and len(words) == 1 and mention.national:
        return draft.number == "s"  # `الحكومة`
    told = (name,) if mention.media else (name, *mention.parts)
    two = any(len(name_words(part)) == _HEAD_AND_ADJECTIVE for part in told)
    if draft.head == mention.head and two and mention.country and mention.country == draft.country:
        return draft.number == "s"  # `الوزارة الجزائرية`
    shorter, longer = sorted((words, draft.words), key=len)
    if draft.head == mention.head and mention.number == draft.number and _short_for(shorter, longer):
        return True
    return (len(shorter) > 1 and longer[: len(shorter)] == shorter) or shorter == longer


def _short_for(shorter: tuple[str, ...], longer: tuple[str, ...]) -> bool:
    """Whether a name leaves out the adjectives of a longer one: `اتحاد الشغل`, `نقابة الصحفيين`, `القوات العراقية`."""
    rest = iter(bare(word.removeprefix(_TO_THE)) if word.startswith(_TO_THE) else word for word in longer)
    return 1 < len(shorter) < len(longer) and all(bare(word.removeprefix(_TO_THE)) in rest for word in shorter)


def _nearest(drafts: list[Draft], at: int) -> Draft:
    return min(drafts, key=lambda draft: draft.distance(at))


def _topic(drafts: list[Draft], at: int) -> Draft:
    """Whom a bare head means (`الوزارة`): of those named lately side by side the first, which the sentence was about."""
    near = min(draft.distance(at) for draft in drafts)
    return max((draft for draft in drafts if draft.distance(at) <= near + _LATELY), key=lambda draft: draft.distance(at))


def _described(mention: Mention, words: tuple[str, ...]) -> bool:
    """Whether a definite head with one adjective names a body again: nothing but what the outlet thinks of it is added."""
    return mention.definite and not mention.country and len(words) == _HEAD_AND_ADJECTIVE and mention.text.startswith(ARTICLE)


def _stem(word: str) -> str:
    """A word without the ending that its case changes."""
    return word[:-2] if word.endswith(_ENDINGS) and len(word) > 4 else word
