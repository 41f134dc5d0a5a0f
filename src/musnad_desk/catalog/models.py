"""The tables of the catalogue.

`Version` holds what cannot be made again: every version of an article's reading, letter for letter. All other tables are projections of
the newest versions, written by `load` alone, and `load.rebuild` makes them anew. Days are ISO 8601, countries ISO 3166-1 alpha-3,
offsets count Unicode code points of the article's text, `confidence` is 0–1. `local` is the id that a finding has in its reading, `key` one
that stays the same when the article is read again. A column `sought` holds the words of a finding folded and
without clitics (`terms.sought`), cut at `terms.LONGEST`: what people look for is compared with it. The indexes that end in `article`
answer "which articles hold this" without a look at the table.
"""

from django.db import models
from django.db.models import CASCADE, Index, Q, UniqueConstraint


class Outlet(models.Model):
    """A medium that published articles."""

    key = models.TextField(unique=True)
    name = models.TextField()


class Article(models.Model):
    """One article as it stands now. `versions` counts how often the outlet's words were found to differ; 1 is the first."""

    key = models.TextField(unique=True)
    outlet = models.ForeignKey(Outlet, CASCADE, null=True, related_name="articles")
    title = models.TextField()
    url = models.TextField(null=True)
    section = models.TextField(null=True)
    author = models.TextField(null=True)
    agency = models.TextField(null=True)
    dateline_place = models.TextField(null=True)
    published = models.TextField(null=True)
    day = models.DateField(null=True)
    versions = models.PositiveIntegerField(default=1)

    class Meta:
        indexes = (Index(fields=["-day", "-id"], name="article_newest"), Index(fields=["outlet", "-day"], name="article_of_outlet"))


class Version(models.Model):
    """One state of an article's words, with its reading.

    record: the reading as `Reading.to_json` wrote it, letter for letter, which a JSON column would not keep.
    digest: of the record. words: digest of what the outlet itself wrote (`changes.words_of`).
    seen: when the outlet's page was looked at, or the reading was added.
    changes: against the version before, as `changes.compare` tells them. silent: they are the outlet's. A version that is neither the
    first nor silent was read by another engine or lexicon than the one before, so what changed may be the reader's doing.
    """

    article = models.ForeignKey(Article, CASCADE, related_name="states")
    number = models.PositiveIntegerField()
    seen = models.DateTimeField()
    digest = models.CharField(max_length=64)
    words = models.CharField(max_length=64)
    engine = models.TextField()
    lexicon = models.TextField()
    changes = models.JSONField(default=list)
    silent = models.BooleanField(default=False)
    record = models.TextField()

    class Meta:
        constraints = (UniqueConstraint(fields=["article", "number"], name="one_version_of_a_number"),)
        indexes = (Index(fields=["-seen", "-id"], name="silent_edits", condition=Q(silent=True)),)


class Story(models.Model):
    """Articles that tell one happening, perhaps one alone; `stories` makes these rows of all articles together.

    key: id of the earliest article. day: the last on which one was published. articles, outlets: how many tell it.
    follows: id of the earliest article of the story that this one is a later development of.
    contradicted: what outlets contradict each other on, as (kind, what) of `musnad.stories.Fact` with (told, outlets) for each side.
    """

    key = models.TextField(unique=True)
    day = models.DateField(null=True)
    articles = models.PositiveIntegerField(default=1)
    outlets = models.PositiveIntegerField(default=0)
    follows = models.TextField(null=True, db_index=True)
    contradicted = models.JSONField(default=list)

    class Meta:
        indexes = (Index(fields=["-day", "-outlets", "-articles", "-id"], name="story_by_day"),)


class Member(models.Model):
    """An article's place in its story, from 0 in the order of publication; `reprints` is the earlier article whose text it prints."""

    article = models.OneToOneField(Article, CASCADE)
    story = models.ForeignKey(Story, CASCADE, related_name="members")
    position = models.PositiveIntegerField(default=0)
    reprints = models.ForeignKey(Article, CASCADE, null=True, related_name="reprinted_by")
    source = models.TextField(null=True)


class Actor(models.Model):
    """The dossier of whoever appears in articles under one name; `project.identity` says who is one and who is another."""

    key = models.CharField(max_length=16, unique=True)
    name = models.TextField()
    kind = models.TextField()


class NameWord(models.Model):
    """A word of a name, folded: as it stands and without clitics. Finds dossiers by a part of their names."""

    actor = models.ForeignKey(Actor, CASCADE, related_name="words")
    word = models.TextField()

    class Meta:
        constraints = (UniqueConstraint(fields=["word", "actor"], name="one_word_of_a_name"),)


class Found(models.Model):
    """What every projection of a finding carries."""

    article = models.ForeignKey(Article, CASCADE)
    confidence = models.FloatField()

    class Meta:
        abstract = True


class Span(Found):
    """A finding that is a span of the text."""

    text = models.TextField()
    start = models.PositiveIntegerField()
    end = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Appearance(Found):
    """An actor in one article."""

    actor = models.ForeignKey(Actor, CASCADE, related_name="appearances", db_index=False)
    local = models.TextField()
    key = models.TextField()
    name = models.TextField()
    kind = models.TextField()
    country = models.TextField(null=True)

    class Meta:
        indexes = (Index(fields=["actor", "article"], name="articles_of_actor"),)


class Role(models.Model):
    """An office that an article gives a person: `title` without its organisation, `of` the organisation or country."""

    appearance = models.ForeignKey(Appearance, CASCADE, related_name="roles")
    title = models.TextField()
    of = models.TextField(null=True)
    former = models.BooleanField()
    sought = models.TextField(db_index=True)


class Mention(models.Model):
    """A surface form: of an actor, or, with `appearance` null, a name that no finding uses, with its offsets."""

    article = models.ForeignKey(Article, CASCADE)
    appearance = models.ForeignKey(Appearance, CASCADE, null=True, related_name="mentions")
    text = models.TextField()
    kind = models.TextField()
    start = models.PositiveIntegerField(null=True)
    end = models.PositiveIntegerField(null=True)
    sought = models.TextField(db_index=True)


class Statement(Found):
    """Somebody is reported to have said something. place_in_time: that of its article (`terms`), so that lists come out of an index."""

    place_in_time = models.BigIntegerField(default=0)
    local = models.TextField()
    key = models.TextField()
    speaker = models.ForeignKey(Appearance, CASCADE, null=True, related_name="statements", db_index=False)
    to = models.ManyToManyField(Appearance, through="Addressee", related_name="told")
    form = models.TextField()
    cue = models.TextField()
    cue_start = models.PositiveIntegerField()
    cue_end = models.PositiveIntegerField()
    content = models.TextField()
    content_start = models.PositiveIntegerField()
    content_end = models.PositiveIntegerField()

    class Meta:
        indexes = (
            Index(fields=["speaker", "article"], name="articles_of_speaker"),
            Index(fields=["-place_in_time", "id"], name="statement_newest"),
        )


class Addressee(models.Model):
    """An actor whom a statement is addressed to; `position` counts from 0."""

    statement = models.ForeignKey(Statement, CASCADE)
    appearance = models.ForeignKey(Appearance, CASCADE)
    position = models.PositiveIntegerField()


class Link(models.Model):
    """A link of the chain through which a statement reached the outlet; `position` counts from 0, the speaker's end."""

    statement = models.ForeignKey(Statement, CASCADE, related_name="links")
    position = models.PositiveIntegerField()
    text = models.TextField()
    sought = models.TextField(db_index=True)


class Event(Found):
    """A political interaction, in PLOVER's types.

    first_day, last_day: the days that the article tells, the publication day where it tells none (`date_precision` is `reported` then).
    located: the place on the map. claimed_by: null where the outlet itself says so. place_in_time: that of its article (`terms`).
    """

    place_in_time = models.BigIntegerField(default=0)
    local = models.TextField()
    key = models.TextField()
    type = models.TextField()
    mode = models.TextField(null=True)
    status = models.TextField()
    trigger = models.TextField()
    trigger_start = models.PositiveIntegerField()
    trigger_end = models.PositiveIntegerField()
    date = models.TextField(null=True)
    first_day = models.DateField(null=True)
    last_day = models.DateField(null=True)
    date_precision = models.TextField()
    place = models.TextField(null=True)
    located = models.ForeignKey("Place", CASCADE, null=True, related_name="events")
    claimed_by = models.ForeignKey(Appearance, CASCADE, null=True, related_name="claims")
    contexts = models.JSONField(default=list)

    class Meta:
        indexes = (
            Index(fields=["type", "article"], name="articles_of_event"),
            Index(fields=["type", "first_day"], name="event_of_type"),
            Index(fields=["first_day"], name="event_by_day"),
            Index(fields=["-place_in_time", "id"], name="event_newest"),
        )


class Participant(models.Model):
    """An actor's part in an event: `actor` or `recipient`, as PLOVER has them; `position` counts from 0 on each side."""

    event = models.ForeignKey(Event, CASCADE, related_name="participants")
    appearance = models.ForeignKey(Appearance, CASCADE, related_name="parts")
    side = models.TextField()
    position = models.PositiveIntegerField()


class Label(Span):
    """Words that judge. `target` is null where a deed is judged: `of` holds its words then. `voice` is null where the outlet speaks."""

    target = models.ForeignKey(Appearance, CASCADE, null=True, related_name="labels")
    of = models.TextField(null=True)
    voice = models.ForeignKey(Appearance, CASCADE, null=True, related_name="judgements")
    stance = models.TextField()
    sought = models.TextField()

    class Meta:
        indexes = (Index(fields=["sought", "article"], name="articles_of_label"),)


class Place(Span):
    """A place named in an article, with its coordinates in degrees (WGS 84) as far as the text pins it."""

    name = models.TextField()
    country = models.TextField(null=True)
    lat = models.FloatField(null=True)
    lon = models.FloatField(null=True)
    precision = models.TextField()
    source = models.TextField(null=True)
    sought = models.TextField()

    class Meta:
        indexes = (
            Index(fields=["sought", "article"], name="articles_of_place"),
            Index(fields=["country", "article"], name="articles_of_country"),
        )


class Number(Span):
    """A count: `low` ≤ value ≤ `high`. `claimed_by` is null where the outlet itself says so."""

    kind = models.TextField(db_index=True)
    low = models.BigIntegerField(null=True)
    high = models.BigIntegerField(null=True)
    event = models.ForeignKey(Event, CASCADE, null=True, related_name="numbers")
    claimed_by = models.ForeignKey(Appearance, CASCADE, null=True, related_name="counts")


class Tag(models.Model):
    """A tag that the publisher gave an article."""

    article = models.ForeignKey(Article, CASCADE)
    text = models.TextField()
    sought = models.TextField()

    class Meta:
        indexes = (Index(fields=["sought", "article"], name="articles_of_tag"),)


class Topic(Found):
    """A PLOVER context of an article."""

    name = models.TextField()

    class Meta:
        indexes = (Index(fields=["name", "article"], name="articles_of_topic"),)


class Terms(models.Model):
    """The words that an article is searched by, one space between two; the database keeps its full-text index of them.

    id: `place_in_time`, so that the index itself holds articles by day. title, body: folded words as they stand, in order.
    stems, lemmas: those of title and body, word for word, `terms.BORDER` between.
    """

    id = models.BigIntegerField(primary_key=True)
    article = models.OneToOneField(Article, CASCADE)
    title = models.TextField()
    body = models.TextField()
    stems = models.TextField()
    lemmas = models.TextField()
