"""The url map."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tussenruimte.core import health, security_txt

urlpatterns = [
    path(".well-known/security.txt", security_txt.view, name="security-txt"),
    path("gezond/klaar/", health.ready, name="health-ready"),
    path("gezond/leeft/", health.live, name="health-live"),
    *i18n_patterns(
        path("", include("tussenruimte.accounts.urls")),
        path("account/", include("tussenruimte.accounts.sign_in_urls")),
        prefix_default_language=False,
    ),
]
