// The shipped industry and the curves that its networks were measured to have, rounded and kept, so that
// tests of what labs make of them need no training.
#pragma once
#include <string>
#include <vector>

#include "sim/regime/play.h"

namespace partly::regime {

const Industry& precedent();
const Curves& measured_curves();
int rule_named(const Industry& industry, const std::string& id);  // fails the test if there is none
std::vector<Play> plays_under(const Industry& industry, const std::string& rule, int seeds = 20);
double mean_under(const Industry& industry, const std::string& rule, double Year::*value, int seeds = 20);
double total(const State& state, Purpose purpose);  // USD of the last quarter

}  // namespace partly::regime
