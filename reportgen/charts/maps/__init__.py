"""Maps: what every kind of map shares, from the window that is shown to the notes that must stand below it."""
