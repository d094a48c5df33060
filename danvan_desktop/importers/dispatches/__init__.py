"""Reading an incoming document: its text in, a proposal for the register out. Rules and a small model of the layout."""
