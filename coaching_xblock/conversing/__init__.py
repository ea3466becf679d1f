"""A conversation on any block: its handlers in groups of one concern each, and what they ask of the block."""
