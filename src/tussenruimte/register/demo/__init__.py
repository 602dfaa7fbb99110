"""The demonstration: the 102 initiatives that the five source texts name, and what a visitor needs to try things out.

The facts are in `initiatives/*.yaml`, in our own words, each with its source. What a source does not say stays empty.
"""

from tussenruimte.register.demo.loading import load

__all__ = ["load"]
