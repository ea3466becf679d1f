"""XML in and out: instruments as authors and libraries write them."""
