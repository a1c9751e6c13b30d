// PARTLY_CHECK(condition): our own bugs stop the program with file and line, in every build type.
// Never for a player's choice or a file's content: those are Refusal, Error or LoadErrors.
#pragma once
#include <cstdio>
#include <cstdlib>

#define PARTLY_CHECK(condition)                                                                          \
  do {                                                                                                   \
    if (!(condition)) [[unlikely]] {                                                                     \
      std::fprintf(stderr, "%s:%d: internal error: %s does not hold\n", __FILE__, __LINE__, #condition); \
      std::abort();                                                                                      \
    }                                                                                                    \
  } while (false)
