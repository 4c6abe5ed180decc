"""Codes S0xx and S1xx: the file cannot be read, or a key or value has a wrong form."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What one code means, with a wrong and a right example."""

    code: str
    title: str
    explanation: str
    wrong: str
    right: str


FORM = (
    Code(
        "S001",
        "The file cannot be opened",
        "There is no file of this name, it is a folder, or you may not read it.",
        "main.py check scenarios/winter",
        "main.py check scenarios/winter.yaml",
    ),
    Code(
        "S002",
        "The file is too large",
        "A scenario is text and numbers and stays below 1 MB (256 kB where YAML's fast reader is not installed). "
        "Pictures and long readings belong in files of their own.",
        "a file of 5 MB with a whole article under `readings`",
        "the title and the link of the article under `readings`",
    ),
    Code(
        "S003",
        "The file is not UTF-8",
        "UTF-8 is the encoding that holds every alphabet, Ukrainian and English in one file. Some editors still save in"
        " an older one; then letters with accents turn into signs that mean something else on another machine.",
        'saved as Windows-1252, UTF-16 or "Unicode"',
        "saved as UTF-8 (Save as, Encoding)",
    ),
    Code(
        "S004",
        "A character that cannot be seen",
        "Control characters, zero-width marks and marks that turn the direction of text round come with copied text. "
        "They make two different lines look alike, or steer the screen of whoever opens the file.",
        'title: "Winter \\x1b[31m"',
        'title: "Winter"',
    ),
    Code(
        "S005",
        "The file is empty",
        "There is nothing in it but blank lines and comments.",
        "# my scenario",
        "# my scenario\nformat: 1\ntitle: Winter",
    ),
    Code(
        "S006",
        "Nested too deeply",
        "Lists inside groups inside lists: a scenario needs about six levels and may have 32. More is a slip, "
        "or a file made to stop the program.",
        "targets: " + "[" * 33 + "]" * 33,
        "targets: [estonia, latvia]",
    ),
    Code(
        "S007",
        "Too many keys and values",
        "A file may hold 100,000 keys and values (50,000 where YAML's fast reader is not installed). The largest "
        "scenario shipped needs a small part of that.",
        "targets: [a, b, c, and 100,000 more]",
        "targets: [estonia, latvia]",
    ),
    Code(
        "S008",
        "A text is too long",
        "One value may have 20,000 characters and one key 200. If yours is not long, a closing quote or a colon is "
        "missing further up, so that the rest of the file became part of it.",
        'text: "It begins here and the closing quote is missing ... 20,000 characters"',
        'text: "It begins and ends here."',
    ),
    Code(
        "S009",
        "Something stands behind the end of the scenario",
        "A line of three dashes begins a second document, one of three dots ends the first. A file holds one scenario.",
        "title: Winter\n---\ntitle: Spring",
        "title: Winter",
    ),
    Code(
        "S010",
        "A value is named or repeated",
        "YAML can name a value with `&name` and repeat it with `*name`. A few lines of that can stand for millions of "
        "values, so it is refused. Write the value out where it is needed.",
        "cost: &usual 5\nprice: *usual",
        "cost: 5\nprice: 5",
    ),
    Code(
        "S011",
        "A group is merged into another",
        "`<<` copies keys out of sight. Write the lines out, or use `extends:` for a variant of a whole scenario.",
        "<<: {cost: 5}",
        "cost: 5",
    ),
    Code(
        "S012",
        "A value is given a type",
        "`!` tells the reader to make something else than text or a number out of the value. In other programs this "
        "has run code hidden in a file; here it is refused. Text that begins with `!` needs quotes.",
        "title: !!str Winter",
        "title: Winter",
    ),
    Code(
        "S013",
        "An instruction to the reader",
        "Lines that begin with `%` at the left edge speak to the YAML reader, not to the game.",
        "%YAML 1.1\n---\ntitle: Winter",
        "title: Winter",
    ),
    Code(
        "S014",
        "The file is not made of keys",
        "At the left edge stand keys such as `title:`, each with a colon and a space. This file is a list or one text.",
        "- title\n- sides",
        "title: Winter\nsides: {}",
    ),
    Code(
        "S015",
        "Too many findings",
        "After 200 findings the rest is not shown: usually one slip near the top caused most of them.",
        "a file in which every line is indented wrongly",
        "mend the first findings, then check again",
    ),
    Code(
        "S020",
        "A tab at the beginning of a line",
        "A tab looks like spaces, but is as wide as each editor pleases, so YAML does not take it for indentation. "
        "Most editors can be told to write spaces.",
        "calendar:\n\tturns: 12",
        "calendar:\n  turns: 12",
    ),
    Code(
        "S021",
        "A colon is missing",
        "A line reads `key: value`. The colon, or the space behind it, is missing, or nothing stands before it.",
        "title: Winter\nminutes 45\ndifficulty: easy",
        "title: Winter\nminutes: 45\ndifficulty: easy",
    ),
    Code(
        "S022",
        "Wrong indentation",
        "Lines of one group begin in the same column; what belongs to a key stands below it, two spaces further in.",
        "calendar:\n    start: 2022 Q1\n  turns: 12",
        "calendar:\n  start: 2022 Q1\n  turns: 12",
    ),
    Code(
        "S023",
        "Quotes are not closed",
        "Quotes that open must close. An apostrophe inside single quotes is written twice, or use double quotes.",
        "title: 'Winter\nminutes: 45",
        "title: 'Winter'\nminutes: 45",
    ),
    Code(
        "S024",
        "Brackets do not match",
        "Each `[` needs its `]`, each `{` its `}`, and commas part what stands between.",
        "targets: [estonia, latvia\nminutes: 45",
        "targets: [estonia, latvia]\nminutes: 45",
    ),
    Code(
        "S025",
        "Text begins with a reserved sign",
        "Text that begins with @, %, *, & or a backtick needs quotes, because YAML keeps these signs for itself.",
        "title: @home",
        'title: "@home"',
    ),
    Code(
        "S026",
        "An unknown escape",
        "In double quotes a backslash begins an escape such as \\n. Single quotes take a backslash as it is.",
        'text: "C:\\quotes"',
        "text: 'C:\\quotes'",
    ),
    Code(
        "S027",
        "Two colons in one line",
        "A colon and a space part a key from its value, so a text that holds them needs quotes.",
        "title: Winter: the first year",
        'title: "Winter: the first year"',
    ),
    Code(
        "S028",
        "A list item would be swallowed",
        "A `-` that is indented deeper than the one above goes on with the text above: YAML would read one item "
        "`Tallinn - Riga` here and say nothing.",
        "targets:\n- Tallinn\n - Riga",
        "targets:\n- Tallinn\n- Riga",
    ),
    Code(
        "S029",
        "The line cannot be read",
        "YAML found something that it cannot make sense of. Look for a quote, bracket or colon in this line and above.",
        "title: 'Winter' is coming",
        "title: Winter is coming",
    ),
    Code(
        "S101",
        "An unknown key",
        "Only the keys of the format may be used, so that a slip of the keyboard is found instead of being ignored. "
        "The finding names the nearest one, or the group that the key belongs to.",
        "titel: Winter",
        "title: Winter",
    ),
    Code(
        "S102",
        "A key is missing",
        "The game cannot do without this key. The fix shows an example of the line.",
        "minutes: 45",
        "title: Winter\nminutes: 45",
    ),
    Code(
        "S103",
        "The wrong kind of value",
        "A number stands where text is expected, text where a number is, and so on. `1_000`, `012`, `5 %`, `yes` and "
        "everything in quotes are text; numbers are plain digits, and a switch is `true` or `false`.",
        "title: Winter\nminutes: about an hour",
        "title: Winter\nminutes: 60",
    ),
    Code(
        "S104",
        "A number out of range",
        "The number lies outside the range in which the rules mean something.",
        "title: Winter\nminutes: 5000",
        "title: Winter\nminutes: 50",
    ),
    Code(
        "S105",
        "Too few or too many",
        "A list has too few or too many entries, or a text too few or too many characters.",
        "title: Winter\nsides: []",
        "title: Winter\nsides: [alliance]",
    ),
    Code(
        "S106",
        "Not one of the words allowed",
        "Some keys take one of a few words. The finding lists them and names the nearest.",
        "title: Winter\ndifficulty: eazy",
        "title: Winter\ndifficulty: easy",
    ),
    Code(
        "S107",
        "A wrong form",
        "The value has to be written in a certain way; an id, for example, is lower-case letters, digits and `_`.",
        "title: Winter\nid: Winter 2022",
        "title: Winter\nid: winter_2022",
    ),
    Code(
        "S108",
        "Values that do not go together",
        "Each value is allowed by itself, but not beside the others of its group. The finding says which rule.",
        "title: Winter\nlow: 60\nhigh: 40",
        "title: Winter\nlow: 40\nhigh: 60",
    ),
    Code(
        "S109",
        "A key stands twice",
        "Other readers keep the last one and say nothing, so that half of your work has no effect. Delete one.",
        "title: Winter\ntitle: Spring",
        "title: Winter",
    ),
    Code(
        "S110",
        "A key that is not text",
        "Before the colon stands a name. A number, `true` or `null` there needs quotes; a list cannot stand there.",
        "2022: The first year",
        '"2022": The first year',
    ),
    Code(
        "S111",
        "Not a number",
        "`.nan` and `.inf` pass every comparison or none, and spoil every number that they meet.",
        "minutes: .nan",
        "minutes: 45",
    ),
    Code(
        "S112",
        "A number with too many digits",
        "Beyond 15 digits a computer no longer holds a number exactly; such a number is a slip or a trap.",
        "minutes: 99999999999999999999",
        "minutes: 45",
    ),
    Code(
        "S113",
        "A key without a value",
        "Nothing stands behind the colon, or `null`. Write a value, or delete the line if the key may be left out.",
        "title:\nminutes: 45",
        "title: Winter\nminutes: 45",
    ),
)
