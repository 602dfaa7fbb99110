"""How accounts behave where allauth lets us choose."""

from allauth.account.adapter import DefaultAccountAdapter


class AccountAdapter(DefaultAccountAdapter):
    """Our choices for sign-in."""
