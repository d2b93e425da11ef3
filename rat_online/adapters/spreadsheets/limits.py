"""How much of a file is taken: enough for 50,000 members, too little to harm the server that reads it."""

LARGEST_FILE = 20 * 2**20
LARGEST_UNPACKED = 256 * 2**20
"""A zip archive of a few kilobytes can hold gigabytes; this is what a workbook may unpack to."""
MOST_ENTRIES = 2_000
MOST_COLUMNS = 256
MOST_ROWS = 200_000
"""Rows with anything in them; more than any list of `MOST_MEMBERS` with its titles and totals has."""
LONGEST_CELL = 2_000
