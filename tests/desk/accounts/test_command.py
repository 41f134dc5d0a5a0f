"""`musnad desk user …`"""

import pytest
from typer.testing import CliRunner, Result

from musnad.errors import MusnadError
from musnad_desk.accounts.models import Deed, User
from musnad_desk.accounts.roles import role_of
from musnad_desk.user_command import user_app

PASSWORD = "حبرٌ على ورقٍ ونيّة\n"


def user(*arguments: str, password: str = PASSWORD) -> Result:
    return CliRunner().invoke(user_app, arguments, input=password)


def test_from_first_to_last(store: str) -> None:
    """The first administrator is made here; all that is done is logged as the owner's."""
    assert user("add", "salma", "--role", "administrator").exit_code == 0
    assert user("add", "نورة").exit_code == 0
    assert user("list").stdout.splitlines() == ["salma\tadministrator\tnever", "نورة\tanalyst\tnever"]
    assert user("role", "نورة", "moderator").exit_code == 0
    assert role_of(User.objects.get(username="نورة")) == "moderator"
    assert user("password", "نورة", password="لكلّ خبرٍ سندٌ يحمله\n").exit_code == 0
    assert User.objects.get(username="نورة").check_password("لكلّ خبرٍ سندٌ يحمله")
    assert user("remove", "نورة").exit_code == 0
    assert {deed.by for deed in Deed.objects.all()} == {"command line"}
    assert User.objects.count() == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        (("add", "x", "--role", "king"), "king is no role"),
        (("role", "nobody", "reader"), "There is no account named nobody"),
        (("remove", "salma"), "Nobody would be left"),
    ],
)
def test_refusals_are_sentences(sqlite: str, asked: tuple[str, ...], told: str) -> None:
    """What was wrong, in English, as all commands speak."""
    user("add", "salma", "--role", "administrator")
    error = user(*asked).exception
    assert isinstance(error, MusnadError)
    assert told in str(error)


def test_a_weak_password(sqlite: str) -> None:
    """It is refused with the reason."""
    assert "too short" in str(user("add", "x", password="short\n").exception)
    assert "too short" in str(user("add", "x", password="").exception)
