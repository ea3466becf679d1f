"""The Django app that LMS and Studio load as a plug-in: system checks, retirement and commands, no models."""

from __future__ import annotations

import logging
from typing import Any, ClassVar

from django.apps import AppConfig
from django.core.checks import Tags, register

log = logging.getLogger(__name__)


class CoachingConfig(AppConfig):
    """Found by the entry points ``lms.djangoapp`` and ``cms.djangoapp``."""

    name = "coaching_xblock"
    verbose_name = "Career coaching"
    #: The platform's plug-in machinery looks for this: we add no settings, addresses or signals by it.
    plugin_app: ClassVar[dict[str, Any]] = {}

    def ready(self) -> None:
        from . import checks

        register(checks.keys, Tags.security)
        register(checks.help_line)
        try:
            from openedx.core.djangoapps.user_api.accounts.signals import USER_RETIRE_LMS_MISC
        except ImportError:
            return
        USER_RETIRE_LMS_MISC.connect(_retire, dispatch_uid="coaching_xblock.retire")


def _retire(sender: Any, user: Any = None, **kwargs: Any) -> None:
    """Delete all that a retired person left in coaching blocks.

    Rows of others keep this person's id, in access logs and consents: an id without a name, which the
    platform keeps too. An error is raised: the platform's retirement then stops here and is tried again.
    """
    from .host.table import table

    removed = table().of_person(str(user.pk)).delete()[0] if user is not None else 0
    log.info("Retirement: %s coaching rows deleted", removed)
