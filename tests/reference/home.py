"""From the factories to the judgement: economies, support, will, tension, the ladder, beliefs, and the end."""

from __future__ import annotations

from reference.book import Book, triangular, uniform
from reference.crisis import line
from reference.game import RUNNING, Game, above, amount, clip, read, sealed, weighted_will, write

ALIVE = 1e-6  # the least that is left of any hypothesis
ABOVE = 0  # relation of a condition


def produce(book: Book, game: Game) -> None:
    """Factories make shells, missiles and drones; supply and quality recover; the grid is repaired."""
    numbers = book.numbers.economy
    for side in book.fighters:
        works = game.industry[side] * above(numbers.works_floor, game.economy[side])
        game.ammunition[side] += numbers.shells_per_industry * works
        game.missiles[side] += numbers.missiles_per_industry * works
        power = above(numbers.supply_dark, game.infrastructure) if side == book.defender else 1.0
        level = book.supply_level[side] * power
        game.supply[side] += numbers.supply_recovery * (level - game.supply[side])
        game.quality[side] += numbers.quality_recovery * (book.quality_level[side] - game.quality[side])
    for kind in range(book.kits):
        if book.defender >= 0:
            game.kit[kind] += book.kit_own[kind] * game.industry[book.defender]
    game.infrastructure += numbers.repair * (100.0 - game.infrastructure)


def balance(book: Book, game: Game) -> None:
    """Sanctions, war and deficits drag economies, which come back towards what they can carry; sanctions are evaded."""
    numbers = book.numbers.economy
    if book.challenger >= 0:
        economy = game.economy[book.challenger] - numbers.sanctions_bite * game.sanctions / 100.0
        economy += numbers.recovery * (book.economy_level[book.challenger] - economy)
        game.economy[book.challenger] = economy
        game.sanctions *= 1.0 - numbers.evasion
    if book.defender >= 0:
        economy = game.economy[book.defender]
        economy -= numbers.war_drag * (1.0 - game.infrastructure / 100.0) + numbers.deficit
        economy += numbers.recovery * (book.economy_level[book.defender] - economy)
        game.economy[book.defender] = max(economy, 0.0)


def move_support(book: Book, game: Game) -> None:
    """Support at home follows ground, hardship and grief, and returns to a robust level."""
    numbers = book.numbers.economy
    for side in book.fighters:
        ground = game.shift if side == book.defender else -game.shift
        support = game.support[side]
        support += numbers.ground_gained * max(ground, 0.0) - numbers.ground_lost * max(-ground, 0.0)
        support -= numbers.hardship * max(numbers.hardship_below - game.economy[side], 0.0)
        support -= numbers.grief * game.fallen[side] / (game.fallen[side] + game.army[side] + 1.0)
        support += numbers.support_recovery * (book.support_level[side] - support)
        game.support[side] = clip(support, 0.0, 100.0)


def wear(book: Book, game: Game) -> None:
    """Equipment wears out; common standards are lost, and sources of intelligence dry up."""
    for kind in range(book.kits):
        game.kit[kind] *= 1.0 - book.kit_wear[kind]
    game.interoperability *= 1.0 - book.numbers.aid.interoperability_decay
    for side in book.all_sides:
        game.intelligence[side] *= 1.0 - book.numbers.aid.intelligence_decay


def move_will(book: Book, game: Game) -> None:
    """Will follows success, wears with time, strain, fear and sanctions, and returns to each member's own level."""
    numbers = book.numbers.alliance
    fear = numbers.fear * max(game.rung - numbers.fear_above, 0.0)
    fear += numbers.dread * max(game.tension - numbers.dread_above, 0.0) / 10.0
    fear += numbers.brink * max(game.heat - 1.0, 0.0)
    common = numbers.success * game.shift - numbers.weariness - numbers.strain_cost * game.strain / 100.0
    for member in range(book.members):
        will = game.will[member]
        back = numbers.recovery * (book.member_will[member] - will)
        will += common - fear * book.member_caution[member] + back
        will -= numbers.exposure_cost * book.member_exposure[member] * (game.sanctions / 100.0)
        game.will[member] = clip(will, 0.0, 100.0)


def reinforce(book: Book, game: Game) -> None:
    """Readiness, protection and strain fade; credibility returns to calm, and a public reassurance adds to it."""
    if book.patron < 0:
        return
    numbers = book.numbers.alliance
    game.readiness *= 1.0 - numbers.readiness_decay
    game.resilience *= 1.0 - numbers.resilience_decay
    game.strain *= 1.0 - numbers.strain_decay
    trust = game.credibility[book.patron]
    earned = numbers.trust_base + numbers.trust_readiness * game.readiness / 100.0
    trust += numbers.trust_recovery * (earned - trust)
    trust += numbers.reassurance * min(amount(book, game, "reassure"), 1.0) * (1.0 - trust / 100.0)
    game.credibility[book.patron] = trust


def move_tension(book: Book, game: Game) -> None:
    """Tension follows what the bolder camp did and red lines crossed, and returns; alert and channels fade."""
    numbers = book.numbers.escalation
    used = max(game.carried_out[0], game.carried_out[1])
    tension = game.tension + numbers.tension_from_acts * max(used - numbers.quiet_level, 0.0)
    for side in book.leaders:
        tension += numbers.tension_from_crossing * game.severity[side]
    tension += numbers.tension_recovery * (numbers.tension_level - tension)
    game.tension = clip(tension, 0.0, 100.0)
    for side in book.all_sides:
        game.alert[side] *= 1.0 - numbers.alert_decay
        game.grievance[side] *= 1.0 - numbers.grievance_decay
    game.hotline *= 1.0 - numbers.hotline_decay


def climb_ladder(book: Book, game: Game) -> None:
    """Acts, and what is still in force, set the least rung; without them the conflict comes down by one, from the war
    firebreak up only by chance.

    Then there is a chance of one inadvertent step up.
    """
    numbers = book.numbers.escalation
    acts = 0.0
    for _, _, row, drawn in sealed(book, game):
        if drawn / book.asked[row] >= numbers.least_done:
            acts = max(acts, book.rung[row])
    for rung, track, least in book.rung_while:
        acts = max(acts, rung if read(book, game, track) >= least else 0.0)
    channel = game.hotline / 100.0
    chance = numbers.step_down + numbers.step_down_channel * channel
    may_fall = game.rung < book.war_rung or uniform(game.seed, game.turn, "step down") < chance
    rung = max(game.rung - 1.0 if may_fall else game.rung, acts, book.least_rung)
    alert = max(game.alert[book.leaders[0]], game.alert[book.leaders[-1]]) / 100.0
    hazard = book.hazard[int(rung)] * (numbers.slip_base + game.tension / 100.0)
    hazard = hazard * (1.0 + numbers.slip_alert * alert) * (1.0 - numbers.slip_channel * channel)
    if uniform(game.seed, game.turn, "inadvertent step") < hazard:
        rung = min(rung + 1.0, float(book.top_rung))
    game.rung = max(rung, game.floor)
    game.rung_max = max(game.rung_max, int(game.rung))


def live_beyond_a_firebreak(book: Book, game: Game) -> None:
    """A rung changes what every turn brings while the conflict stands on it."""
    for rung, effects in book.rung_effects:
        if game.rung == rung:
            for track, change in effects:
                write(book, game, track, read(book, game, track) + change)


def learn(book: Book, game: Game) -> None:
    """What each camp believes of the other's leader moves by Bayes' rule, once a turn."""
    if len(book.leaders) < 2:
        return
    first, second = book.leaders
    for side, observer in ((first, second), (second, first)):
        learn_from_acts(book, game, side)
        learn_from_reports(book, game, side, observer)
        learn_resolve(book, game, side)


def learn_from_acts(book: Book, game: Game, side: int) -> None:
    """A protest makes a low tolerance and a slow habit likelier, silence after an act the opposite.

    Whoever learns does not know what the leader is used to: it reckons with several rates, each of which would have led
    to another level. It weighs tolerances at what it believes of the rates, and rates at what it believes of tolerance.
    """
    acts, threshold = game.provocation[1 - book.camp[side]], book.numbers.crisis.threshold
    row, rated = book.hidden_row(side, "tolerance"), side in book.rated
    levels = game.habits[book.rated.index(side)] if rated else [game.habituation[side]]
    if acts <= min(levels):
        return
    tolerance, shares_of_rates = game.belief[row], [1.0]
    if rated:
        tolerance = faded(tolerance, book.numbers.belief.doubt)
        rate = faded(game.belief[book.hidden_row(side, "habituation_rate")], book.numbers.belief.doubt)
        shares_of_rates = by_rate(book, rate)
    weak = book.red_lines[side]
    noise = book.numbers.escalation.noise * weak.imprecise

    def protest(normal: float, value: float) -> float:
        if acts <= normal:
            return 0.0
        margin = line(book, side, normal, value * game.patience[side]) + (threshold - acts)
        return chance_above(margin, noise) * (1.0 - weak.unverifiable)

    def of_what_was_seen(chance: float) -> float:
        return chance if game.severity[side] > threshold else 1.0 - chance

    values = book.hidden_grid[row]
    of_tolerance = [mean([protest(normal, value) for normal in levels], shares_of_rates) for value in values]
    of_rate = [mean([protest(normal, value) for value in values], tolerance) for normal in levels]
    game.belief[row] = [
        believed * of_what_was_seen(chance) for believed, chance in zip(tolerance, of_tolerance, strict=True)
    ]
    if rated:
        each = book.bins // len(levels)
        game.belief[book.hidden_row(side, "habituation_rate")] = shares(
            [believed * of_what_was_seen(of_rate[place // each]) for place, believed in enumerate(rate)]
        )


def learn_from_reports(book: Book, game: Game, side: int, observer: int) -> None:
    """Intelligence reports a leader's tolerance, with an error that shrinks with what the observer knows of it."""
    numbers = book.numbers.belief
    row = book.hidden_row(side, "tolerance")
    low, span = book.hidden_low[row], book.hidden_high[row] - book.hidden_low[row]
    error = numbers.report_error - numbers.report_gain * game.intelligence[observer] / 100.0
    error = span * max(error, numbers.report_best)
    report = low + span * game.hidden[row] + error * triangular(game.seed, game.turn, "report", side)
    weights = []
    for value, believed in zip(book.hidden_grid[row], game.belief[row], strict=True):
        weights.append(believed * max(1.0 - abs(report - value) / error, numbers.least))
    game.belief[row] = shares(weights)


def mean(values: list[float], weights: list[float]) -> float:
    """The mean of values by weights that add up to 1."""
    total = 0.0
    for value, weight in zip(values, weights, strict=True):
        total += weight * value
    return total


def by_rate(book: Book, belief: list[float]) -> list[float]:
    """What a belief about a habituation rate gives to each of the rates that others reckon with."""
    places = len(book.rates[0])
    each = book.bins // places
    shares_of_rates = []
    for place in range(places):
        total = 0.0
        for weight in belief[place * each : (place + 1) * each]:
            total += weight
        shares_of_rates.append(total)
    return shares_of_rates


def faded(belief: list[float], share: float) -> list[float]:
    """A belief of which a share goes back to not knowing."""
    return [believed * (1.0 - share) + share / len(belief) for believed in belief]


def chance_above(margin: float, width: float) -> float:
    """The chance that triangular noise of this half-width is above a margin."""
    x = clip(margin / width, -1.0, 1.0)
    return 0.5 - 0.5 * x * (2.0 - abs(x))


def learn_resolve(book: Book, game: Game, side: int) -> None:
    """Who climbed in a crisis looks resolute, who backed down does not; old signs fade before a new one counts."""
    numbers = book.numbers.belief
    if game.firmness_seen[side] == 0.0:
        return
    row = book.hidden_row(side, "resolve")
    tilt = clip(numbers.firmness * game.firmness_seen[side], -numbers.firmness_most, numbers.firmness_most)
    weights = []
    for quantile, believed in zip(book.bin_quantile, faded(game.belief[row], numbers.forget), strict=True):
        weights.append(believed * (1.0 + tilt * (2.0 * quantile - 1.0)))
    game.belief[row] = shares(weights)


def shares(weights: list[float]) -> list[float]:
    """Weights made to sum to 1, none of them quite zero."""
    weights = [max(weight, ALIVE) for weight in weights]
    total = 0.0
    for weight in weights:
        total += weight
    return [weight / total for weight in weights]


def habituate(book: Book, game: Game) -> None:
    """What has been done becomes normal; what is not done any more is slowly forgotten.

    Others, who do not know the rate, reckon for each of several where it would have led.
    """
    for side in book.leaders:
        acts = min(game.carried_out[1 - book.camp[side]], book.track_high("habituation", side))
        rate = book.habituation_rate[side]
        if side in book.rated:
            row, place = book.hidden_row(side, "habituation_rate"), book.rated.index(side)
            rate = book.hidden_low[row] + (book.hidden_high[row] - book.hidden_low[row]) * game.hidden[row]
            game.habits[place] = [
                used(book, side, normal, acts, other)
                for normal, other in zip(game.habits[place], book.rates[place], strict=True)
            ]
        game.habituation[side] = used(book, side, game.habituation[side], acts, rate)


def used(book: Book, side: int, normal: float, acts: float, rate: float) -> float:
    """What a leader is used to after such acts."""
    if acts > normal:
        return normal + rate * (acts - normal)
    return normal + book.numbers.escalation.habituation_decay * (min(book.habituation_start[side], normal) - normal)


def unity(book: Book, game: Game) -> None:
    """The support of an alliance is the weighted will of its members."""
    if book.members:
        game.support[book.patron] = weighted_will(book, game)


def income(book: Book, game: Game) -> None:
    """Capital for the next turn: a base, and more with support and economy; a part of what was kept back stays."""
    numbers = book.numbers.economy
    for side in book.all_sides:
        share = (
            numbers.income_support * game.support[side] / 100.0 + numbers.income_economy * game.economy[side] / 100.0
        )
        fresh = book.income[side] * (numbers.income_base + share)
        game.capital[side] = min(numbers.kept * game.capital[side] + fresh, book.capital_most[side])


def talk(book: Book, game: Game) -> None:
    """Both at the table for some turns and a front that stands still: then a settlement is a chance."""
    numbers = book.numbers.outcome
    at_table = [0.0, 0.0]
    for side in book.all_sides:
        at_table[book.camp[side]] += amount(book, game, "talk", side)
    game.talks = game.talks + 1.0 if at_table[0] > 0.0 and at_table[1] > 0.0 else 0.0
    still = game.stillness >= (numbers.stillness_needed if book.regions else 0.0)
    ripe = game.talks >= numbers.talks_needed and still
    if ripe and uniform(game.seed, game.turn, "settlement") < numbers.settlement_chance:
        game.settled = 1.0
        game.durability = durable(book, game)


def durable(book: Book, game: Game) -> float:
    """How long a settlement lasts: a promise is believed, and the defender is strong against what could come again."""
    numbers = book.numbers.outcome
    trust = game.credibility[book.leaders[0]] / 100.0
    if book.defender < 0:
        return trust
    spare = game.army[book.challenger] + numbers.spare_reserves * game.reserves[book.challenger]
    strength = game.army[book.defender] / (game.army[book.defender] + numbers.spare_weight * spare)
    return numbers.durable_trust * trust + numbers.durable_strength * strength


def judge(book: Book, game: Game) -> None:
    """The first ending whose conditions have held long enough ends the game; the horizon ends it otherwise."""
    for row, ending in enumerate(book.endings):
        if not ending.conditions:
            continue
        met = []
        for index, condition in enumerate(ending.conditions):
            value = read(book, game, condition.track)
            true = value >= condition.value if condition.relation == ABOVE else value <= condition.value
            game.held[row][index] = game.held[row][index] + 1 if true else 0
            met.append(game.held[row][index] >= condition.turns)
        if game.ending == RUNNING and (any(met) if ending.any_of else all(met)):
            game.ending = row
    game.turns += 1
    if game.turn + 1 >= book.turns and game.ending == RUNNING:
        game.ending = book.horizon


def score(book: Book, game: Game, side: int) -> float:
    """What a side has reached, from 0 to 100, times what the ending and the highest rung reached leave of it."""
    points = 0.0
    for term in book.score_terms:
        if term.side == side:
            reached = (read(book, game, term.track) - term.worst) / (term.best - term.worst)
            points += term.weight * clip(reached, 0.0, 1.0)
    factor, bonus = book.ending_factor[side][game.ending], book.ending_bonus[side][game.ending]
    return clip(points * (factor * book.rung_factor[side][game.rung_max]) + bonus, 0.0, 100.0)
