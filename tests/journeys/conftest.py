"""The whole product with its demonstration, served once for the tests of a module, and people to visit it."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.core.management import call_command
from django.test import Client, override_settings
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer
from pytest_django.plugin import DjangoDbBlocker

from tests import factories
from tussenruimte.accounts.models import Person, Role
from tussenruimte.agreements import demo as agreements
from tussenruimte.areas import demo as areas
from tussenruimte.barriers import demo as barriers
from tussenruimte.challenges import demo as challenges
from tussenruimte.core import days
from tussenruimte.council import demo as council
from tussenruimte.dossiers import demo as dossiers
from tussenruimte.funding import demo as funding
from tussenruimte.register import demo as register
from tussenruimte.spaces import demo as spaces
from tussenruimte.value import demo as value


@dataclass(frozen=True)
class Site:
    """The running site with the demonstration in it."""

    url: str

    def person(self, name: str) -> Person:
        """A persona of the demonstration, or `redacteur` or `inwoner`."""
        return Person.objects.get(email=f"{name}@persona.invalid")

    def sign_in(self, page: Page, name: str) -> None:
        """Makes the browser that shows `page` theirs; an empty name signs out."""
        page.context.clear_cookies()
        if name:
            client = Client()
            client.force_login(self.person(name))
            key = client.cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": key, "url": self.url}])


@pytest.fixture(scope="module")
def db(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Elsewhere each test begins with an empty database; here a module does."""
    with django_db_blocker.unblock():
        yield
        call_command("flush", interactive=False, verbosity=0)


@pytest.fixture(scope="module")
def site(db: None) -> Iterator[Site]:
    """The demonstration takes seconds to load, so the tests of a module share it; each keeps to its own initiatives."""
    with override_settings(DEMO=True):
        for demo in (register, areas, barriers, value, dossiers, spaces, challenges, agreements, funding, council):
            demo.load(days.today(), say=lambda _line: None)
        # An editor of the site, who as a persona need not take the second step.
        factories.person("Eva Redacteur", Role.EDITOR, email="redacteur@persona.invalid", is_persona=True)
        # A real person: the personas have no address and no second step to manage.
        inhabitant = factories.person("Sam de Boer", Role.RESIDENT, email="inwoner@persona.invalid")
        EmailAddress.objects.filter(user=inhabitant).update(verified=True)
        server = LiveServer("localhost")
        with server._live_server_modified_settings, override_settings(SITE_URL=server.url):
            yield Site(server.url)
        server.stop()


@pytest.fixture(autouse=True)
def nobody_was_here_before(site: Site) -> None:
    """Limits count over tests otherwise."""
    cache.clear()
