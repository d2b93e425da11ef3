"""Member lists out of spreadsheets: columns matched, every row checked, nothing written before it is seen."""
