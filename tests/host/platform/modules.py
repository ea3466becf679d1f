"""The stand-in under the platform's import names."""

import sys
from contextlib import contextmanager
from types import ModuleType, SimpleNamespace
from unittest.mock import patch

from django.dispatch import Signal

from . import models

USER_RETIRE_LMS_MISC = Signal()


class ItemNotFoundError(Exception):
    pass


class ModuleStore:
    """A course tree: ``{usage: [child, ...]}`` and the blocks by usage."""

    def __init__(self):
        self.tree = {}
        self.blocks = {}
        self.asked = []

    @contextmanager
    def bulk_operations(self, course):
        yield

    def get_items(self, course, qualifiers=None, include_orphans=True):
        if not self.tree:
            raise ItemNotFoundError(course)
        found = [usage for usage in self.blocks if usage.block_type == qualifiers["category"]]
        # In the order of a dictionary of the database, which is no order.
        found.sort(key=lambda usage: usage.block_id, reverse=True)
        return [self.blocks[u] for u in found if include_orphans or self.get_parent_location(u) is not None]

    def get_parent_location(self, usage):
        return next((parent for parent, children in self.tree.items() if usage in children), None)

    def get_item(self, usage):
        if usage not in self.tree and usage not in self.blocks:
            raise ItemNotFoundError(usage)
        facts = vars(self.blocks[usage]) if usage in self.blocks else {}
        return SimpleNamespace(**facts, children=self.tree.get(usage, []))

    def add(self, usage, title, **fields):
        ids = SimpleNamespace(usage_id=usage, block_type=usage.block_type)
        self.blocks[usage] = SimpleNamespace(scope_ids=ids, display_name=title, **fields)


def get_cohort(user, course_key, assign=True, use_cached=False):
    assert not assign, "asking for a cohort puts the person into one"
    return models.CourseUserGroup.objects.filter(
        users=user, course_id=course_key, group_type="cohort"
    ).first()


@contextmanager
def installed(store=None):
    """The platform, importable."""
    store = store or ModuleStore()
    contents = {
        "lms.djangoapps.courseware.models": {"StudentModule": models.StudentModule},
        "common.djangoapps.student.models": {
            "CourseEnrollment": models.CourseEnrollment,
            "CourseAccessRole": models.CourseAccessRole,
        },
        "openedx.core.djangoapps.course_groups.cohorts": {"get_cohort": get_cohort},
        "openedx.core.djangoapps.course_groups.models": {"CourseUserGroup": models.CourseUserGroup},
        "openedx.core.djangoapps.user_api.accounts.signals": {"USER_RETIRE_LMS_MISC": USER_RETIRE_LMS_MISC},
        "xmodule.modulestore.django": {"modulestore": lambda: store},
        "xmodule.modulestore.exceptions": {"ItemNotFoundError": ItemNotFoundError},
    }
    modules = {}
    for name, names in contents.items():
        modules[name] = ModuleType(name)
        vars(modules[name]).update(names)
    with patch.dict(sys.modules, modules):
        yield store
