"""Code speaks the words of the glossary."""

from enum import Enum

from django.apps import apps
from django.db.models import Choices

from tussenruimte.frameworks import catalogue
from tussenruimte.frameworks.schema import Glossary


def glossary_words() -> set[str]:
    """Every English identifier the glossary knows, aliases included."""
    (glossary,) = catalogue().of_kind(Glossary)
    return {word for term in glossary.items for word in (term.en, *term.aliases)}


def own_models() -> list[type]:
    return [model for model in apps.get_models() if model.__module__.startswith("tussenruimte.")]


def test_every_model_is_in_the_glossary():
    assert sorted({model.__name__ for model in own_models()} - glossary_words()) == []


def test_every_choice_is_in_the_glossary():
    choices = {
        value.__name__
        for model in own_models()
        for value in vars(__import__(model.__module__, fromlist=["x"])).values()
        if isinstance(value, type) and issubclass(value, Choices) and issubclass(value, Enum)
        if value.__module__.startswith("tussenruimte.")
    }
    assert sorted(choices - glossary_words()) == []
