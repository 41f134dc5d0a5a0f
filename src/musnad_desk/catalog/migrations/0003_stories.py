"""Stories, and the place of each article in one; articles that are there already get one of their own."""

import django.db.models.deletion
from django.db import migrations, models

ALONE = (
    """INSERT INTO catalog_story(key, day, articles, outlets, contradicted)
        SELECT key, day, 1, CASE WHEN outlet_id IS NULL THEN 0 ELSE 1 END, '[]' FROM catalog_article""",
    """INSERT INTO catalog_member(article_id, story_id, position)
        SELECT article.id, story.id, 0 FROM catalog_article article JOIN catalog_story story ON story.key = article.key""",
)


class Migration(migrations.Migration):
    dependencies = [("catalog", "0002_full_text")]

    operations = [
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.TextField(unique=True)),
                ("day", models.DateField(null=True)),
                ("articles", models.PositiveIntegerField(default=1)),
                ("outlets", models.PositiveIntegerField(default=0)),
                ("follows", models.TextField(db_index=True, null=True)),
                ("contradicted", models.JSONField(default=list)),
            ],
            options={"indexes": [models.Index(fields=["-day", "-outlets", "-articles", "-id"], name="story_by_day")]},
        ),
        migrations.CreateModel(
            name="Member",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("position", models.PositiveIntegerField(default=0)),
                ("source", models.TextField(null=True)),
                ("article", models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, to="catalog.article")),
                (
                    "reprints",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.CASCADE, related_name="reprinted_by", to="catalog.article"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="members", to="catalog.story"),
                ),
            ],
        ),
        migrations.RunSQL(ALONE, migrations.RunSQL.noop),
    ]
