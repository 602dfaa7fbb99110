"""Another process that signs, for tests that kill one: `python -m tests.agreements.signing_process '{"person": 1, …}'`.

It works on the database of `DATABASE_URL`. With `stop_after` (a model, and how many of it were saved) it says
"stopped" in the middle of the transaction and waits to be killed. Otherwise it signs and tells what there is now.
"""

import json
import os
import sys
import time
from datetime import datetime
from typing import Any


def sign(given: dict[str, Any]) -> None:
    """Signs as the person would in a browser."""
    from tussenruimte.accounts.models import Person
    from tussenruimte.agreements import actions
    from tussenruimte.agreements.models import Version
    from tussenruimte.register.models import Party

    person, version = Person.objects.get(pk=given["person"]), Version.objects.get(pk=given["version"])
    actions.sign(
        version=version,
        party=Party.objects.get(pk=given["party"]),
        name=person.name,
        code=given["code"],
        sha256=version.sha256,
        by=person,
        at=datetime.fromisoformat(given["at"]),
    )


def report() -> dict[str, Any]:
    """What there is: how many of everything that a signature makes."""
    from tussenruimte.agreements.models import Agreement, Review, Signature, SigningCode
    from tussenruimte.dossiers.models import Promise
    from tussenruimte.journal.models import Entry
    from tussenruimte.search.models import Document, number_of

    agreement = Agreement.objects.get()
    return {
        "state": agreement.state,
        "concluded": agreement.current_id is not None,
        "signatures": Signature.objects.count(),
        "used": SigningCode.objects.filter(used_at__isnull=False).count(),
        "promises": Promise.objects.count(),
        "reviews": Review.objects.count(),
        "told": list(
            Entry.objects.filter(what__in=["agreement.signed", "agreement.concluded", "dossier.promise-made"])
            .order_by("pk")
            .values_list("what", flat=True)
        ),
        "found": Document.objects.filter(pk=number_of("agreement", agreement.pk)).exists(),
    }


def stop_after(label: str, count: int) -> None:
    """Says so and stands still inside the transaction, once so many rows of a model were saved."""
    from django.db.models.signals import post_save

    saved = 0

    def stand_still(sender: Any, **_more: Any) -> None:
        nonlocal saved
        if sender._meta.label_lower == label:
            saved += 1
            if saved == count:
                sys.stdout.write("stopped\n")
                sys.stdout.flush()
                time.sleep(600)

    post_save.connect(stand_still, weak=False)


def main() -> None:
    """Reads what to do, and does it."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    given = json.loads(sys.argv[1])
    if "stop_after" in given:
        stop_after(*given["stop_after"])
    for _time in range(given.get("times", 0)):
        sign(given)
    sys.stdout.write(json.dumps(report()))


if __name__ == "__main__":
    main()
