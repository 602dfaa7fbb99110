"""Addresses of this room."""

from django.urls import path

from tussenruimte.accounts import views

app_name = "accounts"
urlpatterns = [
    path("demo/", views.personas, name="personas"),
    path("demo/word/<slug:persona>/", views.become, name="become"),
    path("kwetsbaarheid-melden/", views.report_weakness, name="report-weakness"),
    path("mijn-account/", views.mine, name="mine"),
    path("mijn-account/afmelden/", views.sign_out_everywhere, name="sign-out-everywhere"),
    path("mijn-account/gegevens.json", views.export, name="export"),
    path("mijn-account/toestemming/<int:pk>/", views.withdraw_consent, name="withdraw-consent"),
    path("mijn-account/tweede-stap/", views.second_step, name="second-step"),
    path("mijn-account/verwijderd/", views.erased, name="erased"),
    path("mijn-account/verwijderen/", views.erase, name="erase"),
    path("rollen/", views.roles, name="roles"),
    path("rollen/<int:pk>/beeindigen/", views.end_role, name="end-role"),
]
