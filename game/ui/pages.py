"""The rules of the game as short pages. What every number is stands in docs/rules.md; here is what a player needs."""

from __future__ import annotations

from game.texts.language import _


def pages() -> dict[str, tuple[str, str]]:
    """By id: the heading and the text of every page, in the order in which they are read. `**` makes bold."""
    return {
        "aim": (
            _("What it is about"),
            _(
                "One alliance helps a country that is attacked, and wants no direct war with a nuclear power. The "
                "attacker wants land, and wants the alliance to tire. **Every side scores for itself**; a side may "
                "win without another one losing, and a war between nuclear powers is nobody's victory.\n\nThere are "
                "two ways to deter. **Denial**: make an attack hopeless. **Punishment**: make it too dear. Both need "
                "three things: the means, the will to use them, and that the other side believes in that will."
            ),
        ),
        "turn": (
            _("A turn"),
            _(
                "**1. Choose.** Each side puts some orders into its tray. Whatever is in the tray can be taken "
                "back.\n\n**2. Seal.** Ending the turn seals the tray. Nobody sees the orders of another side before "
                "that.\n\n**3. Turn over.** All orders are turned over together and take effect in a fixed order: "
                "aid arrives, forces move, strikes, battle, economy, opinion.\n\n**4. Answer.** If one side went too "
                "far for another, a crisis follows."
            ),
        ),
        "orders": (
            _("Orders"),
            _(
                "A card shows what an order **costs** in capital, how many turns it **takes**, how much it "
                "**provokes**, and what it does. Capital is what a government can push through at once; some comes "
                "back every turn.\n\nArms and money come from your members. What is on its way keeps going, and can "
                "be lost on the way. An order that is not open says why not: point at it."
            ),
        ),
        "line": (
            _("Provocation and red lines"),
            _(
                "Every order has a level of **provocation**. Several at once provoke more than the strongest "
                "alone.\n\nEach leader has a **red line** that only it knows. You see a striped band: where your "
                "staff believes it to be. Crises and intelligence narrow the band.\n\nWhat goes unanswered becomes "
                "**normal**: the other side is used to it, and the line moves up. That is how small steps get past a "
                "line that a large one would cross. It works for both sides."
            ),
        ),
        "ladder": (
            _("The ladder and its firebreaks"),
            _(
                "The ladder shows how far the conflict has climbed. On its own it falls back by a rung a turn, if "
                "nobody climbs. The higher the rung, the greater the chance of an **accident** every turn.\n\nA "
                "broken line is a **firebreak**: shots between the two camps, war, the nuclear threshold. Beyond it "
                "other rules hold, and the way back is long. Try not to find out."
            ),
        ),
        "crisis": (
            _("A crisis"),
            _(
                "Two sides face each other, in up to three rounds: private protest, public demand, alert, brink. In "
                "every round each of them **stands firm**, **holds and offers a way out**, or **backs down**.\n\nIf "
                "both stand firm, shots may be exchanged **by mistake**. The chance is written on the screen, and it "
                "grows with every step.\n\nBacking down costs **support at home** and **credibility**: next to "
                "nothing while nobody knows of it, much when the world looks on. These are audience costs. They are "
                "also what makes a threat believable. If both hold, the crisis ends, and whoever went far "
                "takes it back."
            ),
        ),
        "alliance": (
            _("The alliance"),
            _(
                "Each member has a **will** from 0 to 100. It falls with costs, fear and quarrels, and rises with "
                "success and with being attacked. Some orders need everybody's consent, some a coalition of the "
                "willing. A member with little will objects, and costs you capital; one with less "
                "blocks.\n\nSoldiers in a member's country make it less likely that an attack on it stays without an "
                "answer."
            ),
        ),
        "fog": (
            _("What you do not know"),
            _(
                "Red lines, the resolve of the other side, how fast it gets used to what you do, the true state of its "
                "army, its money and its people's mood: you see estimates. "
                "The computers see no more than you do. They do not cheat.\n\n"
                "When the game is over the fog is lifted: you see what was true, beside what you believed."
            ),
        ),
        "end": (
            _("How it ends"),
            _(
                "After the last turn, or earlier: by a settlement, by a collapse, or by a war nobody wanted. Every "
                "side gets a score from 0 to 100 and one of five bands, with the reasons.\n\nThe model is a game's "
                "model. It leaves out what numbers cannot say, and it predicts nothing."
            ),
        ),
    }
