"""When a person's account is retired, what they wrote goes."""

from __future__ import annotations

import logging
from typing import Any

from coaching_xblock.core import inbox, jotting, unsent
from coaching_xblock.core.vault import Vault
from coaching_xblock.core.words import Locked

from .record import RecordSlot, decode, held
from .seal import Seal
from .table import Table, table

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

    What coaches began to write to them and did not send goes too. Rows of others keep this person's id, in
    access logs and consents: an id without a name, which the platform keeps too; and what they sent or handed
    over as a coach, which is the learner's. An error is raised: the platform's retirement then stops here and
    is tried again.
    """
    rows, person = table(), str(user.pk)
    for id in rows.beside(person, f'"learner": "{person}"'):
        _forget(rows.model.objects.filter(pk=id), person)
    for id in rows.desks_around(person):
        _forget_hidden(rows, id, person)
    removed = rows.of_person(person).delete()[0]
    log.info("Retirement: %s coaching rows deleted", removed)


def _forget(rows: Any, learner: str) -> None:
    """Drop from a coach's row what was not sent to *learner*."""
    with held(rows) as row:
        stored = decode(row.state) if row is not None else None
        if stored and stored.get("drafts"):
            drafts = unsent.without(stored["drafts"], learner)
            RecordSlot(row, ("state", "modified")).write({**stored, "drafts": drafts})


def _forget_hidden(rows: Table, id: int, learner: str) -> None:
    """Drop from somebody's vault what they were writing about *learner*, and the lines about them."""
    found = rows.model.objects.filter(pk=id)
    first = found.first()
    if first is None or _without(rows, first, learner) is None:
        return
    with held(found) as row:
        changed = _without(rows, row, learner) if row is not None else None
        if changed is not None:
            RecordSlot(row, ("state", "modified")).write(changed)


def _without(rows: Table, row: Any, learner: str) -> dict[str, Any] | None:
    """What the row holds without what is about *learner* in its vault; None where there is nothing, or where
    it does not open."""
    stored, seal = decode(row.state), Seal(*rows.owner(row))
    leaf = seal.open((stored or {}).get("vault"))
    if not stored or isinstance(leaf, Locked):
        return None
    kept = Vault.load(leaf)
    own = inbox.without(jotting.without(kept.own, f"{learner} "), learner)
    return None if own == kept.own else {**stored, "vault": seal.close(kept.put("own", own).dump())}
