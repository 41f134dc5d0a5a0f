"""What people made, as lines of a dump: accounts, rulings, comments, corrections and all else that no reading brings back.

A line is `{"model": "comments.comment", "pk": 1, "fields": {…}}`, as Django serialises rows; users and roles go by their names. They come
before the records, so that what is ruled of names holds while those are loaded. Passwords and tokens are digests here as in the store.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.db import Error, connection, transaction
from django.db.models import Model

from musnad.sources import Problem
from musnad_desk.identities.models import Sameness
from musnad_desk.rulings.models import Suppressed

BEGINNING = b'{"model":'
_MADE_ANEW = {"catalog": None, "accounts": ("Spent",), "rulings": ("Hidden",)}  # all or some tables of an app


def tables() -> list[type[Model]]:
    """The tables of what people made, those first that others refer to."""
    ours = [config for config in apps.get_app_configs() if config.name.startswith("musnad_desk.")]
    kept = [(config, [m for m in config.get_models() if m.__name__ not in (_MADE_ANEW.get(config.label, ()) or ())]) for config in ours]
    return serializers.sort_dependencies([(config, found) for config, found in kept if _MADE_ANEW.get(config.label, ()) is not None])


def counts() -> Counter[str]:
    """How many rows each of them has, by its name; those that have none are left out."""
    found = Counter({table._meta.label: table._default_manager.count() for table in tables()})
    return +found


def rule_rows() -> bool:
    """Whether rows that follow from the records follow from what people made as well: names hidden, actors joined."""
    return Suppressed.objects.exists() or Sameness.objects.exists()


def lines() -> Iterator[bytes]:
    """All rows."""
    for table in tables():
        rows = table._default_manager.order_by("pk").iterator(200)
        for row in serializers.serialize("python", rows, use_natural_foreign_keys=True):
            yield msgspec.json.encode({"model": row["model"], "pk": row["pk"], "fields": row["fields"]}) + b"\n"


def keep(told: Sequence[bytes]) -> Iterator[Problem]:
    """Keep the rows of a dump in tables that are empty; of one that is not, its rows are left as they are, which is told."""
    rows = [msgspec.json.decode(line) for line in told]
    held = {table._meta.label_lower for table in tables() if table._default_manager.exists()}
    left = Counter(row["model"] for row in rows if row["model"] in held)
    try:
        with transaction.atomic():
            _write([row for row in rows if row["model"] not in held])
    except (Error, serializers.base.DeserializationError) as error:
        yield Problem("people", f"what people made cannot be loaded: {str(error).splitlines()[0]}; load the records into a new store")
    for table, count in left.items():
        yield Problem(table, f"the store holds rows of {table} already; the {count} of the dump are left out")


def _write(rows: Iterable[Mapping[str, Any]]) -> None:
    written: dict[type[Model], None] = {}
    for found in serializers.deserialize("python", rows):
        found.save(force_insert=(Model,))  # as they were: no time of making is set anew
        written[type(found.object)] = None
    statements = connection.ops.sequence_reset_sql(no_style(), list(written))
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
