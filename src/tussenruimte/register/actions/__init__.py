"""The only writers of the register: each deed is one transaction and one entry in the journal.

`by` is the person who does it. Where it may be None, the house itself acts: a source is read, or a scan whose teller
has no account; the caller answers for that.
"""

from tussenruimte.register.actions.confirmation import confirm_still_right, remind
from tussenruimte.register.actions.exchange import mark_met, post_need, post_offer, withdraw
from tussenruimte.register.actions.importing import Imported, import_file, import_rows, import_upload, keep_upload
from tussenruimte.register.actions.initiatives import (
    ChangedMeanwhile,
    Facts,
    edit_initiative,
    hide_initiative,
    list_initiative,
    register_initiative,
)
from tussenruimte.register.actions.kinship import link_offshoot, unlink_offshoot
from tussenruimte.register.actions.membership import (
    accept_invitation,
    add_member,
    change_mandate,
    end_membership,
    invite_member,
)
from tussenruimte.register.actions.organisations import register_organisation, set_desk
from tussenruimte.register.actions.ownership import claim, decide_claim
from tussenruimte.register.actions.readings import add_reading, set_view, withdraw_reading

__all__ = [
    "ChangedMeanwhile",
    "Facts",
    "Imported",
    "accept_invitation",
    "add_member",
    "add_reading",
    "change_mandate",
    "claim",
    "confirm_still_right",
    "decide_claim",
    "edit_initiative",
    "end_membership",
    "hide_initiative",
    "import_file",
    "import_rows",
    "import_upload",
    "invite_member",
    "keep_upload",
    "link_offshoot",
    "list_initiative",
    "mark_met",
    "post_need",
    "post_offer",
    "register_initiative",
    "register_organisation",
    "remind",
    "set_desk",
    "set_view",
    "unlink_offshoot",
    "withdraw",
    "withdraw_reading",
]
