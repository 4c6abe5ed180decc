"""One file a screen; a button's handler returns the next one."""
