"""The toolkit: small widgets in logical units, each with an id, a role, a label and a place in the focus order."""
