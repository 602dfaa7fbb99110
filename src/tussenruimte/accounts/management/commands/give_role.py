"""Gives someone a role from the command line: how the first editor of a site begins."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from tussenruimte.accounts import actions
from tussenruimte.accounts.models import Person, Role
from tussenruimte.core import days


class Command(BaseCommand):
    """`manage.py give_role naam@gemeente.nl editor`."""

    help = "Geeft iemand een rol; maakt het account als het er nog niet is."

    def add_arguments(self, parser: CommandParser) -> None:
        """An address and a role."""
        parser.add_argument("email")
        parser.add_argument("role", choices=Role.values)

    def handle(self, *args: Any, **options: Any) -> None:
        """Gives the role."""
        email = options["email"].strip().lower()
        if "@" not in email:
            raise CommandError(f"{email} is geen e-mailadres.")
        person = Person.objects.filter(email=email).first() or Person.objects.create_user(email)
        grant = actions.grant_role(person=person, role=Role(options["role"]), by=None, on=days.today())
        self.stdout.write(f"{email} is {grant.get_role_display()} sinds {grant.since.isoformat()}.")
