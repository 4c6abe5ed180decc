"""Makes the assets of Firebreak from their sources. See README.md. Never run by the game or its tests."""
