// What a quarter brought, as it is told: a value that the world keeps and a view shows.
#pragma once
#include <string>

#include "sim/base/quarter.h"

namespace partly::world {

enum class NewsKind { training, market, law, terms, money, rival, world };

struct News {
  Quarter quarter;
  NewsKind kind = NewsKind::world;
  std::string id;  // of the event; ledger transactions name it
  std::string title;
  std::string text;
  std::string fact;  // fact id, may be empty
};

}  // namespace partly::world
