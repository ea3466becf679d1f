"""Where we run: the only package that knows the platform. Ask `of` for the host of a block."""

from __future__ import annotations

from .base import Block, Host


def of(block: Block) -> Host:
    """The host of *block*, chosen by the store that its runtime keeps learner state in.

    What can be imported decides nothing: Studio can import the LMS's models and must not write to them.
    """
    given = getattr(block.runtime, "coaching_host", None)
    if given is not None:
        return given  # type: ignore[no-any-return]
    from .choose import host_for

    return host_for(block)
