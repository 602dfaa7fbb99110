"""The tag `{% ui %}`: page components with a closed vocabulary."""

from django import template

register = template.Library()
