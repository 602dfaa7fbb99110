"""Addresses of filling in, sending and answering."""

from django.urls import path

from tussenruimte.scans import views

app_name = "scans"
# Pages of a draft that are no section; a section of a questionnaire has another name.
RESERVED = frozenset({"basis", "controleren", "later", "lijkt-op", "naast-elkaar", "ontvangen", "van-ons"})
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
    path("vertel/<str:token>/van-ons/", views.adopt, name="adopt"),
    path("vertel/<str:token>/<slug:section>/", views.step, name="step"),
    path("scans/over/<slug:slug>/", views.about, name="about"),
    path("scans/<str:number>/", views.compare, name="compare"),
    path("scans/<str:number>/antwoord/", views.answer, name="answer"),
]
