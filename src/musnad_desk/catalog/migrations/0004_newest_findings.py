"""The place in time of events and statements in a column of their own, so that the newest come out of an index."""

from django.db import migrations, models

FILLED = tuple(
    f"UPDATE {table} SET place_in_time = COALESCE((SELECT id FROM catalog_terms WHERE article_id = {table}.article_id), 0)"
    for table in ("catalog_event", "catalog_statement")
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0003_stories")]

    operations = [
        migrations.AddField("event", "place_in_time", models.BigIntegerField(default=0)),
        migrations.AddField("statement", "place_in_time", models.BigIntegerField(default=0)),
        migrations.RunSQL(FILLED, migrations.RunSQL.noop),
        migrations.AddIndex("event", models.Index(fields=["-place_in_time", "id"], name="event_newest")),
        migrations.AddIndex("statement", models.Index(fields=["-place_in_time", "id"], name="statement_newest")),
    ]
