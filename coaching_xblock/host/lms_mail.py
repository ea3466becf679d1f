"""Mail to safeguarding persons: that something waits for them, and nothing of what it is."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import send_mass_mail
from django.utils.translation import gettext as _

log = logging.getLogger(__name__)

#: The notices that are for safeguarding persons. A learner gets no mail: others may read it.
KINDS = ("confided", "concern")


def send(people: Sequence[str], url: str) -> None:
    """Write to *people*, by id, that somebody waits for them at *url*.

    What goes wrong is logged, never raised: what was sent is stored, and their page shows it.
    """
    if not getattr(settings, "COACHING_MAIL", True):
        return
    root = str(getattr(settings, "LMS_ROOT_URL", "") or "").rstrip("/")
    text = _("Something waits for you as the safeguarding person of a course: {url}").format(url=root + url)
    users = get_user_model().objects.filter(pk__in=[each for each in people if each.isdecimal()])
    try:
        found = [each for each in users.values_list("email", flat=True) if each]
        subject = _("Something waits for you")
        send_mass_mail([(subject, text, None, [each]) for each in found])
        if not found:
            log.warning("No safeguarding person has an address to write to")
    except Exception:
        # Mail servers fail in many ways, and the handler's answer must not.
        log.warning("A safeguarding person could not be written to", exc_info=True)
