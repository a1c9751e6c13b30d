// A temperament in charge of the player's lab. Trains, sells, settles and answers as a rival of that
// temperament does (rivals.h), and adds what a lab needs that has to last a whole game: a price that the
// market gives a reason for, money for a licence, the defences that its record supports, and records of how
// its models are made. A pure function of what the lab can see, as rivals are.
#pragma once
#include <optional>
#include <string>
#include <vector>

#include "sim/base/rng.h"
#include "sim/bots/seat.h"

namespace partly::bots {

// What a lab of this temperament does with the quarter that has just begun: decisions that can be applied one
// after the other.
std::vector<Decision> manage_as(Temperament temperament, const Scenario& scenario, const World& world,
                                const std::string& lab, Rng& rng);

// The part of it that comes after models and claims, whatever way a lab goes to a model (player_bots.h): what
// is published about the product, defences, the price, answers to what events ask.
std::vector<Decision> manage_the_rest_as(Temperament temperament, const Scenario& scenario,
                                         const World& world, const std::string& lab);

// The most capable model of the lab's that may be sold and was not copied; null: it has none.
const Model* best_clean_model(const Scenario& scenario, const World& world, const std::string& lab);
// Whether a claim that is open over this model is likelier lost than won: the lawful one does not sell it on.
bool likely_lost(const Scenario& scenario, const World& world, int model);

// The price at which most would have been left of the product's sales at the last close once customers were
// served, with all else as it was then; the present one if it sells nothing, or nothing that has been
// measured.
double best_price_usd(const Scenario& scenario, const World& world, const std::string& lab);

// Of the price at which it would earn most, what the reckless one asks: it wants customers.
inline constexpr double kRecklessPriceShare = 0.5;

// This share of that price, never under what serving takes, within the span that the scenario leaves a
// player; none if it hardly differs from the present one, for such a change is not worth a new price list.
std::optional<double> new_price_usd(const Scenario& scenario, const World& world, const std::string& lab,
                                    double share_of_best = 1);

}  // namespace partly::bots
