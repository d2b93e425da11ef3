"""The media process: takes a broadcast in and gives it to whoever watches, apart from the votes."""
