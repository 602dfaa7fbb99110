"""Addresses of dossiers, of the public log of decisions, and of a person's calendar."""

from django.urls import path

from tussenruimte.dossiers.views import calendar, clocks, deciding, dossier, ending, files, listing, opening, working

app_name = "dossiers"
urlpatterns = [
    path("besluiten/", deciding.log, name="log"),
    path("besluiten/<str:number>/", deciding.decision, name="decision"),
    path("dossiers/", listing.dossiers, name="dossiers"),
    path("dossiers/lijst.csv", listing.export_csv, name="export-csv"),
    path("dossiers/lijst.xlsx", listing.export_xlsx, name="export-xlsx"),
    path("dossiers/agenda/", calendar.link, name="calendar"),
    path("dossiers/agenda/<str:token>.ics", calendar.feed, name="calendar-feed"),
    path("dossiers/nieuw/<slug:slug>/", opening.open_one, name="open"),
    path("dossiers/<str:number>/", dossier.dossier, name="dossier"),
    path("dossiers/<str:number>/aanpassen/", working.edit, name="edit"),
    path("dossiers/<str:number>/antwoord/", working.answer, name="answer"),
    path("dossiers/<str:number>/fase/", working.phase, name="phase"),
    path("dossiers/<str:number>/beurt/", working.turn, name="turn"),
    path("dossiers/<str:number>/mensen/", working.appoint, name="appoint"),
    path("dossiers/<str:number>/partijen/", working.bring_in, name="bring-in"),
    path("dossiers/<str:number>/partijen/<int:pk>/weg/", working.leave_out, name="leave-out"),
    path("dossiers/<str:number>/afdelingen/", working.unit, name="unit"),
    path("dossiers/<str:number>/notitie/", working.note, name="note"),
    path("dossiers/<str:number>/toezegging/", working.promise, name="promise"),
    path("dossiers/<str:number>/toezegging/<int:pk>/", working.settle, name="settle"),
    path("dossiers/<str:number>/document/", files.add, name="add-document"),
    path("dossiers/<str:number>/document/<int:pk>/", files.download, name="document"),
    path("dossiers/<str:number>/besluit/", deciding.decide, name="decide"),
    path("dossiers/<str:number>/klok/", clocks.start, name="start-clock"),
    path("dossiers/<str:number>/klok/<int:pk>/", clocks.clock, name="clock"),
    path("dossiers/<str:number>/klok/<int:pk>/<slug:deed>/", clocks.change, name="change-clock"),
    path("dossiers/<str:number>/besluit-vragen/", ending.ask_decision, name="ask-decision"),
    path("dossiers/<str:number>/afronden/", ending.finish, name="finish"),
    path("dossiers/<str:number>/stoppen/", ending.withdraw, name="withdraw"),
    path("dossiers/<str:number>/heropenen/", ending.reopen, name="reopen"),
    path("dossiers/<str:number>/raad/", ending.council, name="council"),
]
