"""`ucvn event …`"""

from ucvn_desktop.cli.events import listing, making, papers, press, records
from ucvn_desktop.cli.events.group import event

for _command in (
    records.add,
    records.edit,
    records.show,
    listing.list_,
    listing.count,
    listing.kinds,
    records.remove,
    records.restore,
    press.press,
    papers.attach,
    papers.detach,
    papers.reattach,
    papers.extract,
    making.draft,
    making.album,
    making.backdrop,
    making.invite,
    making.qr,
):
    event.add_command(_command)

__all__ = ["event"]
