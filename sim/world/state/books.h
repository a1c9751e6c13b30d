// How apply() and close_quarter() write down what happens: a piece of news with an id, and payments that name
// it.
#pragma once
#include <string>

#include "sim/world/state/world.h"

namespace partly::world {

// Adds a piece of news and returns its id.
std::string tell(World& world, NewsKind kind, std::string title, std::string text, std::string fact = {});

struct Reasons {
  econ::Account payer, receiver;
};
// Posts nothing if nothing is paid.
void pay(World& world, const std::string& event, const std::string& text, const std::string& payer,
         const std::string& receiver, Reasons reasons, econ::Money amount);
inline void pay(World& world, const std::string& event, const std::string& text, const std::string& payer,
                const std::string& receiver, econ::Account reason, econ::Money amount) {
  pay(world, event, text, payer, receiver, Reasons{reason, reason}, amount);
}

// A model leaves the market, and then the world.
void take_off_sale(World& world, const Model& model);
void delete_model(World& world, Model& model);

// What a warranty pays towards a sum that is owed over this model; less is left of it afterwards.
void draw_on_warranty(const Scenario& scenario, World& world, const Model& model, const std::string& event,
                      double owed_usd);

}  // namespace partly::world
