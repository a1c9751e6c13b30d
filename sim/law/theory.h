// The theories on which a claim can rest. What each must prove, how doubtful it is and what it brings are
// parameters of a scenario (claim.h); here are only their names.
#pragma once
#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace partly::law {

enum class Theory {
  contract,      // the terms forbade it (F30, F35)
  copyright,     // the answers are protected works (F32, F33)
  trade_secret,  // the answers were a secret, improperly taken (F34)
  tort,          // breach of the terms paired with commercial competition (F36)
  disclosure,    // no public summary of what a model was trained on (X3); brought by an authority
};
inline constexpr std::array kTheories{Theory::contract, Theory::copyright, Theory::trade_secret, Theory::tort,
                                      Theory::disclosure};

constexpr std::size_t index_of(Theory theory) { return static_cast<std::size_t>(theory); }
const char* name(Theory theory);  // "trade secret"
// "contract and tort", "contract, copyright and trade secret".
std::string name(const std::vector<Theory>& theories);
std::vector<Theory> all_of(Theory principal, const std::vector<Theory>& further);

}  // namespace partly::law
