// Numbers as people read them. Used by screens, events and reports; never parsed back.
#pragma once
#include <string>

namespace partly {

std::string format_number(double value, int decimals);  // "1,234.5"
std::string format_usd(double usd);                     // "$3.82 B", "$940 M", "-$12.4 K", "$0"
std::string format_percent(double fraction);            // "91.7 %"
std::string format_flop(double flop);                   // "2.1 GFLOP"
std::string format_p(double p);                         // "0.0004", "1e-7", "0.32"
std::string format_odds(double log_ratio);              // "24 : 1", "1 : 3.2"; of a natural logarithm

}  // namespace partly
