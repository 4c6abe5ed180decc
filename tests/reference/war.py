"""From the donors' money to the answer of the alliance: aid, pressure, strikes, battle, people."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from reference.book import Book, triangular, uniform
from reference.game import Game, above, allocate, amount, clip, doing, held_value, keep_in_range, read, sealed, write
from reference.legality import COALITION, in_contact, patience


def overrule(book: Book, game: Game) -> None:
    """Members that a coalition did not ask turn away, by how far its boldest act goes beyond what they bear."""
    if book.members == 0 or book.patron < 0:
        return
    boldest = -inf
    for side, _, row, _ in sealed(book, game):
        if side == book.patron and book.consent[row] == COALITION:
            boldest = max(boldest, book.level[row])
    for member in range(book.members):
        over = max(boldest - patience(book, game, member)[0], 0.0)
        game.will[member] -= min(book.numbers.alliance.overruled * over, game.will[member])


def fill_funds(book: Book, game: Game) -> None:
    """Donors give for the coming turn, and more after a pledge."""
    pledge = 1.0 + book.numbers.aid.pledge * min(amount(book, game, "pledge"), 1.0)
    allocate(book, game, min(game.turn + 1, book.turns - 1), pledge)


def draw_from_pools(book: Book, game: Game) -> None:
    """Each order takes what it asks for from its stock, or what is left."""
    for side, slot, row, _ in sealed(book, game):
        game.drawn[side][slot] = 1.0
        if book.pool_track[row] >= 0:
            stock = read(book, game, book.pool_track[row])
            taken = min(book.draws[row], max(stock, 0.0))
            write(book, game, book.pool_track[row], stock - taken)
            game.drawn[side][slot] = taken


def send(book: Book, game: Game) -> None:
    """What was ordered goes on its way, with its lead time and its size."""
    place = game.turn % book.turns_on_the_way
    game.sent[place] = [row for side in game.orders for row in side]
    game.sent_lead[place] = [book.lead[row] for side in game.orders for row in side]
    game.sent_amount[place] = [drawn for side in game.drawn for drawn in side]


def apply(book: Book, game: Game, orders: list[tuple[int, float]], table: list[list[tuple[int, float]]]) -> None:
    """The n-th effect of each order, for n = 1, 2, 3 ...: what the table says times the size of the order."""
    longest = max([len(table[row]) for row, _ in orders], default=0)
    for n in range(longest):
        for row, size in orders:
            if n < len(table[row]) and table[row][n][1] != 0.0:
                track, change = table[row][n]
                write(book, game, track, read(book, game, track) + change * size)


def act_at_once(book: Book, game: Game) -> None:
    """The effects that orders have in the turn in which they are given."""
    apply(book, game, [(row, drawn) for _, _, row, drawn in sealed(book, game)], book.now)


def arrive(book: Book, game: Game) -> None:
    """What was sent as many turns ago as it needs arrives; arms and money are worth what can be absorbed."""
    numbers = book.numbers.aid
    worth = 1.0
    if book.defender >= 0:
        skill = (
            numbers.raw_worth
            + (numbers.interoperability_worth * game.interoperability + numbers.reform_worth * game.reform) / 100.0
        )
        supply = game.supply[book.defender] + numbers.supply_least
        worth = skill * (supply / (supply + numbers.supply_half)) * 2.0
    for age in range(min(book.turns_on_the_way, game.turn + 1)):
        place = (game.turn - age) % book.turns_on_the_way
        due = []
        for spot, row in enumerate(game.sent[place]):
            if game.sent_lead[place][spot] != age:
                continue
            arms = book.pool_track[row] == book.places["military_fund"]
            if arms and amount(book, game, "strike_hub") > 0.0 and age + 1 < book.turns_on_the_way:
                game.sent_lead[place][spot] += 1
                continue
            due.append((row, game.sent_amount[place][spot], worth if book.absorbed[row] else 1.0))
        apply(book, game, [(row, size * value) for row, size, value in due], book.later)
        give_back(book, game, due)
    keep_in_range(book, game)


def give_back(book: Book, game: Game, sent: list[tuple[int, float, float]]) -> None:
    """Equipment beyond what an army can use is not sent, and the fund that paid for it has its part of the price again.

    `sent` has the order, its size and the worth of what it delivers.
    """
    for row, size, worth in sent:
        goods = [(track, change) for track, change in book.later[row] if change != 0.0]
        for track, change in goods:
            if book.pool_track[row] < 0 or change <= 0.0 or book.track_of[track][0] != "kit":
                continue
            there, points = read(book, game, track), change * worth
            surplus = min(there - book.high[track], size * points)
            if surplus > 0.0:
                write(book, game, track, there - surplus)
                fund = book.pool_track[row]
                write(book, game, fund, read(book, game, fund) + surplus / points / float(len(goods)))


def coerce(book: Book, game: Game) -> None:
    """Sabotage strains households; disinformation, threats and provocations work on the members; resilience shields.

    Disinformation hits all and the weakest more; threats hit the cautious, less when they are used to them; after a
    provocation the bold close ranks and the cautious waver.
    """
    if book.members == 0:
        return
    numbers = book.numbers.coercion
    shield = 1.0 - numbers.resilience_shield * game.resilience / 100.0
    game.strain += numbers.sabotage_strain * amount(book, game, "sabotage") * shield
    wedge = amount(book, game, "wedge") * shield
    threat = amount(book, game, "threaten")
    fresh = 1.0 - game.numbness / 100.0
    provoked = 0.0
    for host in range(book.hosts):
        here = 0.0
        for target, size in doing(book, game, "provoke_flank"):
            if target == host:
                here += size
        provoked += here
    for member in range(book.members):
        game.will[member] -= numbers.wedge_all * wedge
    weakest = min(game.will)
    for member in range(book.members):
        caution = book.member_caution[member]
        if game.will[member] == weakest:
            game.will[member] -= numbers.wedge_weakest * wedge
        game.will[member] -= numbers.threat_cost * caution * threat * fresh * shield
        game.will[member] += provoked * (numbers.provoke_bold * (1.0 - caution) - numbers.provoke_cautious * caution)
        game.will[member] = clip(game.will[member], 0.0, 100.0)
    game.numbness += numbers.numbing * min(threat, numbers.threats_most) - numbers.numbness_decay * game.numbness


def kit_worth(book: Book, game: Game, weights: list[float]) -> float:
    """Kinds of kit together, each worth less the more there is of it: half of its weight at its half amount."""
    total = 0.0
    for kind in range(book.kits):
        total += weights[kind] * (game.kit[kind] / (game.kit[kind] + book.kit_half[kind]))
    return total


def intercept(book: Book, game: Game) -> float:
    """The share of the challenger's missiles that air defence stops. Interceptors that are fired are gone."""
    numbers = book.numbers.strikes
    fired = 0.0
    for side, _, row, drawn in sealed(book, game):
        strikes = book.verbs["strike_infrastructure"][row] > 0.0 or book.verbs["strike_supply"][row] > 0.0
        if side == book.challenger and strikes:
            fired += drawn
    total = kit_worth(book, game, book.kit_air_shield)
    fair = min(total, numbers.best_shield) / (total if total > 0.0 else 1.0)
    stopped = 0.0
    for kind in range(book.kits):
        there = game.kit[kind]
        share = book.kit_air_shield[kind] * (there / (there + book.kit_half[kind])) * fair
        need = numbers.interceptors * fired * share
        stopped += share * (there / need if need > there else 1.0)
        game.kit[kind] -= min(need, there)
    return stopped


def strike(book: Book, game: Game) -> None:
    """Strikes behind the lines, all from the strengths before any of them."""
    if book.defender < 0 or book.challenger < 0:
        return
    numbers, defender, challenger = book.numbers.strikes, book.defender, book.challenger
    reach = kit_worth(book, game, book.kit_supply_strike)
    depth = kit_worth(book, game, book.kit_deep_strike)
    through = 1.0 - intercept(book, game)
    sight = above(numbers.blind_reach, game.intelligence[defender])
    salvo = amount(book, game, "strike_infrastructure", challenger)
    damage = numbers.infrastructure_damage * salvo * through * (game.infrastructure / 100.0)
    cut = numbers.interdiction * amount(book, game, "strike_supply", challenger) * through
    raid = (numbers.supply_base + numbers.supply_reach * reach) * sight * amount(book, game, "strike_supply", defender)
    deep = amount(book, game, "strike_deep", defender)
    deep = deep * (numbers.deep_own * depth + numbers.deep_granted * reach * game.permission)

    # at home in the defender's country
    game.infrastructure -= min(damage, game.infrastructure)
    game.harm += numbers.harm_per_damage * damage
    game.displaced += min(numbers.displaced_per_damage * damage, numbers.displaced_most)
    game.support[defender] -= numbers.fatigue_per_damage * damage
    for member in range(book.members):
        game.will[member] += numbers.outrage_per_damage * damage
    # behind both lines
    game.supply[defender] -= min(cut, game.supply[defender])
    game.supply[challenger] -= min(raid, game.supply[challenger])
    # in the challenger's country
    game.economy[challenger] -= min(numbers.deep_economy * deep, game.economy[challenger])
    game.missiles[challenger] -= min(numbers.deep_missiles * deep, game.missiles[challenger])
    game.supply[challenger] -= min(numbers.deep_supply * deep, game.supply[challenger])
    game.support[challenger] -= min(numbers.deep_support * deep, game.support[challenger])


@dataclass
class Offensive:
    """One offensive: where, how big, at what odds, and the share of the region that it takes."""

    region: int
    effort: float
    ratio: float
    gain: float


def base_strength(book: Book, game: Game, side: int) -> float:
    """Soldiers x quality x morale x supply x ammunition."""
    numbers = book.numbers.battle
    quality = above(numbers.quality_floor, game.quality[side])
    morale = above(numbers.morale_floor, game.support[side])
    supply = above(numbers.supply_floor, game.supply[side])
    shells = above(numbers.shells_floor, game.ammunition[side])
    return game.army[side] * quality * morale * supply * shells


def strengths(book: Book, game: Game) -> tuple[float, float, float, float]:
    """The defender's strength in defence and attack, the challenger's in defence and attack.

    Kit multiplies the defender's; heavy kit only as far as supply and common standards carry it. Long-range strikes on
    headquarters and depots hamper the challenger.
    """
    numbers = book.numbers.battle
    ours, theirs = base_strength(book, game, book.defender), base_strength(book, game, book.challenger)
    heavy = 0.0
    for kind in range(book.kits):
        heavy += book.kit_heavy[kind] * game.kit[kind]
    carried = game.supply[book.defender] + numbers.carried_standards * game.interoperability + numbers.carried_least
    carried = carried / (numbers.carried_need + numbers.carried_kit * heavy)
    carried = min(carried, 1.0)
    in_defence, in_attack = 0.0, 0.0
    for kind in range(book.kits):
        worth = game.kit[kind] / (game.kit[kind] + book.kit_half[kind])
        worth *= carried if book.kit_heavy[kind] > 0.0 else 1.0
        in_defence += book.kit_defence[kind] * worth
        in_attack += book.kit_attack[kind] * worth
    sight = above(book.numbers.strikes.blind_reach, game.intelligence[book.defender])
    hampered = 1.0 - numbers.supply_hampered * kit_worth(book, game, book.kit_supply_strike) * sight
    return (
        ours * (numbers.defence_bare + in_defence),
        ours * (numbers.attack_bare + in_attack),
        theirs * hampered,
        theirs * hampered * numbers.challenger_attack,
    )


def fight(book: Book, game: Game) -> None:
    """Offensives of both sides at once, withdrawals, losses, digging in."""
    game.shift = 0.0
    if book.regions == 0:
        game.stillness += 1.0
        return
    challenger, defender = book.challenger, book.defender
    hold, push, their_hold, their_push = strengths(book, game)
    theirs = offensives(book, game, challenger, 1, their_push, hold, game.defences)
    ours = offensives(book, game, defender, 2, push, their_hold, game.entrenchment)
    old = list(game.control)
    for region in range(book.regions):
        forward, back = 0.0, 0.0
        for attack in theirs:
            forward += attack.gain if attack.region == region else 0.0
        for attack in ours:
            back += attack.gain if attack.region == region else 0.0
        game.control[region] += min(forward, 1.0 - old[region])
        game.control[region] -= min(back, old[region])
        game.control[region] -= min(given_up(book, game, challenger, region), game.control[region])
        game.control[region] += min(given_up(book, game, defender, region), 1.0 - game.control[region])
    count_losses(book, game, theirs, challenger, defender)
    count_losses(book, game, ours, defender, challenger)
    wear_down(book, game)
    dig_in(book, game, old)
    settle_the_line(book, game)


def given_up(book: Book, game: Game, side: int, region: int) -> float:
    """The share of a region that a side gives up in order."""
    share = 0.0
    for target, asked in doing(book, game, "withdraw", side):
        share += book.numbers.battle.withdrawal * asked if target == region else 0.0
    return share


def offensives(
    book: Book, game: Game, side: int, whose: int, push: float, line: float, works: list[float]
) -> list[Offensive]:
    """A side's offensives in its slots' order. Mass that is split is weaker everywhere; luck is one for the whole army.

    Ground grows with the fourth power of the ratio: villages below parity, a breakthrough far above it.
    """
    numbers = book.numbers.battle
    entries = [entry for entry in doing(book, game, "attack", side) if in_contact(book, game, whose, entry[0])]
    spread = 2.0 / (1.0 + len(entries))
    luck = triangular(game.seed, game.turn, "luck of the offensives", side)
    found = []
    for region, effort in entries:
        meets = numbers.screen * (line + 1.0) * book.terrain[region] * (1.0 + works[region] / numbers.works_half)
        ratio = effort * spread * numbers.attack_mass * push / meets
        tilted = ratio * (1.0 + numbers.luck * luck)
        fourth, half = (tilted * tilted) * (tilted * tilted), numbers.pace_half * numbers.pace_half
        ground = numbers.pace * fourth / (fourth + half * half)
        found.append(Offensive(region, effort, ratio, ground / book.region_area[region]))
    return found


def count_losses(book: Book, game: Game, attacks: list[Offensive], attacker: int, other: int) -> None:
    """Attackers lose more the worse their odds; defenders lose too, more when they are overpowered."""
    numbers = book.numbers.battle
    share = numbers.committed / max(float(len(attacks)), 1.0)
    lost, cost = 0.0, 0.0
    for attack in attacks:
        lost += share * (attack.effort * numbers.attacker_losses / (numbers.attacker_odds + attack.ratio))
        cost += share * (numbers.defender_losses * (numbers.defender_odds + min(attack.ratio, numbers.odds_most)))
    fall(book, game, attacker, min(lost, numbers.losses_most))
    fall(book, game, other, min(cost, numbers.losses_most))
    shells = numbers.shells_attack * min(float(len(attacks)), numbers.fronts_most)
    game.ammunition[attacker] -= min(shells, game.ammunition[attacker])


def fall(book: Book, game: Game, side: int, share: float) -> None:
    """A share of an army falls, and experience with it."""
    lost = game.army[side] * share
    game.army[side] -= lost
    game.fallen[side] += lost
    game.quality[side] -= min(book.numbers.battle.quality_lost * share, game.quality[side])


def wear_down(book: Book, game: Game) -> None:
    """The line costs people, shells and civilians even without attacks; the more, the more regions are contested."""
    numbers = book.numbers.battle
    line = 0.0
    for region in range(book.regions):
        line += game.control[region] * (1.0 - game.control[region])
    busy = line / (line + numbers.line_half)
    for side in (book.challenger, book.defender):
        fall(book, game, side, numbers.attrition * busy)
        game.ammunition[side] -= min(numbers.shells_line * busy, game.ammunition[side])
    game.harm += numbers.harm_line * busy


def dig_in(book: Book, game: Game, old: list[float]) -> None:
    """Where a line stands both dig in, faster by order; works decay, and a line that moves leaves them behind."""
    numbers = book.numbers.battle
    ours = numbers.dig + numbers.fortify * amount(book, game, "fortify", book.defender)
    theirs = numbers.dig + numbers.fortify * amount(book, game, "fortify", book.challenger)
    for region in range(book.regions):
        control = game.control[region]
        left = 1.0 - min(abs(control - old[region]) * numbers.works_lost, 1.0)
        left *= 1.0 - numbers.works_decay
        if numbers.foothold < control < 1.0 - numbers.foothold:
            game.defences[region] += ours
            game.entrenchment[region] += theirs
        game.defences[region] *= left
        game.entrenchment[region] *= left


def settle_the_line(book: Book, game: Game) -> None:
    """How much the defender holds now, how much that changed, and for how long it has hardly changed."""
    before = game.territory
    game.territory = held_value(book, game)
    game.shift = game.territory - before
    game.momentum += book.numbers.battle.memory * (game.shift - game.momentum)
    game.stillness = 0.0 if abs(game.shift) > book.numbers.battle.still else game.stillness + 1.0


def shelter(book: Book, game: Game) -> None:
    """Lost ground drives people out, a moving front harms them, and some return where there is power."""
    if book.defender < 0:
        return
    numbers = book.numbers.civilians
    game.displaced += numbers.displaced_per_territory * max(-game.shift, 0.0)
    game.harm += numbers.harm_per_territory * abs(game.shift)
    home = numbers.returning * (game.infrastructure / 100.0) * game.displaced
    game.displaced -= min(home, game.displaced)


def answer_attack(book: Book, game: Game) -> None:
    """An attack on a host country: all come, and it is a theatre war; or nobody does, and the promise is hollow.

    The chance is steep in credibility and unity; soldiers on the spot add little.
    """
    numbers = book.numbers.alliance
    for host in sorted({target for target, _ in doing(book, game, "flank_attack")}):
        trust = numbers.bond_credibility
        bond = trust * game.credibility[book.patron] + (1.0 - trust) * game.support[book.patron]
        chance = numbers.article5_base + numbers.article5_slope * bond / 100.0
        chance = chance + numbers.tripwire * min(game.posture[host], 1.0)
        chance = clip(chance, numbers.article5_least, numbers.article5_most)
        if uniform(game.seed, game.turn, "article 5", host) < chance:
            game.floor = max(game.floor, float(book.theatre_rung))
        elif uniform(game.seed, game.turn, "grab", host) < repelled(book, game, host):
            game.floor = max(game.floor, float(book.war_rung))
        else:
            game.hollow = 1.0


def answer_strike(book: Book, game: Game) -> None:
    """Missiles on a hub in a member's country: shots in return, or a promise that is believed less."""
    if book.patron < 0 or amount(book, game, "strike_hub") <= 0.0:
        return
    numbers = book.numbers.alliance
    trust = numbers.bond_credibility
    bond = trust * game.credibility[book.patron] + (1.0 - trust) * game.support[book.patron]
    chance = numbers.article5_base + numbers.article5_slope * bond / 100.0
    chance = clip(chance, numbers.article5_least, numbers.article5_most)
    if uniform(game.seed, game.turn, "answer to a strike") < chance:
        game.floor = max(game.floor, float(book.war_rung))
    else:
        game.credibility[book.patron] -= min(numbers.unanswered, game.credibility[book.patron])


def repelled(book: Book, game: Game, host: int) -> float:
    """The chance that the soldiers on the spot and fast reinforcement throw a grab back."""
    numbers = book.numbers.alliance
    busy = numbers.tied_down if book.regions else 0.0
    quality = above(book.numbers.battle.quality_floor, game.quality[book.challenger])
    spare = max(game.army[book.challenger] - busy, 0.0) * quality
    defence = numbers.posture_weight * game.posture[host] + numbers.readiness_weight * game.readiness
    return defence / (defence + spare + 1.0)
