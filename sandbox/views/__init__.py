"""The pages of the sandbox and the addresses that blocks call."""
