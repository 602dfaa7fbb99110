"""Addresses of this room. Words that stand where a slug could stand are in `rules.RESERVED_SLUGS`."""

from django.urls import path

from tussenruimte.register.views import exchange, importing, initiative, listing, members, organisations, ownership
from tussenruimte.register.views import readings as lenses

app_name = "register"
urlpatterns = [
    path("", listing.initiatives, name="initiatives"),
    path("lijst.csv", listing.export_csv, name="export-csv"),
    path("lijst.xlsx", listing.export_xlsx, name="export-xlsx"),
    path("inlezen/", importing.choose_file, name="import"),
    path("inlezen/voorbeeld.csv", importing.import_example, name="import-example"),
    path("inlezen/<str:token>/", importing.import_preview, name="import-preview"),
    path("claims/", ownership.claims, name="claims"),
    path("claims/<int:pk>/", ownership.decide_claim, name="decide-claim"),
    path("klopt-dit-nog/<str:token>/", initiative.confirm, name="confirm"),
    path("uitnodiging/<str:token>/", members.join, name="join"),
    path("organisaties/", organisations.organisations, name="organisations"),
    path("organisaties/nieuw/", organisations.register_organisation, name="register-organisation"),
    path("organisaties/<slug:slug>/loket/", organisations.desk, name="desk"),
    path("<slug:slug>/aanpassen/", initiative.edit, name="edit"),
    path("<slug:slug>/zichtbaarheid/", initiative.visibility, name="visibility"),
    path("<slug:slug>/klopt-dit-nog/", initiative.confirm_here, name="confirm-here"),
    path("<slug:slug>/claim/", ownership.claim, name="claim"),
    path("<slug:slug>/mensen/", members.members, name="members"),
    path("<slug:slug>/mensen/uitnodigen/", members.invite, name="invite"),
    path("<slug:slug>/mensen/<int:pk>/", members.change_member, name="change-member"),
    path("<slug:slug>/verwant/", members.kin, name="kin"),
    path("<slug:slug>/verwant/<int:pk>/ontkoppelen/", members.unlink, name="unlink"),
    path("<slug:slug>/brillen/", lenses.readings, name="readings"),
    path("<slug:slug>/brillen/<slug:lens>/", lenses.view_through, name="view-through"),
    path("<slug:slug>/brillen/<int:pk>/intrekken/", lenses.withdraw_reading, name="withdraw-reading"),
    path("<slug:slug>/vraag-en-aanbod/", exchange.exchange, name="exchange"),
    path("<slug:slug>/vraag-en-aanbod/<slug:what>/", exchange.post, name="post"),
    path("<slug:slug>/vraag-en-aanbod/<slug:what>/<int:pk>/afsluiten/", exchange.close, name="close"),
]
