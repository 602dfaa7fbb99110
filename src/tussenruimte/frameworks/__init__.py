"""Methods as data: lenses, questionnaires, roles, instruments, routes, funding, signposts, glossary. Pure Python.

`catalogue()` gives everything, read once and frozen. Nothing here knows a database, a request or a clock.
"""

from tussenruimte.frameworks.catalogue import Catalogue, catalogue
from tussenruimte.frameworks.reading import FrameworkError

__all__ = ["Catalogue", "FrameworkError", "catalogue"]
