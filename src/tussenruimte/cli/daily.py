"""`daily`: the work that does itself: reminders, letters that could not leave, drafts and files that expired."""

import argparse
import json

from tussenruimte.cli.speaking import Commands
from tussenruimte.cli.starting import set_up


def add_to(commands: Commands) -> None:
    """Makes the command known."""
    about = "stuur herinneringen en post die nog wacht, en ruim op wat verlopen is"
    parser = commands.add_parser(
        "daily",
        help=about,
        description=f"{about[0].upper()}{about[1:]}. Laat dit elke dag doen, of elk uur: twee keer doet niets dubbel.",
    )
    parser.set_defaults(run=run_daily)


def run_daily(_: argparse.Namespace) -> int:
    """Does every room's own work in turn and says how much there was of each."""
    set_up()
    from django.core.management import call_command

    from tussenruimte.agreements import tasks as agreements
    from tussenruimte.barriers import tasks as barriers
    from tussenruimte.challenges import tasks as challenges
    from tussenruimte.conversations import tasks as conversations
    from tussenruimte.core import days
    from tussenruimte.dossiers import tasks as dossiers
    from tussenruimte.funding import tasks as funding
    from tussenruimte.register import tasks as register
    from tussenruimte.scans import tasks as scans
    from tussenruimte.spaces import tasks as spaces

    today = days.today()
    done = {
        "reminders": register.send_reminders(today),
        "reminders-of-actions": conversations.remind_of_actions(today),
        "letters": scans.send_letters(),
        "told-owners": barriers.tell_owners(today),
        "forgotten-drafts": scans.forget_drafts(today),
        "completions-over": challenges.end_completions(today),
        "challenges-warned": challenges.warn(today),
        "dossiers-not-forgotten": dossiers.keep_contact(today),
        "promises-told": dossiers.tell_about_promises(today),
        "agreements-ended": agreements.end_what_is_over(today),
        "agreement-ends-announced": agreements.announce_ends(today),
        "reviews-announced": agreements.announce_reviews(today),
        "dossier-news": dossiers.send_news(days.now()),
        "space-wishes-not-forgotten": spaces.keep_word(today),
        "space-days-told": spaces.warn_of_days(today),
        "scheme-news": funding.send_news(days.now()),
        "schemes-to-check": funding.ask_still_right(today),
        "forgotten-files": sum(room.forget_uploads(days.now()) for room in (register, spaces, funding, challenges)),
    }
    call_command("clearsessions")
    print(json.dumps(done))
    return 0
