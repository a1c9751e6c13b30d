// How firm the order of a scenario's rules is, as tables for a person (in Markdown, as the papers hold them)
// and as JSON.
#pragma once
#include <string>

#include "sim/regime/robustness.h"

namespace partly::cli {

std::string orders_table(const regime::Industry& industry, const regime::Robustness& robustness);
std::string orders_as_json(const regime::Industry& industry, const regime::Robustness& robustness);

}  // namespace partly::cli
