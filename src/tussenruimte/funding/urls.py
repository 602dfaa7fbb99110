"""Addresses of the finder, of schemes, of saved searches, and of funders. All stand under `geld-vinden/`."""

from django.urls import path

from tussenruimte.funding.views import files, finder, funders, paper, schemes, searches

app_name = "funding"
urlpatterns = [
    path("", finder.find, name="find"),
    path("afgevallen/", finder.dropped, name="dropped"),
    path("op-papier/", paper.page, name="paper"),
    path("lijst.pdf", paper.pdf, name="paper-pdf"),
    path("deadlines.ics", paper.calendar, name="find-calendar"),
    path("voor/<slug:slug>/", finder.find_for, name="find-for"),
    path("voor/<slug:slug>/afgevallen/", finder.dropped_for, name="dropped-for"),
    path("regelingen/", schemes.schemes, name="schemes"),
    path("regelingen/lijst.csv", schemes.export_csv, name="export-csv"),
    path("regelingen/lijst.xlsx", schemes.export_xlsx, name="export-xlsx"),
    path("regelingen/nieuw/", schemes.new, name="new"),
    path("regelingen/inlezen/", files.choose_file, name="import"),
    path("regelingen/inlezen/voorbeeld.csv", files.example, name="import-example"),
    path("regelingen/inlezen/<str:token>/", files.check, name="import-check"),
    path("regelingen/<slug:slug>/", schemes.scheme, name="scheme"),
    path("regelingen/<slug:slug>/deadlines.ics", paper.scheme_calendar, name="scheme-calendar"),
    path("regelingen/<slug:slug>/aanpassen/", schemes.edit, name="edit"),
    path("regelingen/<slug:slug>/stand/", schemes.state, name="state"),
    path("regelingen/<slug:slug>/klopt/", schemes.confirm, name="confirm"),
    path("zoekvragen/", searches.searches, name="searches"),
    path("zoekvragen/bewaren/", searches.save, name="save"),
    path("zoekvragen/<int:pk>/weg/", searches.forget, name="forget"),
    path("zoekmail/stoppen/<str:token>/", searches.stop_mail, name="stop-mail"),
    path("initiatieven/", funders.look, name="look"),
    path("initiatieven/<slug:slug>/vraag/", funders.ask, name="ask"),
    path("gevonden-worden/<slug:slug>/", funders.be_found, name="be-found"),
    path("berichten/", funders.messages_of, name="messages"),
    path("berichten/<str:number>/", funders.message, name="message"),
]
