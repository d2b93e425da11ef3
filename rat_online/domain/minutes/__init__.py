"""Minutes: what the log of a meeting says, as a document that can be printed."""
