"""Addresses of this room. Places come by their code of CBS, in small letters."""

from django.urls import path

from tussenruimte.areas.views import figures, importing, places, progress, strengths, ties

app_name = "areas"
urlpatterns = [
    path("", places.choose, name="choose"),
    path("cijfers-inlezen/", importing.choose_file, name="import"),
    path("cijfers-inlezen/<str:token>/", importing.import_preview, name="import-preview"),
    path("<slug:code>/", places.place, name="place"),
    path("<slug:code>/kaartje/", places.card, name="card"),
    path("<slug:code>/toevoegen/", strengths.choose_class, name="add"),
    path("<slug:code>/toevoegen/voor-een-ander/", strengths.add_for_another, name="add-for-another"),
    path("<slug:code>/toevoegen/<slug:asset_class>/", strengths.add, name="add-as"),
    path("<slug:code>/krachten/<int:pk>/", strengths.asset, name="asset"),
    path("<slug:code>/krachten/<int:pk>/aanpassen/", strengths.edit, name="edit"),
    path("<slug:code>/krachten/<int:pk>/klopt-nog/", strengths.check, name="check"),
    path("<slug:code>/krachten/<int:pk>/weghalen/", strengths.remove, name="remove"),
    path("<slug:code>/verbinden/", ties.brokering, name="brokering"),
    path("<slug:code>/verbinden/nieuw/", ties.tie, name="tie"),
    path("<slug:code>/verbinden/<int:pk>/losmaken/", ties.untie, name="untie"),
    path("<slug:code>/stappen/<slug:step>/", progress.step, name="step"),
    path("<slug:code>/tellen/", progress.count, name="count"),
    path("<slug:code>/cijfers/", figures.figures, name="figures"),
    path("<slug:code>/vergelijken/", figures.compare, name="compare"),
]
