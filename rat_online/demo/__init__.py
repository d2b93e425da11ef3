"""`make demo`: an example cooperative, and simulated people who hold a whole RAT over the real socket."""
