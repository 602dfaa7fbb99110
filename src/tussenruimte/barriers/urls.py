"""Addresses of this room, below /belemmeringen/."""

from django.urls import path

from tussenruimte.barriers.views import changing, listing, publishing, reporting, showing

app_name = "barriers"
urlpatterns = [
    path("", listing.barriers, name="barriers"),
    path("lijst.csv", listing.export_csv, name="export-csv"),
    path("lijst.xlsx", listing.export_xlsx, name="export-xlsx"),
    path("terugkerend/", publishing.recurring, name="recurring"),
    path("jaarlijst/", publishing.years, name="years"),
    path("jaarlijst/<int:year>.<slug:format>", publishing.download, name="year-file"),
    path("jaarlijst/<int:year>/", publishing.year, name="year"),
    path("jaarlijst/<int:year>/<slug:code>.<slug:format>", publishing.download, name="year-file-of"),
    path("jaarlijst/<int:year>/<slug:code>/", publishing.year, name="year-of"),
    path("melden/", reporting.report_in_general, name="report"),
    path("melden/<slug:slug>/", reporting.report, name="report-for"),
    path("ook-hier/<str:offer>/", reporting.also_here, name="also-here"),
    path("<int:pk>/", showing.barrier, name="barrier"),
    path("<int:pk>/aanpassen/", changing.edit, name="edit"),
    path("<int:pk>/stand/<slug:to>/", changing.move, name="move"),
    path("<int:pk>/eigenaar/", changing.assign, name="assign"),
    path("<int:pk>/volgende-stap/", changing.plan, name="plan"),
]
