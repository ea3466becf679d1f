"""What the desk does: its pages, and its handlers in groups of one concern each."""
