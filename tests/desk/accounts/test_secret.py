"""The key that sessions are signed with."""

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from musnad_desk.database import database
from musnad_desk.errors import StoreError
from musnad_desk.secret import kept_secret, secret_file


def test_made_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    """The first start makes it beside the store, later ones find it; nobody else may read it."""
    store = database(f"sqlite:///{tmp_path}/new/desk.sqlite3")
    key = kept_secret(store, {})
    assert (len(key) >= 50, kept_secret(store, {})) == (True, key)
    file = secret_file(store, {})
    assert (file.parent, stat.S_IMODE(file.stat().st_mode)) == (tmp_path / "new", 0o600)
    assert sorted(path.name for path in file.parent.iterdir()) == ["desk.sqlite3.secret"]
    assert kept_secret(store, {"MUSNAD_DESK_SECRET": "given"}) == "given"


def test_of_a_server(tmp_path: Path) -> None:
    """A PostgreSQL store has no folder: the key lies where the default store would."""
    assert secret_file(database("postgresql://u@h/d"), {"XDG_DATA_HOME": str(tmp_path)}) == tmp_path / "musnad/desk.sqlite3.secret"


def test_several_that_start_at_once_share_one(tmp_path: Path) -> None:
    """Whoever comes second takes the first one's."""
    code = (
        "from musnad_desk.secret import kept_secret; from musnad_desk.database import database; "
        f"print(kept_secret(database('sqlite:///{tmp_path}/d.sqlite3'), {{}}))"
    )
    started = [subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env=dict(os.environ)) for _ in range(3)]
    assert len({one.communicate()[0] for one in started}) == 1


def test_where_it_cannot_be(tmp_path: Path) -> None:
    """One sentence that names the file; an empty one is not taken for a key."""
    with pytest.raises(StoreError, match="cannot be kept"):
        kept_secret(database("sqlite:////proc/nowhere/desk.sqlite3"), {})
    (tmp_path / "desk.sqlite3.secret").write_text("\n")
    with pytest.raises(StoreError, match="is empty; remove the file"):
        kept_secret(database(f"sqlite:///{tmp_path}/desk.sqlite3"), {})


def test_a_start_without_one(tmp_path: Path) -> None:
    """The site does not start where no key can be kept, and says why; where it can, it lies there from then on."""
    place = {**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path}/desk.sqlite3", "MUSNAD_DESK_SECRET": ""}
    (tmp_path / "desk.sqlite3.secret").mkdir()
    done = subprocess.run([sys.executable, "-m", "musnad", "desk"], env=place, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 1
    assert "desk.sqlite3.secret cannot be kept: Is a directory; MUSNAD_DESK_SECRET gives one instead" in done.stderr
    (tmp_path / "desk.sqlite3.secret").rmdir()
    code = "import musnad_desk.wsgi"
    subprocess.run([sys.executable, "-c", code], env=place, check=True, timeout=60)
    assert (tmp_path / "desk.sqlite3.secret").is_file()


@pytest.mark.parametrize(("told", "secure"), [("", False), ("0", False), ("1", True)])
def test_behind_https(told: str, secure: bool) -> None:
    """One variable, and all that hangs on it."""
    names = (
        "BEHIND_PROXY",
        "SESSION_COOKIE_SECURE",
        "CSRF_COOKIE_SECURE",
        "SECURE_SSL_REDIRECT",
        "SECURE_HSTS_SECONDS",
        "SECURE_PROXY_SSL_HEADER",
    )
    code = f"from musnad_desk import settings as s; print(*(bool(getattr(s, name)) for name in {names}))"
    place = {**os.environ, "MUSNAD_DESK_HTTPS": told}
    done = subprocess.run([sys.executable, "-c", code], env=place, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(secure)] * 6
