"""The site for a server of one's own: `gunicorn musnad_desk.wsgi`."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "musnad_desk.settings")
application = get_wsgi_application()
str(settings.SECRET_KEY)  # made now at the first start, or told now why it cannot be, not when somebody waits for a page
