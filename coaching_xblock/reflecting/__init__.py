"""What the reflection block does: its pages, and its handlers in groups of one concern each."""
