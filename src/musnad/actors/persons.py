"""One actor for one person: full and short names, spellings, offices that a named person holds."""

from collections.abc import Iterable

from musnad.actors.draft import Draft
from musnad.actors.short import FIRST_NAME
from musnad.actors.spelling import ARTICLE, is_father, name_words, same_word, short_of
from musnad.mentions.mention import Mention, Office

_FAR = 5_000  # distance (see `Draft.distance`) from which a referent stands later
_NEAR = 40  # tokens of a lead within which it names whom the headline told by an office
_MINISTER = "وزير"  # lemma of a minister
_AFFAIRS = "شؤون "  # affairs of, with which some portfolios begin
_HER = "ها"  # pronoun of `بلادها`
_AGREE = 0.5  # share of words that two names of one body have in common


class Persons:
    """The persons of a document. `name` is asked first for all mentions with a name, `hold` then for those by office alone."""

    def __init__(self, home: str, officials: frozenset[str], lead: int = 0) -> None:
        """home: see `settle.homes`. officials: words that may call any holder of an office again (`المسؤول`). lead: the token behind the
        headline, 0 where there is none."""
        self.drafts: list[Draft] = []
        self._officials = officials
        self._home = home
        self._lead = lead
        self._apart: frozenset[int] = frozenset()

    def name(self, mentions: Iterable[tuple[Mention, str]], apart: frozenset[int] = frozenset()) -> dict[int, Draft]:
        """A draft for each mention with a proper name, by the token it begins at; longer names first.

        apart: tokens at which mentions begin that stand inside no other.
        """
        self._apart = apart
        found: dict[int, Draft] = {}
        ordered = sorted(mentions, key=lambda pair: (-len(name_words(pair[1])), pair[0].first))
        for mention, name in ordered:
            words = name_words(name)
            draft = self._named_like(words, name, mention)
            if draft is None:
                draft = Draft("person", name, words, named=True)
                self.drafts.append(draft)
            found[mention.first] = draft
        return found

    def take(self, draft: Draft, mention: Mention) -> None:
        """Take in a mention with a name; a counterpart's office is that of the person named before, in the other country."""
        office = self._shared(mention)
        draft.see(mention)
        if office and office not in draft.offices:
            draft.offices.append(office)

    def _named_like(self, words: tuple[str, ...], name: str, mention: Mention) -> Draft | None:
        titled = bool(mention.offices) or mention.name_first > mention.first or FIRST_NAME in mention.because
        alike = (draft for draft in self.drafts if short_of(words, draft.words, titled=titled) and not is_father(name, draft.name))
        fit = [draft for draft in alike if _agrees(mention, draft)]
        return min(fit, key=lambda draft: len(draft.words), default=None) if fit else None

    def hold(self, mention: Mention) -> Draft | None:
        """The person that an office means: its named holder before all, else whoever was called by it; None where it tells too little."""
        office = mention.offices[-1] if mention.offices else None
        if office is None:
            return self._somebody(mention)
        if office.shared:
            return self._counterpart(mention, office)
        draft = self._holder(mention, office) or (self._official(mention, office) if office.vague and mention.definite else None)
        if draft is None and not mention.loose:
            draft = self._introduced(mention) or self._new(mention, mention.text)
        return draft

    def _introduced(self, mention: Mention) -> Draft | None:
        """Whom the lead names first, where the headline told him by the same office in other words, or as some official."""
        if mention.first >= self._lead or mention.number != "s":
            return None
        named = (d for d in self.drafts if d.named and d.at and self._lead <= min(d.at) < self._lead + _NEAR and min(d.at) in self._apart)
        first = min(named, key=lambda d: min(d.at), default=None)
        pairs = [(a, b) for a in mention.offices for b in first.offices] if first else []
        if first is None or not first.offices or not _agrees(mention, first) or any(_elsewhere(a, b) for a, b in pairs):
            return None
        some = not mention.definite and mention.head in self._officials
        return first if some or any(_same_kind(a, b) for a, b in pairs) else None

    def _official(self, mention: Mention, office: Office) -> Draft | None:
        """`المسؤول الإيراني`: whoever of that country or body was named last with an office, else whoever was but of another country.

        No minister is `المسؤول النقابي` (the union official).
        """
        held = [d for d in self.drafts if d.offices and d.distance(mention.first) < _FAR and _agrees(mention, d)]
        fit = [draft for draft in held if any(_one_place(office, one) for one in draft.offices)]
        if not fit and " " in mention.text and (office.of_state or not office.of):
            fit = [
                draft
                for draft in held
                if not any(_elsewhere(office, one) or (one.national and not office.of_state) for one in draft.offices)
            ]
        return min(fit, key=lambda draft: draft.distance(mention.first), default=None)

    def _holder(self, mention: Mention, office: Office) -> Draft | None:
        scored = []
        for draft in self.drafts:
            score = max((self._fits(office, other) for other in draft.offices), default=0.0)
            if score and _agrees(mention, draft):
                scored.append((score + 0.5 * draft.named, -draft.distance(mention.first), draft))
        return max(scored, key=lambda s: (s[0] if s[1] > -_FAR else s[0] - 0.5, s[1]))[2] if scored else None

    def _fits(self, office: Office, other: Office) -> float:
        """How well an office is that of a holder; 0: not at all."""
        mine, yours = set(office.key.split()), set(other.key.split())
        if mine == yours and len(office.key.split()) != len(other.key.split()):
            return 0.0  # `ولي العهد` and `ولي ولي العهد`
        bare = office.head == other.head and " " not in office.title and not office.of
        if not (mine <= yours or yours <= mine or bare):
            return 0.0
        score = 2.0 if mine == yours else 1.0
        return score + place if (place := self._places(office, other)) > -1 else 0.0

    def _places(self, office: Office, other: Office) -> float:
        """Whether two offices are held in the same body or country; -1: in different ones."""
        if office.of and other.of:
            if office.country and other.country:
                return 1.0 if office.country == other.country else -1.0
            return 1.0 if _alike(office.of, other.of) else -1.0
        country = office.country or other.country
        bare = other.national and not other.of and " " in other.title
        if bare and office.country and self._home and office.country != self._home:
            return -1.0  # `وزير الخارجية النرويجي` is not whom an outlet at home calls `وزير الخارجية`
        return -0.3 if country and self._home and country != self._home else 0.0

    def _counterpart(self, mention: Mention, office: Office) -> Draft | None:
        """`نظيره القطري`: the holder, in the other country, of the office named last."""
        before = [d for d in self.drafts if d.offices and d.distance(mention.first) < _FAR]
        if not before:
            return None
        model = min(before, key=lambda d: d.distance(mention.first)).offices[-1]
        told = _transferred(model, office, mention)
        if mention.named:
            return None
        changed = mention._replace(offices=(told,), loose=not office.of)
        return self._holder(changed, told) or (self._new(changed, f"{told.title} {told.of}") if office.of else None)

    def _shared(self, mention: Mention) -> Office | None:
        """The office that a named counterpart holds: `نظيره القطري خالد العطية`."""
        office = next((o for o in mention.offices if o.shared), None)
        before = [d for d in self.drafts if d.offices and d.distance(mention.first) < _FAR and d.at and min(d.at) < mention.first]
        if office is None or not before:
            return None
        model = min(before, key=lambda d: d.distance(mention.first)).offices[-1]
        return _transferred(model, office, mention)

    def minister(self, at: int) -> Office | None:
        """The office of the minister named last before a token, whose ministry may be called `الوزارة` alone."""
        held = [(d.distance(at), o) for d in self.drafts if d.at and min(d.at) < at for o in d.offices if _heads_ministry(o)]
        return min(held, key=lambda pair: pair[0])[1] if held else None

    def homeland(self, mention: Mention, since: int) -> str:
        """The country that `بلاده` is: that of the first person named from token `since` on, else of the last before the mention."""
        woman = mention.text.endswith(_HER)
        fit = [d for d in self.drafts if d.distance(mention.first) < _FAR and d.gender in ("", "u", "f" if woman else "m")]
        inside = [(min(at for at in d.at if at >= since), d) for d in fit if any(since <= at < mention.first for at in d.at)]
        if inside:
            return min(inside, key=lambda pair: pair[0])[1].country
        return min(fit, key=lambda d: d.distance(mention.first)).country if fit else ""

    def _somebody(self, mention: Mention) -> Draft | None:
        """`مسؤول تركي`, `المسؤول الأممي`, `المسؤول`: an unnamed person, or one named before if definite."""
        if mention.honorifics:
            return self._titled(mention)
        if mention.definite:
            fit = [d for d in self.drafts if d.distance(mention.first) < _FAR and self._could_be(mention, d)]
            if fit:
                return min(fit, key=lambda d: d.distance(mention.first))
            if mention.loose:
                return None
        same = next((d for d in self.drafts if mention.text in d.texts), None)
        return same or self._introduced(mention) or self._new(mention, mention.text)

    def _could_be(self, mention: Mention, draft: Draft) -> bool:
        official = mention.head in self._officials and bool(draft.offices)
        if not _agrees(mention, draft) or not (official or draft.head == mention.head or _bears(draft, set(name_words(mention.head)))):
            return False
        return not mention.country or draft.country == mention.country

    def _titled(self, mention: Mention) -> Draft | None:
        """`معاليه`, `العقيد`, `المحامي`: whoever was named most with that title or office, and first: whom the article is about."""
        words = {word for lemma in mention.honorifics for word in name_words(lemma)}
        fit = [d for d in self.drafts if _bears(d, words) and d.distance(mention.first) < _FAR and _agrees(mention, d)]
        return max(fit, key=lambda d: (sum(at < mention.first for at in d.at), -d.at[0]), default=None)

    def _new(self, mention: Mention, name: str) -> Draft:
        draft = Draft("person", name, name_words(name), head=mention.head)
        self.drafts.append(draft)
        return draft


def _heads_ministry(office: Office) -> bool:
    """Whether an office is that of a minister with a portfolio of the state's own: `وزير المالية`."""
    charge = office.title.partition(" ")[2]
    return office.head == _MINISTER and office.national and not office.former and charge.startswith((ARTICLE, _AFFAIRS))


def _one_place(office: Office, other: Office) -> bool:
    return bool(office.of) and ((office.of_state and office.country == other.country) or office.of == other.of)


def _same_kind(office: Office, other: Office) -> bool:
    """Whether two offices go by one title, whatever they are held in."""
    mine, yours = set(office.key.split()), set(other.key.split())
    return office.head == other.head and (mine <= yours or yours <= mine)


def _elsewhere(office: Office, other: Office) -> bool:
    """Whether two offices are of two countries."""
    return bool(office.country and other.country) and office.country != other.country


def _transferred(model: Office, office: Office, mention: Mention) -> Office:
    """The office of `model`, held by a counterpart of another country and maybe another gender."""
    title = model.title
    if mention.gender == "m" and " " in title and title.startswith(model.head):
        title = " ".join((model.head, *title.split(" ")[model.head.count(" ") + 1 :]))
    return model._replace(title=title, of=office.of, country=office.country, of_state=office.of_state, former=False)


def _bears(draft: Draft, title: set[str]) -> bool:
    return bool(draft.honorifics & title) or any(title & set(name_words(office.title)) for office in draft.offices)


def _agrees(mention: Mention, draft: Draft) -> bool:
    gender = not mention.gender or not draft.gender or mention.gender == draft.gender
    return gender and not (mention.country and draft.country and mention.country != draft.country and mention.offices)


def _alike(a: str, b: str) -> bool:
    shorter, longer = sorted((a, b), key=lambda body: len(name_words(body)))
    mine, yours = name_words(shorter), name_words(longer)
    if len(mine) == 1 < len(yours) and shorter.startswith(ARTICLE):
        return same_word(mine[0], yours[0])  # `الهيئة` and `هيئة الانتخابات`
    shared = sum(any(same_word(x, y) for y in yours) for x in mine)
    return shared >= _AGREE * max(len(mine), len(yours)) and shared == min(len(mine), len(yours)) if mine and yours else False
