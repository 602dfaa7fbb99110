"""The application as an application server sees it."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tussenruimte.settings")

application = get_wsgi_application()
