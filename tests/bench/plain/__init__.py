"""The plain script and the floor script, run as programs of their own, and what is derived for them."""
