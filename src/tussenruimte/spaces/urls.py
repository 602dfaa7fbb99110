"""Addresses of this room."""

from django.urls import path

from tussenruimte.spaces.views import assessing, feeds, giving_out, importing, listing, objecting, spaces, wishes

app_name = "spaces"
urlpatterns = [
    path("", listing.spaces, name="spaces"),
    path("ruimtes.csv", listing.export_csv, name="export-csv"),
    path("ruimtes.xlsx", listing.export_xlsx, name="export-xlsx"),
    path("nieuw/", spaces.add, name="add"),
    path("inlezen/", importing.choose_file, name="import"),
    path("inlezen/voorbeeld.csv", importing.example, name="import-example"),
    path("inlezen/<str:token>/", importing.check, name="import-preview"),
    path("termijnen/<slug:slug>/", spaces.terms, name="terms"),
    path("eerlijk-uitgeven/", giving_out.questions, name="questions"),
    path("aankondigingen/", listing.procedures, name="procedures"),
    path("aankondigingen/nieuws.atom", feeds.atom, name="feed"),
    path("aankondigingen/dagen.ics", feeds.calendar, name="calendar"),
    path("aankondigingen/<str:number>/", giving_out.procedure, name="procedure"),
    path("aankondigingen/<str:number>/affiche/", feeds.notice, name="notice"),
    path("aankondigingen/<str:number>/voorbereiden/", giving_out.prepare, name="prepare"),
    path("aankondigingen/<str:number>/maatstaf/", giving_out.add_criterion, name="add-criterion"),
    path("aankondigingen/<str:number>/maatstaf/<int:key>/weg/", giving_out.remove_criterion, name="remove-criterion"),
    path("aankondigingen/<str:number>/bekendmaken/", giving_out.announce, name="announce"),
    path("aankondigingen/<str:number>/uitgeven/", giving_out.give_out, name="give-out"),
    path("aankondigingen/<str:number>/stoppen/", giving_out.stop, name="stop"),
    path("aankondigingen/<str:number>/openstellen/", giving_out.open_up, name="open-up"),
    path("aankondigingen/<str:number>/meedoen/", assessing.enter, name="enter"),
    path("aankondigingen/<str:number>/op-papier/", assessing.enter_on_paper, name="enter-on-paper"),
    path("aankondigingen/<str:number>/gegadigde/<int:key>/terugtrekken/", assessing.leave, name="leave"),
    path("aankondigingen/<str:number>/gegadigde/<int:key>/", assessing.assess, name="assess"),
    path("aankondigingen/<str:number>/kiezen/", assessing.choose, name="choose"),
    path("aankondigingen/<str:number>/reageren/", objecting.object_to, name="object"),
    path("aankondigingen/<str:number>/reactie/<int:key>/", objecting.answer, name="answer-objection"),
    path("wensen/<str:number>/", wishes.wish, name="wish"),
    path("wensen/<str:number>/antwoord/", wishes.answer, name="answer-wish"),
    path("wensen/<str:number>/intrekken/", wishes.withdraw, name="withdraw-wish"),
    path("<slug:slug>/", spaces.space, name="space"),
    path("<slug:slug>/aanpassen/", spaces.edit, name="edit"),
    path("<slug:slug>/stand/", spaces.state, name="state"),
    path("<slug:slug>/voordeel/", spaces.advantage, name="advantage"),
    path("<slug:slug>/wens/", wishes.make, name="make-wish"),
    path("<slug:slug>/uitgeven/", giving_out.start, name="start"),
]
