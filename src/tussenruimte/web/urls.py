"""The url map. Dutch pages stand at the root, English ones under /en/; the API speaks for itself."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from tussenruimte.core import health, security_txt
from tussenruimte.opendata.api import api
from tussenruimte.web import views

app_patterns = (
    [
        path("", views.home, name="home"),
        path("mijn-werk/", views.my_desk, name="my-desk"),
        path("initiatieven/<slug:slug>/", views.initiative, name="initiative"),
        path("brillen/", views.lenses, name="lenses"),
        path("brillen/<slug:id>/", views.lens, name="lens"),
        path("landschap/", views.landscape, name="landscape"),
        path("landschap/<slug:code>/", views.landscape, name="landscape-of"),
        path("kaders/", views.frameworks, name="frameworks"),
        path("kaders/<slug:id>/", views.framework, name="framework"),
        path("instrumenten/", views.instruments, name="instruments"),
        path("wegwijzers/", views.signposts, name="signposts"),
        path("bronnen/", views.sources, name="sources"),
        path("begrippen/", views.glossary, name="glossary"),
        path("open-data/", views.open_data, name="open-data"),
        path("over/", views.about, name="about"),
        path("privacy/", views.privacy, name="privacy"),
        path("toegankelijkheid/", views.accessibility, name="accessibility"),
    ],
    "web",
)

urlpatterns = [
    path("api/v1/", api.urls),
    path("gezond/leeft/", health.live, name="health-live"),
    path("gezond/klaar/", health.ready, name="health-ready"),
    path(".well-known/security.txt", security_txt.view, name="security-txt"),
    *i18n_patterns(
        # The register's own addresses come before the composed page of one initiative.
        path("initiatieven/", include("tussenruimte.register.urls")),
        path("buurten/", include("tussenruimte.areas.urls")),
        path("gesprek/", include("tussenruimte.conversations.urls")),
        path("", include("tussenruimte.dossiers.urls")),
        path("afspraken/", include("tussenruimte.agreements.urls")),
        path("", include("tussenruimte.challenges.urls")),
        path("ruimtes/", include("tussenruimte.spaces.urls")),
        path("geld-vinden/", include("tussenruimte.funding.urls")),
        path("raad/", include("tussenruimte.council.urls")),
        path("waarde/", include("tussenruimte.value.urls")),
        path("", include("tussenruimte.scans.urls")),
        path("belemmeringen/", include("tussenruimte.barriers.urls")),
        path("", include("tussenruimte.accounts.urls")),
        path("", include("tussenruimte.ui.urls")),
        path("", include(app_patterns)),
        path("account/", include("tussenruimte.accounts.sign_in_urls")),
        prefix_default_language=False,
    ),
]

handler400 = "tussenruimte.web.errors.bad_request"
handler403 = "tussenruimte.web.errors.forbidden"
handler404 = "tussenruimte.web.errors.not_found"
handler500 = "tussenruimte.web.errors.broken"
