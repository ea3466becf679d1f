"""When a person's account is retired, what they wrote goes."""

from __future__ import annotations

import logging
from typing import Any

from .table import table

log = logging.getLogger(__name__)


def connect() -> None:
    """Listen to the platform's retirement; outside the platform there is none."""
    try:
        from openedx.core.djangoapps.user_api.accounts.signals import USER_RETIRE_LMS_MISC
    except ImportError:
        return
    USER_RETIRE_LMS_MISC.connect(_retire, dispatch_uid="coaching_xblock.retire")


def _retire(sender: Any, user: Any = None, **kwargs: Any) -> None:
    """Delete all that *user* left in coaching blocks.

    Rows of others keep this person's id, in access logs and consents: an id without a name, which the
    platform keeps too. An error is raised: the platform's retirement then stops here and is tried again.
    """
    removed = table().of_person(str(user.pk)).delete()[0]
    log.info("Retirement: %s coaching rows deleted", removed)
