"""Addresses of agreements: the public register, and the pages of the parties."""

from django.urls import path

from tussenruimte.agreements.views import agreement, keeping, register, signing, weighing, writing

app_name = "agreements"
urlpatterns = [
    path("", register.register, name="register"),
    path("lijst.csv", register.export_csv, name="register-csv"),
    path("lijst.xlsx", register.export_xlsx, name="register-xlsx"),
    path("openbaar/<str:number>/", register.public, name="public"),
    path("openbaar/<str:number>/overeenkomst.pdf", register.public_pdf, name="public-pdf"),
    path("openbaar/<str:number>/overeenkomst.docx", register.public_word, name="public-word"),
    path("nieuw/<str:number>/", agreement.start, name="start"),
    path("<str:number>/", agreement.agreement, name="agreement"),
    path("<str:number>/aanpassen/", agreement.edit, name="edit"),
    path("<str:number>/partijen/", agreement.add_party, name="add-party"),
    path("<str:number>/partijen/<int:pk>/", agreement.signatory, name="signatory"),
    path("<str:number>/partijen/<int:pk>/weg/", agreement.leave_party, name="leave-party"),
    path("<str:number>/bepalingen/nieuw/", writing.own_clause, name="own-clause"),
    path("<str:number>/bepalingen/voorstel/", writing.suggest_clause, name="suggest-clause"),
    path("<str:number>/bepalingen/<int:pk>/", writing.clause, name="clause"),
    path("<str:number>/bepalingen/<int:pk>/<slug:deed>/", writing.arrange, name="arrange"),
    path("<str:number>/voorstellen/<int:pk>/", writing.settle, name="settle"),
    path("<str:number>/voorstellen/<int:pk>/intrekken/", writing.withdraw_suggestion, name="withdraw-suggestion"),
    path("<str:number>/waarden/", weighing.matrix, name="matrix"),
    path("<str:number>/waarden/nieuw/", weighing.add_ambition, name="add-ambition"),
    path("<str:number>/waarden/<int:pk>/intrekken/", weighing.withdraw_ambition, name="withdraw-ambition"),
    path("<str:number>/waarden/<int:first>/<int:second>/", weighing.compare, name="compare"),
    path("<str:number>/afspraken/", weighing.add_obligation, name="add-obligation"),
    path("<str:number>/afspraken/<int:pk>/weg/", weighing.drop_obligation, name="drop-obligation"),
    path("<str:number>/voorleggen/", signing.propose, name="propose"),
    path("<str:number>/tekenen/<int:pk>/", signing.sign, name="sign"),
    path("<str:number>/tekenen/<int:pk>/code/", signing.code, name="code"),
    path("<str:number>/tekenen/<int:pk>/papier/", signing.on_paper, name="on-paper"),
    path("<str:number>/versies/<int:version>/", signing.version, name="version"),
    path("<str:number>/versies/<int:version>/papier/", signing.print_view, name="print"),
    path("<str:number>/versies/<int:version>/overeenkomst.pdf", signing.pdf, name="pdf"),
    path("<str:number>/versies/<int:version>/overeenkomst.docx", signing.word, name="word"),
    path("<str:number>/versies/<int:version>/tekst.txt", signing.text, name="text"),
    path("<str:number>/evaluaties/", keeping.plan_review, name="plan-review"),
    path("<str:number>/evaluaties/<int:pk>/", keeping.review, name="review"),
    path("<str:number>/evaluaties/<int:pk>/zeggen/", keeping.review_word, name="review-word"),
    path("<str:number>/evaluaties/<int:pk>/afronden/", keeping.hold_review, name="hold-review"),
    path("<str:number>/evaluaties/<int:pk>/weg/", keeping.drop_review, name="drop-review"),
    path("<str:number>/stap/<slug:slug>/", keeping.deed, name="deed"),
]
