"""The geometry of the board: tables, projection, layers, faces, export."""
