"""Every code that a finding may carry, explained once, for `explain S103` and for the guide.

A code keeps its meaning for ever; a rule that is dropped leaves its number unused.

    S0xx  the file cannot be read          S2xx  one part names another that does not fit
    S1xx  a key or value has a wrong form  S3xx  it can be read, but does not play well
"""

from __future__ import annotations

from game.authoring.codes_form import FORM, Code
from game.authoring.codes_meaning import MEANING
from game.authoring.findings import nearest

CATALOGUE: dict[str, Code] = {row.code: row for row in (*FORM, *MEANING)}


def explain(code: str) -> str:
    """The text of `explain S103`; KeyError with a sentence when there is no such code."""
    row = CATALOGUE.get(code.strip().upper())
    if row is None:
        near = nearest(code.strip().upper(), CATALOGUE)
        raise KeyError(f"there is no code {code!r}" + (f"; did you mean {near}?" if near else ""))
    wrong = "\n".join(f"    {line}" for line in row.wrong.expandtabs(4).splitlines())
    right = "\n".join(f"    {line}" for line in row.right.splitlines())
    return f"{row.code}: {row.title}\n\n{row.explanation}\n\nwrong:\n\n{wrong}\n\nright:\n\n{right}\n"
