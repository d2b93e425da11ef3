"""What the use cases need from outside, as Protocols; `rat_online.adapters` implements them."""
