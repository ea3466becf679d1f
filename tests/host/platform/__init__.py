"""A stand-in for the platform: its tables, and saving, masquerade and staff tools that behave as its own.

Written from what the platform does, not from its code. Django loads it as an app labelled ``courseware``;
`modules.installed` makes it importable under the platform's names.
"""
