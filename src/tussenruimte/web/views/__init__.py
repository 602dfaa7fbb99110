"""The composed pages: one request in, what several rooms have to say out."""

from tussenruimte.web.views.home import home, my_desk, open_data
from tussenruimte.web.views.initiative import initiative
from tussenruimte.web.views.landscape import landscape
from tussenruimte.web.views.lenses import lens, lenses
from tussenruimte.web.views.methods import framework, frameworks, glossary, instruments, signposts, sources
from tussenruimte.web.views.statements import about, accessibility, privacy

__all__ = [
    "about",
    "accessibility",
    "framework",
    "frameworks",
    "glossary",
    "home",
    "initiative",
    "instruments",
    "landscape",
    "lens",
    "lenses",
    "my_desk",
    "open_data",
    "privacy",
    "signposts",
    "sources",
]
