"""Addresses of scans: which there are, filling in, sending, sharing, comparing and answering."""

from django.urls import path

from tussenruimte.scans import views

app_name = "scans"
# Pages of a draft that are no section; a section of a questionnaire has another name.
RESERVED = frozenset({"basis", "controleren", "delen", "later", "lijkt-op", "naast-elkaar", "ontvangen", "van-ons"})
urlpatterns = [
    path("vertel/", views.start, name="start"),
    path("vertel/begin/", views.begin, name="begin"),
    path("vertel/papier/", views.paper, name="paper"),
    path("vertel/ontvangen/<str:number>/", views.receipt_by_number, name="receipt-number"),
    path("vertel/uitnodiging/<str:invitation>/", views.invited, name="invited"),
    path("vertel/<str:token>/", views.resume, name="resume"),
    path("vertel/<str:token>/basis/", views.basics, name="basics"),
    path("vertel/<str:token>/lijkt-op/", views.lookalikes, name="lookalikes"),
    path("vertel/<str:token>/later/", views.later, name="later"),
    path("vertel/<str:token>/controleren/", views.check, name="check"),
    path("vertel/<str:token>/ontvangen/", views.receipt, name="receipt"),
    path("vertel/<str:token>/naast-elkaar/", views.compare_by_token, name="compare-own"),
    path("vertel/<str:token>/delen/", views.share_by_token, name="share-own"),
    path("vertel/<str:token>/van-ons/", views.adopt, name="adopt"),
    path("vertel/<str:token>/<slug:section>/", views.step, name="step"),
    path("scans/", views.catalogue, name="catalogue"),
    path("scans/over/<slug:slug>/", views.about, name="about"),
    path("scans/bij/<slug:kind>/<slug:key>/", views.of_subject, name="of"),
    path("scans/nieuw/<slug:framework>/", views.new, name="new"),
    path("scans/papier/<slug:framework>/", views.blank, name="blank"),
    path("scans/vergelijk/", views.beside, name="beside"),
    path("scans/<str:number>/", views.compare, name="compare"),
    path("scans/<str:number>/antwoorden.xlsx", views.export, name="export"),
    path("scans/<str:number>/delen/<int:pk>/", views.share, name="share"),
    path("scans/<str:number>/voor-een-ander/", views.for_another, name="for-another"),
    path("scans/<str:number>/antwoord/", views.answer, name="answer"),
]
