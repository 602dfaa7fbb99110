"""What tests of pages share: a browser of someone, addresses, and the words on a page."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from tussenruimte.accounts.models import Person
from tussenruimte.agreements.models import Agreement


def as_(client: Client, person: Person) -> Client:
    """The same browser, signed in as someone; a persona needs no second step."""
    Person.objects.filter(pk=person.pk).update(is_persona=True)
    client.force_login(person)
    return client


def at(name: str, agreement: Agreement, *more: Any) -> str:
    """The address of a page of an agreement."""
    return reverse(f"agreements:{name}", args=[agreement.number, *more])


def words(page: Any) -> str:
    """What stands on a page, without markup."""
    text = re.sub(r"<(style|script)[^>]*>.*?</\1>", " ", page.content.decode(), flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", text).split())
