"""The Django app that LMS and Studio load as a plug-in: system checks, retirement and commands, no models."""

from __future__ import annotations

from typing import Any, ClassVar

from django.apps import AppConfig
from django.core.checks import Tags, register


class CoachingConfig(AppConfig):
    """Found by the entry points ``lms.djangoapp`` and ``cms.djangoapp``."""

    name = "coaching_xblock"
    verbose_name = "Career coaching"
    #: The platform's plug-in machinery looks for this: we add no settings, addresses or signals by it.
    plugin_app: ClassVar[dict[str, Any]] = {}

    def ready(self) -> None:
        from .host import checks, lms_retirement

        register(checks.sealing, Tags.security)
        register(checks.help_line)
        lms_retirement.connect()
