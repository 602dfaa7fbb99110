"""Pictures of data: pure functions from facts to shapes, drawn as SVG by the components that carry their names.

A drawing never stands alone: its component writes the same facts as a list or a table beside it. Every drawing is made
for a width of 320, with letters of 15 or more, so that it can be read on the smallest phone and on paper.
"""

from tussenruimte.ui.drawings.area import AreaMap, Place, Spot
from tussenruimte.ui.drawings.bars import Bar, Bars
from tussenruimte.ui.drawings.lens import LensDrawing
from tussenruimte.ui.drawings.radar import Radar, Series
from tussenruimte.ui.drawings.rings import TwoRings
from tussenruimte.ui.drawings.shapes import Part
from tussenruimte.ui.drawings.triangle import Position, Triangle

__all__ = [
    "AreaMap",
    "Bar",
    "Bars",
    "LensDrawing",
    "Part",
    "Place",
    "Position",
    "Radar",
    "Series",
    "Spot",
    "Triangle",
    "TwoRings",
]
