"""XML in and out: instruments and prompts as authors and libraries write them."""
