// "Did you mean": the nearest of the known words, by edit distance.
#pragma once
#include <string>
#include <vector>

namespace partly::scenario {

// Letters to insert, delete or replace (Levenshtein 1966), or neighbours to swap.
int edit_distance(const std::string& a, const std::string& b);
// "did you mean \"label_usd\"?", or empty where nothing is near.
std::string did_you_mean(const std::string& word, const std::vector<std::string>& known);
// "a, b or c"
std::string one_of(const std::vector<std::string>& words);

}  // namespace partly::scenario
