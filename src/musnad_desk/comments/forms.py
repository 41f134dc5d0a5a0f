"""The form of a comment. It asks for a name and an e-mail address, which is never shown and not kept."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from musnad_desk.comments.letters import clean_line, clean_text

NAME, MAIL, TEXT = 60, 254, 4_000  # letters at most


class Write(forms.Form):
    """A comment, perhaps a reply. `website` is seen by programs alone: whoever fills it in is one."""

    name = forms.CharField(label=_("Name"), max_length=NAME, widget=forms.TextInput({"autocomplete": "name", "dir": "auto"}))
    mail = forms.EmailField(
        label=_("E-mail, never shown"), max_length=MAIL, widget=forms.EmailInput({"autocomplete": "email", "dir": "ltr"})
    )
    text = forms.CharField(label=_("Comment"), max_length=TEXT, widget=forms.Textarea({"rows": 5, "dir": "auto"}))
    website = forms.CharField(
        label=_("Leave this empty"), required=False, widget=forms.TextInput({"autocomplete": "off", "tabindex": "-1"})
    )
    to = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def clean_name(self) -> str:
        """A name that shows letters."""
        return self._told(clean_line(self.cleaned_data["name"]))

    def clean_text(self) -> str:
        """A text that shows letters."""
        return self._told(clean_text(self.cleaned_data["text"]))

    def _told(self, text: str) -> str:
        if not any(letter.isalnum() for letter in text):
            raise forms.ValidationError(_("Write at least one letter."))
        return text

    def shown(self) -> list[Any]:
        """The fields that people fill in."""
        return [self[name] for name in ("name", "mail", "text")]
