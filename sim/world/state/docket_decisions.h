// What anybody can decide about the cases of others (docket.h): a forecast of one, a brief in one, and what a
// lab says in public about its own models.
#pragma once
#include <string>

namespace partly::world {

enum class BriefSide { for_theory, against_theory };

// What a lab says of itself when it is asked; saying nothing is no decision.
enum class PublicStatement {
  everybody_does_it,  // the practice looks more like custom (F40), and one's own claims weaker (F41)
  we_never_did,       // believed until word and deed are seen to differ (F56)
};

const char* name(BriefSide side);             // "for the theory"
const char* name(PublicStatement statement);  // "we never did"

struct AnswerCard {  // how likely what the card asks is, before its outcome can be seen
  int card = 0;
  double chance = 0;  // 0..1
  bool operator==(const AnswerCard&) const = default;
};
struct FileBrief {  // as a friend of the court, in a case of others
  std::string docket_case;
  BriefSide side = BriefSide::against_theory;
  bool operator==(const FileBrief&) const = default;
};
struct StatePublicly {  // once a game
  PublicStatement statement = PublicStatement::we_never_did;
  bool operator==(const StatePublicly&) const = default;
};

}  // namespace partly::world
