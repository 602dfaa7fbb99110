"""Addresses of this room, below /gesprek/."""

from django.urls import path

from tussenruimte.conversations.views import asking, mapping, partners, policy, reaching

app_name = "conversations"
urlpatterns = [
    path("", partners.mine, name="mine"),
    path("beleid/<slug:slug>/", policy.note, name="note"),
    path("beleid/<slug:slug>/schrijven/", policy.edit, name="edit-note"),
    path("beleid/<slug:slug>/<int:version>/", policy.note, name="note-version"),
    path("beleid/<slug:slug>/<int:version>/notitie.docx", policy.word, name="note-word"),
    path("buurt/<slug:code>/", asking.leads, name="leads"),
    path("buurt/<slug:code>/tip/", asking.suggest, name="suggest"),
    path("buurt/<slug:code>/<int:pk>/", asking.follow, name="follow-lead"),
    path("buurt/<slug:code>/<int:pk>/weghalen/", asking.forget, name="forget-lead"),
    path("over/<slug:slug>/", partners.about, name="about"),
    path("over/<slug:slug>/partners/", partners.readiness, name="readiness"),
    path("over/<slug:slug>/partners/actie/", partners.choose_action, name="choose-action"),
    path("over/<slug:slug>/partners/actie/<int:pk>/afsluiten/", partners.end_action, name="end-action"),
    path("over/<slug:slug>/partners/waarden/<int:pk>/intrekken/", partners.withdraw, name="withdraw-value"),
    path("over/<slug:slug>/partners/waarden/<slug:value>/", partners.value, name="value"),
    path("over/<slug:slug>/bereik/", reaching.reach, name="reach"),
    path("over/<slug:slug>/bereik/nieuw/", reaching.plan_group, name="plan-group"),
    path("over/<slug:slug>/bereik/<int:pk>/", reaching.change_group, name="change-group"),
    path("over/<slug:slug>/bereik/<int:pk>/weghalen/", reaching.drop_group, name="drop-group"),
    path("over/<slug:slug>/ladder/", reaching.ladder, name="ladder"),
    path("over/<slug:slug>/betrokkenen/", mapping.stakeholders, name="stakeholders"),
    path("over/<slug:slug>/betrokkenen/lijst.xlsx", mapping.workbook, name="stakeholders-xlsx"),
    path("over/<slug:slug>/betrokkenen/nieuw/<slug:ring>/", mapping.place, name="place-stakeholder"),
    path("over/<slug:slug>/betrokkenen/<int:pk>/", mapping.stakeholder, name="stakeholder"),
    path("over/<slug:slug>/betrokkenen/<int:pk>/weghalen/", mapping.remove, name="remove-stakeholder"),
    path("over/<slug:slug>/betrokkenen/vraag/", mapping.ask, name="ask-units"),
    path("over/<slug:slug>/betrokkenen/vraag/<int:pk>/antwoord/", mapping.answer, name="note-answer"),
]
