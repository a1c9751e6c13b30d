// Bots for the teacher's role: a temperament in charge of the provider. They see what a player does
// (teacher_view.h) and decide through the same door; a pure function of what they see. How each runs its API:
//   lawful       moderate access, a quiet monitor, licences for whoever will sign, claims only on evidence
//   thrifty      what earns most for least: no defence that costs trade, licences, early settlements
//   reckless     everything shut: answers only, a keen monitor, cuts, traps, every claim to the end
//   opportunist  an open and expensive API, then claims on whoever copied, settled for as much as can be had
#pragma once
#include <string>
#include <vector>

#include "sim/bots/seat.h"

namespace partly::bots {

// What a provider of this temperament does with the quarter that has just begun: decisions that can be
// applied one after the other. Empty in another role.
std::vector<Decision> provide_as(Temperament temperament, const Scenario& scenario, const World& world);

}  // namespace partly::bots
