"""A learner talks to somebody other than their coach: all of it stays in the learner's own vault."""

from __future__ import annotations

from coaching_xblock.block import Answer, Data, asks
from coaching_xblock.conversing.vaults import Vaulted
from coaching_xblock.core import concern, confidence, jotting, limits, moment, request
from coaching_xblock.core.confidence import Confidence, Said
from coaching_xblock.core.errors import CoachingError, NotFound
from coaching_xblock.core.matter import TALK
from coaching_xblock.core.note import same
from coaching_xblock.core.people import Person, Viewer
from coaching_xblock.core.vault import Vault
from coaching_xblock.desking import matters
from coaching_xblock.desking.base import Desking


class Confiding(Vaulted, Desking):
    """Handlers of what coaches know nothing of. They publish no event, and complete nothing."""

    @asks("learner", "coach", "admin", "author")
    def draft_key(self, viewer: Viewer, data: Data) -> Answer:
        """Give the key of this person's local copies on this block to their own browser.

        Each page with a text field asks for it. The vault is stored anew then: that it was is no sign that
        somebody wrote anything.
        """
        self._stir(viewer)
        return self.key_for(viewer)

    @asks("learner")
    def confide(self, viewer: Viewer, data: Data) -> Answer:
        """Show what was said to and by the safeguarding persons, and a place to write."""
        if not self.guards() and not _anything(self.peek(viewer.id)):
            raise NotFound("no_guards")
        with self.unlocked(viewer.id) as box:
            box.talk(confidence.see)
            aware = len(concern.load(box.vault.concerns))
            box.put("talk", lambda talk: {**talk, "aware": aware})
        return self._confided(viewer)

    @asks("learner")
    def save_confided(self, viewer: Viewer, data: Data) -> Answer:
        """Store what the learner is writing, where nobody else finds even that they are."""
        text, revision = request.words(data, "text", limits.BODY_BYTES), request.count(data, "revision")
        return Answer(revision=self.jot(viewer.id, TALK, text, revision))

    @asks("learner")
    def send_confided(self, viewer: Viewer, data: Data) -> Answer:
        """Send what the form shows, which must be what is stored, to those whom the page named."""
        text, now = request.words(data, "text", limits.BODY_BYTES), moment.now()
        widen = request.text(data, "widen", default="") == "yes"
        shown = request.text(data, "guards", limits.BODY_BYTES).split()
        to = [each.id for each in self._require_guards() if each.id in shown]
        if not to:
            raise NotFound("guards_changed")
        with self.unlocked(viewer.id) as box:
            try:
                draft = jotting.sent(box.vault.own, TALK, text)
            except CoachingError:
                if not _said_last(confidence.of(box.vault.talk), viewer.id, text):
                    raise
            else:
                fresh = Said(draft.id, viewer.id, now, text, tuple(to))
                box.talk(lambda talk: confidence.confide(talk, fresh, widen=widen))
                box.put("own", lambda own: jotting.drop(own, TALK))
                self.host.after_commit(lambda: self.host.notify(to, "confided", {}))
        said = self.frame(viewer).voice.gettext("Sent.")
        return self._confided(viewer, at="last", announce=said)

    @asks("learner")
    def delete_confided(self, viewer: Viewer, data: Data) -> Answer:
        """Forget one message of the learner's own; a dated stub stays."""
        which = request.text(data, "message")
        with self.unlocked(viewer.id) as box:
            box.talk(lambda talk: confidence.delete(talk, which, viewer.id, moment.now()))
        said = self.frame(viewer).voice.gettext("Deleted.")
        return self._confided(viewer, at=which, announce=said)

    def _confided(self, viewer: Viewer, at: str = "", announce: str = "") -> Answer:
        return self.shown(viewer, matters.confided(self, self.frame(viewer), self.guards(), at=at), announce)

    def _require_guards(self) -> list[Person]:
        found = self.guards()
        if not found:
            raise NotFound("no_guards")
        return found

    def _stir(self, viewer: Viewer) -> None:
        if viewer.role == "author" or not self.host.settings(self).safeguarding:
            return
        try:
            with self.unlocked(viewer.id):
                pass
        except CoachingError:
            # A vault that does not open, or a busy site: the key is needed all the same.
            return


def _anything(kept: Vault) -> bool:
    """Is there anything that the learner may read there?"""
    told = concern.told_learner(concern.load(kept.concerns))
    return bool(confidence.of(kept.talk).said or told or jotting.find(kept.own, TALK).text)


def _said_last(talk: Confidence, learner: str, text: str) -> bool:
    """Is that the last that this learner sent? A receipt can be lost on its way."""
    mine = [each for each in talk.said if each.by == learner]
    return bool(mine) and not mine[-1].deleted and same(mine[-1].text, text)
