"""Addresses of the pages of administration, below the reader's language."""

from django.urls import path

from musnad_desk.administration.audit import audit_page
from musnad_desk.administration.collecting import quarantine_page, schedule_page
from musnad_desk.administration.moderation import moderation_page
from musnad_desk.administration.names import names_page
from musnad_desk.administration.outlets import outlets_page
from musnad_desk.administration.people import people_page

urlpatterns = [
    path("moderation/", moderation_page, name="moderation"),
    path("administration/outlets/", outlets_page, name="outlets_ruled"),
    path("administration/collecting/", schedule_page, name="schedule"),
    path("administration/quarantine/", quarantine_page, name="quarantine"),
    path("administration/names/", names_page, name="names_hidden"),
    path("administration/people/", people_page, name="people"),
    path("administration/log/", audit_page, name="audit"),
]
