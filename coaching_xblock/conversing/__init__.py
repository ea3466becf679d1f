"""The conversation between a learner and their coaches, for whatever a block lets them talk about."""
