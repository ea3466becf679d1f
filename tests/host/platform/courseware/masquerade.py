"""Masquerade: reads are the learner's, writes go to the staff member's session."""

from dataclasses import dataclass

from xblock.runtime import KeyValueStore


@dataclass
class CourseMasquerade:
    role: str = "student"
    user_name: str | None = None
    group_id: int | None = None


class MasqueradingKeyValueStore(KeyValueStore):
    def __init__(self, kvs, session):
        self.kvs = kvs
        self.session_data = session.setdefault("masquerade_data", {})

    def get(self, key):
        return self.session_data.get(repr(tuple(key))) or self.kvs.get(key)

    def has(self, key):
        return repr(tuple(key)) in self.session_data or self.kvs.has(key)

    def set(self, key, value):
        self.session_data[repr(tuple(key))] = value

    def delete(self, key):
        raise NotImplementedError
