"""Records and rules of the movement: standard library only, no input or output."""
