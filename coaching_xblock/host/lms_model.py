"""The platform's table of learner state, where it is installed."""

from __future__ import annotations

from typing import Any


def student_module() -> Any:
    """The platform's `StudentModule`, or None outside the platform."""
    try:
        from lms.djangoapps.courseware.models import StudentModule
    except (ImportError, RuntimeError):
        # RuntimeError: the model can be imported, but its app is not installed here.
        return None
    return StudentModule
