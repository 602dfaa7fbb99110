"""The product's own settings, with what a test run needs: a folder of its own and plain static files."""

import os
import tempfile

os.environ.setdefault("SECRET_KEY", "only-for-tests-" * 4)
os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="tussenruimte-test-"))
os.environ["DEMO"] = "false"

from tussenruimte.settings import *  # noqa: F403
from tussenruimte.settings import DATA, STORAGES

# Manifest storage needs collected files; the shipped names are tested where a fresh clone is started.
STORAGES = {**STORAGES, "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
STATIC_ROOT = DATA / "static"
STATIC_ROOT.mkdir(exist_ok=True)
