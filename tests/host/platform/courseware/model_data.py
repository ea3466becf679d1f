"""The field path: fields are read ahead into a cache, and saved as read, merge, whole row, no lock."""

import json

from xblock.runtime import KeyValueStore

from ..models import StudentModule


class FieldDataCache:
    """Learner state of the blocks of one request."""

    def __init__(self, usages, user):
        self.user = user
        self.state = {}
        if user.is_authenticated:
            rows = StudentModule.objects.filter(student=user, module_state_key__in=usages)
            self.state = {row.module_state_key: json.loads(row.state) for row in rows if row.state}


class DjangoKeyValueStore(KeyValueStore):
    def __init__(self, field_data_cache):
        self._cache = field_data_cache

    def get(self, key):
        assert key.user_id == self._cache.user.id
        return self._cache.state[key.block_scope_id][key.field_name]

    def has(self, key):
        return key.field_name in self._cache.state.get(key.block_scope_id, {})

    def set(self, key, value):
        self.set_many({key: value})

    def set_many(self, update_dict):
        for key, value in update_dict.items():
            assert key.user_id == self._cache.user.id
            set_fields(self._cache.user, key.block_scope_id, {key.field_name: value})

    def delete(self, key):
        raise NotImplementedError


def set_fields(user, usage, fields, between=lambda: None):
    """What the platform's user state client does with fields to save. *between* runs before it writes."""
    row, created = StudentModule.objects.get_or_create(
        student=user,
        course_id=usage.context_key,
        module_state_key=usage,
        defaults={"state": json.dumps(fields), "module_type": usage.block_type},
    )
    if not created:
        state = json.loads(row.state) if row.state is not None else {}
        between()
        row.state = json.dumps({**state, **fields})
        row.save(force_update=True)


def set_score(user, usage, score, max_score):
    """How a grade gets into the row: the whole row is written here too."""
    row, created = StudentModule.objects.get_or_create(
        student_id=user.id,
        module_state_key=usage,
        course_id=usage.context_key,
        defaults={"grade": score, "max_grade": max_score, "module_type": usage.block_type},
    )
    if not created:
        row.grade, row.max_grade = score, max_score
        row.save()
