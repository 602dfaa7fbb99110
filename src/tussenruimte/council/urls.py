"""Addresses of what a council reads, and of what it said."""

from django.urls import path

from tussenruimte.council.views import cards, files, motions, overview, proposals, visits

app_name = "council"
urlpatterns = [
    path("", overview.overview, name="overview"),
    path("lijst.csv", overview.export_csv, name="export-csv"),
    path("lijst.xlsx", overview.export_xlsx, name="export-xlsx"),
    path("stukken/", motions.motions, name="motions"),
    path("stukken/lijst.csv", motions.export_csv, name="motions-csv"),
    path("stukken/lijst.xlsx", motions.export_xlsx, name="motions-xlsx"),
    path("stukken/<int:pk>/", motions.motion, name="motion"),
    path("stukken/<int:pk>/bestand/", motions.file, name="motion-file"),
    path("stukken/<int:pk>/aanpassen/", motions.change, name="change-motion"),
    path("stukken/<int:pk>/toezeggen/", motions.promise_for_motion, name="promise-for-motion"),
    path("stukken/over/<slug:slug>/", motions.record_about_initiative, name="record-about-initiative"),
    path("opvolging/<int:pk>/", motions.settle, name="settle"),
    path("kaart/<str:number>/", cards.card, name="card"),
    path("kaart/<str:number>/kaart.pdf", cards.card_pdf, name="card-pdf"),
    path("kaart/<str:number>/schrijven/", cards.edit, name="edit-card"),
    path("kaart/<str:number>/alternatief/", cards.add_alternative, name="add-alternative"),
    path("kaart/<str:number>/alternatief/<int:pk>/weg/", cards.drop_alternative, name="drop-alternative"),
    path("kaart/<str:number>/geld/", cards.add_money, name="add-money"),
    path("kaart/<str:number>/geld/<int:pk>/weg/", cards.drop_money, name="drop-money"),
    path("kaart/<str:number>/voorstel/", proposals.start, name="start-proposal"),
    path("kaart/<str:number>/uitnodigen/", visits.invite, name="invite"),
    path("kaart/<str:number>/stuk/", motions.record_about_dossier, name="record-about-dossier"),
    path("voorstellen/<str:number>/", proposals.proposal, name="proposal"),
    path("voorstellen/<str:number>/concept.docx", files.draft_word, name="draft-word"),
    path("voorstellen/<str:number>/concept.pdf", files.draft_pdf, name="draft-pdf"),
    path("voorstellen/<str:number>/deel/<slug:section>/", proposals.write, name="write-section"),
    path("voorstellen/<str:number>/naar-de-raad/", proposals.present, name="present"),
    path("voorstellen/<str:number>/terughalen/", proposals.take_back, name="take-back"),
    path("voorstellen/<str:number>/behandeld/", proposals.treat, name="treat"),
    path("voorstellen/<str:number>/openbaar/", proposals.publish, name="publish"),
    path("voorstellen/<str:number>/toezeggen/", motions.promise_for_proposal, name="promise-for-proposal"),
    path("voorstellen/<str:number>/versie-<int:version>/", proposals.frozen, name="frozen"),
    path("voorstellen/<str:number>/versie-<int:version>/voorstel.docx", files.frozen_word, name="frozen-word"),
    path("voorstellen/<str:number>/versie-<int:version>/voorstel.pdf", files.frozen_pdf, name="frozen-pdf"),
    path("bezoek/<int:pk>/", visits.visit, name="visit"),
    path("bezoek/<int:pk>/dag.ics", visits.day, name="visit-day"),
    path("bezoek/<int:pk>/mee/", visits.come_along, name="come-along"),
    path("bezoek/<int:pk>/gezien/", visits.tell, name="tell-visit"),
    path("bezoek/<int:pk>/gaat-niet-door/", visits.cancel, name="cancel-visit"),
]
