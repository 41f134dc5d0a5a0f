"""The roles as groups, and the log made one that nothing is taken out of: the database refuses to change or delete its lines."""

from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

ROLES = ("reader", "analyst", "moderator", "administrator")
_WHY = "the log of deeds is only added to"
SQLITE = tuple(
    f"CREATE TRIGGER accounts_deed_{name} BEFORE {what} ON accounts_deed BEGIN SELECT RAISE(ABORT, '{_WHY}'); END"
    for name, what in (("kept", "DELETE"), ("unchanged", "UPDATE"))
)
SQLITE_BACK = ("DROP TRIGGER accounts_deed_kept", "DROP TRIGGER accounts_deed_unchanged")
POSTGRES = (
    f"CREATE FUNCTION accounts_deed_refuse() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{_WHY}'; END $$",
    """CREATE TRIGGER accounts_deed_kept BEFORE DELETE OR UPDATE OR TRUNCATE ON accounts_deed
       FOR EACH STATEMENT EXECUTE FUNCTION accounts_deed_refuse()""",
)
POSTGRES_BACK = ("DROP TRIGGER accounts_deed_kept ON accounts_deed", "DROP FUNCTION accounts_deed_refuse()")


def forward(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Make both."""
    group = apps.get_model("auth", "Group")
    for role in ROLES:
        group.objects.get_or_create(name=role)
    for statement in POSTGRES if editor.connection.vendor == "postgresql" else SQLITE:
        editor.execute(statement, None)


def backward(apps: StateApps, editor: BaseDatabaseSchemaEditor) -> None:
    """Take both away."""
    for statement in POSTGRES_BACK if editor.connection.vendor == "postgresql" else SQLITE_BACK:
        editor.execute(statement, None)
    apps.get_model("auth", "Group").objects.filter(name__in=ROLES).delete()


class Migration(migrations.Migration):
    """After the tables."""

    dependencies = [("accounts", "0001_initial")]
    operations = [migrations.RunPython(forward, backward)]
