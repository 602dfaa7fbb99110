"""The pages of allauth, mounted at /account/; whatever has to do with a password leads to signing in by code."""

from django.urls import include, path, re_path
from django.views.generic import RedirectView

to_sign_in = RedirectView.as_view(pattern_name="account_login", query_string=True)

urlpatterns = [
    path("login/code/", to_sign_in),
    path("reauthenticate/", to_sign_in),
    re_path(r"^password/", to_sign_in),
    path("", include("allauth.urls")),
]
