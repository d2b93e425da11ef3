"""The rules of a members' meeting: pure, without clock, randomness, storage or framework."""
