"""What pages of every room ask of a request: who is here, may they, and what to say when the answer is no."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.forms import Form
from django.http import HttpRequest
from django.views.decorators.http import require_http_methods

from tussenruimte.accounts.models import Person
from tussenruimte.core.refusals import NotAllowed, Refusal

get_or_post = require_http_methods(["GET", "HEAD", "POST"])


def person_of(request: HttpRequest) -> Person:
    """Who is signed in; pages that ask this stand behind `login_required`."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def allow(*, allowed: bool) -> None:
    """Answers 403 unless the visitor may be on this page."""
    if not allowed:
        raise PermissionDenied


def goes_well(form: Form, deed: Callable[[], Any]) -> bool:
    """Does the deed; a refusal becomes a sentence above the form, with everything the person typed still in it."""
    try:
        deed()
    except NotAllowed as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refusal as refusal:
        form.add_error(None, str(refusal.message))
        return False
    return True
