"""Work that runs by itself, once a day. Running it twice does nothing twice."""

from datetime import datetime, timedelta

from tussenruimte.areas.models import FiguresFile

FILES_ARE_KEPT = timedelta(hours=24)


def forget_uploads(now: datetime) -> int:
    """Throws away files that are older than a day; gives how many."""
    return FiguresFile.objects.filter(kept_at__lt=now - FILES_ARE_KEPT).delete()[0]
