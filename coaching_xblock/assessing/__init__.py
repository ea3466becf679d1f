"""The assessment block's handlers, by what somebody does, and the pages that they answer with."""
