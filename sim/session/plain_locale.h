// The C locale for one thread, while it reads numbers: SDL sets the person's own for the whole program while
// it opens a window, and in many of these a number has a comma.
#pragma once
#include <clocale>
#ifdef __APPLE__
#include <xlocale.h>
#endif

namespace partly::session {

class PlainLocale {
 public:
  PlainLocale() : plain_(newlocale(LC_ALL_MASK, "C", locale_t{})), before_(uselocale(plain_)) {}
  ~PlainLocale() {
    uselocale(before_);
    if (plain_ != locale_t{}) freelocale(plain_);
  }
  PlainLocale(const PlainLocale&) = delete;
  PlainLocale& operator=(const PlainLocale&) = delete;

 private:
  locale_t plain_, before_;
};

}  // namespace partly::session
