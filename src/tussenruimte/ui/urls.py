"""Addresses of the gallery and of a municipality's own theme."""

from django.urls import path

from tussenruimte.ui import views

app_name = "ui"
urlpatterns = [
    path("componenten/", views.gallery, name="gallery"),
    path("thema.css", views.theme, name="theme"),
]
