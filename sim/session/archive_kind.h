// A kind of file that programs write for themselves (archive.h reads and writes it).
#pragma once

namespace partly::session {

struct ArchiveKind {
  const char* format;  // "partly-save/9"
  const char* what;    // "save"
  const char* remedy;  // for one that cannot be read: "Choose another save, or start again"
  // Why one of an older format cannot be read.
  const char* older = "its hashes leave out what is compared today";
};

}  // namespace partly::session
