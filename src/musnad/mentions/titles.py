"""Titles: a role's own words, what it is in charge of, and the adjectives behind it."""

from typing import NamedTuple

from musnad.mentions.mention import Mention, Office
from musnad.mentions.scene import Match, Scene
from musnad.mentions.tables import ARTICLE
from musnad.mentions.words import WORD
from musnad.text.folding import fold_word

_PART = "part"  # modifiers that belong to the title: `العام`
_FORMER = ("former", "former_deposed")
_PORTFOLIO = "portfolio"
CALLINGS = frozenset(("civil", "business", "learned", "media", "sport", "religious"))  # tags of roles that no state gives
_BODY, _AMBIGUOUS = "body", frozenset(("ambiguous", "plain"))  # value and tags of roles
_UNAPPOINTED = ("none", "subject")  # values of roles that nobody appoints to
_LOOSE = ("none", "subject", "person", "place")  # values of roles whose words are often something else
_FOR = "ل"  # joins a secretary of state to his portfolio
_CHARGED, _WITH = "designate", "ب"  # value of `المكلف`, and what joins to it the charge
_ALIF = "ا"
_MADDA = "\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
_BODY_OF, SAME, _ALONE, _COUNTERPART = "body:", "same:", "alone:", "counterpart"  # tags, see the tables `nationalities` and `roles`
_DOES = "participle"  # tag of callings that are participles of verbs of saying too
_VAGUE = "whoever"  # tag of what any official may be called again by
_ROYAL = "royal"  # tag of offices that only a monarchy has
_CHAIR = "chair"  # tag of offices that are cut from the body they end in though every state has one: `محافظ البنك المركزي`
_SPEAKS = "speaks"  # tag of spokespersons, one office under many titles
_BESIDES = ("roles", "organisations", "organisation_heads")  # tables of what `و` joins to a portfolio without being part of it
_OTHERS = ("role_modifiers", "nationalities", "honorifics")  # tables of adjectives that say something else of a holder
_NISBA = ("ي", "يه")  # folded endings of adjectives that tell in what somebody is versed
_DOERS = ("ون", "و")  # endings of plurals that do something, which no name has
_FEW = 6  # words of a portfolio that no table knows


class Draft(NamedTuple):
    """An office half read: the title ends at `title`, everything read so far at `after`; `national` if one inside is a state's,
    `thing` if no table knows what it is held in."""

    title: tuple[tuple[int, int, int], ...]
    after: int
    of: str = ""
    country: str = ""
    of_state: bool = False
    former: bool = False
    inner: tuple[Mention, ...] = ()
    states: tuple[Mention, ...] = ()
    portfolios: tuple[str, ...] = ()
    national: bool = False
    thing: bool = False


def as_written(scene: Scene, match: Match) -> bool:
    """Whether a role that begins with آ is not another word that begins with أ: `الآمر` (commander), `الأمر` (matter)."""
    surface = match.payload.surface.removeprefix(ARTICLE)
    if match.payload.value in _LOOSE and not match.payload.definite and match.after == match.first + 1:
        if match.payload.surface in scene.tables.asked and scene.opens_clause(match.first):
            return False  # `وطالب الجميع بذلك`
        if scene.look(match.first).kind == "V" and scene.hit(match.after, "roles"):
            return False  # `طالب عضو اللجنة`: a verb and its subject
        if match.payload.surface in scene.tables.asked and scene.plain(match.after).endswith(_DOERS):
            return False  # `حيث طالب متابعو القناة بذلك`
        following = scene.hit(match.after, "roles") or scene.hit(match.after, "peoples") or scene.nation(match.after)
        if following is None and (scene.look(match.first).kind == "V" or _DOES in match.payload.entry.tags):
            following = scene.hit(match.after, "organisations") or scene.hit(match.after, "organisation_heads")
        if following and following.payload.definite:
            return False  # a verb and its subject: `طالب الرئيس`, or a participle and its object: `داعية الحكومة`
    return not surface.startswith(_MADDA) or _MADDA in scene.plain(match.first)


def read_portfolio(scene: Scene, match: Match) -> Draft:
    """The role's own words and what a minister is in charge of."""
    title: tuple[tuple[int, int, int], ...] = ((match.first, match.after, match.skip),)
    if match.payload.value != _PORTFOLIO:
        return Draft(title, match.after)
    portfolio = scene.hit(match.after, "portfolios") or _charged_with(scene, match)
    known: list[str] = []
    if portfolio is None:
        after = _unknown_portfolio(scene, match)
    else:
        after = portfolio.after
        known.append(portfolio.payload.value)
        while (more := scene.hit(after, "portfolios", skip=True)) and more.skip == 1 and scene.look(after).conjunction:
            after = more.after
            known.append(more.payload.value)
        if scene.look(after - 1).article:
            after = past_adjectives(scene, after)
    return Draft(title if after == match.after else ((match.first, after, match.skip),), after, portfolios=tuple(known))


def _charged_with(scene: Scene, match: Match) -> Match | None:
    """A portfolio behind `ل`, where a role takes one so: `كاتب الدولة للهجرة`."""
    if _FOR not in match.payload.entry.takes or scene.look(match.after).conjunction or not scene.same_line(match.after):
        return None
    portfolio = scene.hit(match.after, "portfolios", skip=True)
    return portfolio if portfolio and portfolio.skip == len(_FOR) and scene.look(match.after).preposition == _FOR else None


def _unknown_portfolio(scene: Scene, match: Match) -> int:
    """A definite noun behind `وزير`: `البنى التحتية`."""
    at = match.after
    look = scene.look(at)
    if match.payload.definite or not look.article or look.lead or look.kind != "N" or scene.nation(at) or look.name >= 0.5:
        return at
    return past_adjectives(scene, at + 1)


def past_adjectives(scene: Scene, at: int) -> int:
    """Adjectives and joined nouns of a portfolio: `التحتية`, `والحوكمة`."""
    end = at
    while end < at + _FEW and scene.same_line(end) and not scene.nation(end) and not scene.hit(end, "role_modifiers"):
        look = scene.look(end)
        joined = scene.joins(end) and look.name < WORD and not any(scene.hit(end, table, skip=True) for table in _BESIDES)
        adjective = look.article and not look.lead and look.kind == "A" and look.name < 0.3 and not scene.hit(end, "honorifics")
        if not joined and not adjective:
            break
        end += 1
    return end


def is_calling(match: Match) -> bool:
    """Whether a role is what somebody does rather than an office; no feminine that is a thing first of all (`المؤسسة`)."""
    payload, tags = match.payload, set(match.payload.entry.tags)
    if payload.gender == "f" and _AMBIGUOUS & tags:
        return False
    return payload.value in _UNAPPOINTED or bool(CALLINGS & tags)


def is_versed(match: Match) -> bool:
    """Whether adjectives behind a role tell in what its holder is versed: `المستشار القانوني`."""
    return match.payload.definite and (is_calling(match) or (match.payload.value == _BODY and match.payload.gender == "m"))


def described(scene: Scene, at: int) -> int:
    """Past definite adjectives that tell in what somebody is versed: `الاقتصادي`, `العسكري والسياسي`; the token itself if none stand."""
    end = at
    while end < at + _FEW and scene.same_line(end):
        look = scene.look(end)
        joined = end > at and scene.joins(end)
        if not look.adjective or not (look.article or joined) or (look.lead and not joined) or look.name or look.pronoun:
            break
        if not look.letters.endswith(_NISBA):
            break
        if any(m.payload.table in _OTHERS for m in scene.hits(end)):
            break
        end += 1
    return end


def read_modifiers(scene: Scene, draft: Draft, role: Match) -> Draft:
    """Adjectives behind a title: those that are part of it, of former holders, of countries."""
    while scene.same_line(draft.after):
        modifier = scene.hit(draft.after, "role_modifiers")
        nationality = None if modifier else scene.nation(draft.after)
        if modifier and modifier.payload.value == _CHARGED and (end := _charge(scene, modifier.after)) > modifier.after:
            draft = draft._replace(title=(*draft.title, (modifier.first, end, 0)), after=end)
        elif modifier and "before" not in modifier.payload.entry.tags:
            draft = _modified(scene, draft, modifier)
        elif nationality and not draft.of_state and _describes(scene, draft, nationality):
            draft = _national(scene, draft, nationality, role)
        else:
            break
    return draft


def _describes(scene: Scene, draft: Draft, nationality: Match) -> bool:
    """Whether an adjective of country describes the office: definite if it is, and no given name (`تركي الفيصل`)."""
    definite = any(scene.look(i).article for first, after, _ in draft.title for i in range(first, after))
    if nationality.payload.definite:
        return True
    following = scene.look(nationality.after)
    return not definite and not (following.connector == "son" or (following.article and following.name > 0))


def _charge(scene: Scene, at: int) -> int:
    """Where what somebody is charged with ends: `المكلف بالبحث العلمي`; the token itself where nothing is told."""
    look = scene.look(at)
    if look.preposition != _WITH or look.conjunction or not look.article or look.kind != "N" or not scene.same_line(at):
        return at
    portfolio = scene.hit(at, "portfolios", skip=True)
    return past_adjectives(scene, portfolio.after if portfolio else at + 1)


def _modified(scene: Scene, draft: Draft, modifier: Match) -> Draft:
    told = not draft.of or draft.of_state or scene.nation(modifier.first - 1) is not None  # `المبعوث الأممي الخاص`
    if modifier.payload.value == _PART and told:
        return draft._replace(title=(*draft.title, (modifier.first, modifier.after, 0)), after=modifier.after)
    return draft._replace(after=modifier.after, former=draft.former or modifier.payload.value in _FORMER)


def _national(scene: Scene, draft: Draft, match: Match, role: Match) -> Draft:
    entry = match.payload.entry
    state = Mention(
        "state", match.first, match.after, 0, match.after, match.after, scene.text(match.first, match.after), entry.lemma,
        country=entry.value, adjective=True, because=(match.payload.because,),
    )  # fmt: skip
    if body := tagged(match, _BODY_OF):
        return draft._replace(after=match.after, of=draft.of or body)
    if not entry.value or draft.of or set(role.payload.entry.tags) & CALLINGS:
        return draft._replace(after=match.after, country=draft.country or entry.value)
    name = scene.tables.states.get(entry.value, "")
    return draft._replace(after=match.after, of=name, country=entry.value, of_state=True, inner=(*draft.inner, state))


def office_of(scene: Scene, match: Match, draft: Draft) -> Office:
    """The office that a draft has come to."""
    title, of = _title(scene, match, draft)
    tags = match.payload.entry.tags
    return Office(
        title, match.payload.entry.lemma, _office_key(scene, match, draft, title), of, draft.country, draft.of_state, draft.former,
        _COUNTERPART in tags, _is_national(match, draft), _ROYAL in tags,
        _VAGUE in tags,
    )  # fmt: skip


def _title(scene: Scene, match: Match, draft: Draft) -> tuple[str, str]:
    """Title and body; a role that ends in a body (`رئيس المجلس الرئاسي`, chairman of the council) is cut if no country follows."""
    first, last, _ = draft.title[0]
    body = next((m for m in scene.hits(first + 1) if m.payload.table == "organisations" and m.after == last), None)
    whole = len(draft.title) == 1 and match.after == last and not draft.of
    own = body is not None and ("anycountry" not in body.payload.entry.tags or _CHAIR in match.payload.entry.tags)
    if whole and own:
        return scene.text(first, first + 1, match.skip), scene.text(first + 1, last)
    nation = scene.nation(last) if own and draft.of_state and len(draft.title) == 1 and match.after == last else None
    if nation and nation.after == draft.after:  # `رئيس المجلس الرئاسي الليبي`
        return scene.text(first, first + 1, match.skip), scene.text(first + 1, nation.after)
    title = " ".join(scene.text(*part) for part in draft.title)
    if is_accusative(match, draft.of_state, title):
        title = " ".join((match.payload.entry.lemma, *title.split(" ")[match.payload.surface.count(" ") + 1 :]))
    return title, draft.of


def is_accusative(match: Match, of_state: bool, title: str) -> bool:
    """Whether an ending ا is that of an accusative (`متحدثا باسم`): a dual has it only in construct (`وزيرا دفاع`)."""
    payload = match.payload
    return payload.number == "d" and payload.surface.endswith(_ALIF) and " " not in title and not of_state


def _office_key(scene: Scene, match: Match, draft: Draft, title: str) -> str:
    """The words by which an office is one with another: head and portfolios, a name for titles of one office, or the bare words."""
    lemma, own = match.payload.entry.lemma, match.payload.surface.count(" ") + 1
    if draft.portfolios:
        key = " ".join((_key(lemma), *draft.portfolios))
    else:
        key = _same(match, draft) or _key(" ".join((lemma, *title.split(" ")[own:])))
    return " ".join(word for word in key.split(" ") if word not in scene.tables.decor) or key


def _alone(match: Match, draft: Draft) -> str:
    """The office that a role with the article and nothing else is: `الرئيس`, the head of state."""
    bare = len(draft.title) == 1 and match.payload.surface == ARTICLE + match.payload.entry.lemma
    return tagged(match, _ALONE) if bare and (not draft.of or draft.of_state) else ""


def _same(match: Match, draft: Draft) -> str:
    """The name under which several titles of one office go."""
    speaks = _SPEAKS if _SPEAKS in match.payload.entry.tags else ""
    return _alone(match, draft) or tagged(match, SAME) or speaks


def tagged(match: Match, key: str) -> str:
    """What a tag `key…` of an entry tells, empty if it has none."""
    return next((tag.removeprefix(key) for tag in match.payload.entry.tags if tag.startswith(key)), "")


def _is_national(match: Match, draft: Draft) -> bool:
    tags, value = set(match.payload.entry.tags), match.payload.value
    of_a_state = value in ("portfolio", "country") and not tags & CALLINGS
    return of_a_state or draft.national or bool(_alone(match, draft)) or ("judiciary" in tags and match.payload.definite)


def _key(title: str) -> str:
    """The folded words of a title without articles."""
    return " ".join(word.removeprefix(ARTICLE) for word in fold_word(title).split(" "))
