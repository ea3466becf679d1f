"""The sandbox's tables."""
