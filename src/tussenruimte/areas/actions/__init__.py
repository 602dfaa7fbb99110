"""The only writers of this room: each deed is one transaction and one entry in the journal."""

from tussenruimte.areas.actions.figures import ReadIn, keep_file, read_in, read_in_file
from tussenruimte.areas.actions.progress import keep_count, set_step
from tussenruimte.areas.actions.refusing import ChangedMeanwhile
from tussenruimte.areas.actions.strengths import Facts, add_asset, check_asset, edit_asset, remove_asset
from tussenruimte.areas.actions.ties import tie, untie

__all__ = [
    "ChangedMeanwhile",
    "Facts",
    "ReadIn",
    "add_asset",
    "check_asset",
    "edit_asset",
    "keep_count",
    "keep_file",
    "read_in",
    "read_in_file",
    "remove_asset",
    "set_step",
    "tie",
    "untie",
]
