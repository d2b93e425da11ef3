"""Words: numbers, money, thresholds, dates and arithmetic as people read them, in Indonesian and English."""
