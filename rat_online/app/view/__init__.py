"""What each audience sees of a meeting: sections of plain JSON, replaced whole when they change."""
