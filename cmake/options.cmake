# Warnings and sanitizers reach every target of ours through this one interface target.
add_library(partly_options INTERFACE)
target_include_directories(partly_options INTERFACE ${PROJECT_SOURCE_DIR})
target_compile_options(partly_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
  $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict> # GCC 12 warns about std::string itself (GCC bug 105651)
  -ffp-contract=off) # the same source gives the same bits whatever the optimiser would like to fuse
if(PARTLY_WERROR)
  target_compile_options(partly_options INTERFACE -Werror)
endif()
if(PARTLY_SANITIZE)
  # Null pointers and places outside objects end in the address sanitizer too, and x86 reads at any alignment:
  # the checks of these three cost a third of the time to compile and would find nothing more.
  target_compile_options(partly_options INTERFACE -fsanitize=${PARTLY_SANITIZE} -fno-sanitize=null,alignment,object-size
    -fno-omit-frame-pointer -fno-sanitize-recover=all
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>) # the sanitizers make GCC 12 warn about std::function itself
  target_link_options(partly_options INTERFACE -fsanitize=${PARTLY_SANITIZE})
  # These programs are five times as large, and binutils' second linker joins them in a third of the time.
  include(CheckLinkerFlag)
  check_linker_flag(CXX -fuse-ld=gold PARTLY_HAS_GOLD)
  if(PARTLY_HAS_GOLD)
    target_link_options(partly_options INTERFACE -fuse-ld=gold)
  endif()
endif()

# Of sources that are kernels: one object for each instruction set. Their lines are never counted, for that would keep
# their loops from being vectors.
set(PARTLY_KERNEL_FLAGS -O3 -fno-math-errno -fno-profile-arcs -fno-test-coverage)

# partly_covered(<target>): its lines are counted with PARTLY_COVERAGE. Threads may lose counts to one another, but not that a
# line was reached; counters that they share safely made training twenty times as slow.
function(partly_covered target)
  if(PARTLY_COVERAGE)
    target_compile_options(${target} PRIVATE --coverage -fprofile-update=single)
    target_link_options(${target} PUBLIC --coverage)
  endif()
endfunction()

# partly_in_batches(<target>): compiles its sources two dozen at a time (PARTLY_UNITY). They share what their headers
# cost, most of the time it takes, and must therefore share a namespace without names that clash.
function(partly_in_batches target)
  if(PARTLY_UNITY)
    set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 24)
    # A class of an included file may have a member of that file's own type: here the file is no header.
    target_compile_options(${target} PRIVATE $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
  endif()
endfunction()

# partly_at_leisure(<target>): what it does is done once and for a moment (reading, writing, asking the rooms below to
# work), and compiles in two thirds of the time.
function(partly_at_leisure target)
  target_compile_options(${target} PRIVATE $<$<CONFIG:Release>:-O1>)
endfunction()

# partly_room(<name> [HOT | LEISURE] [APART] SOURCES ... [LINKS ...]): one static library for one room of the simulation.
# HOT: its loops are what a player waits for; they are worth -O3 and the time it takes to compile.
# LEISURE: nobody waits for it, see above.
# APART: its sources are compiled one by one always, for they differ in their flags or in their macros.
function(partly_room name)
  cmake_parse_arguments(ROOM "HOT;LEISURE;APART" "" "SOURCES;LINKS" ${ARGN})
  add_library(partly_${name} STATIC ${ROOM_SOURCES})
  add_library(partly::${name} ALIAS partly_${name})
  target_link_libraries(partly_${name} PUBLIC partly_options ${ROOM_LINKS})
  if(ROOM_HOT)
    target_compile_options(partly_${name} PRIVATE $<$<CONFIG:Release>:-O3>)
  endif()
  if(ROOM_LEISURE)
    partly_at_leisure(partly_${name})
  endif()
  if(NOT ROOM_APART)
    partly_in_batches(partly_${name})
  endif()
  partly_covered(partly_${name})
endfunction()

# partly_test(<name> [WHOLE] [LONG] SOURCES ... LINKS ... [RUNS target] [LABELS ...] [NIGHTLY filter]): one GoogleTest program, one ctest
# entry for each test in it.
# WHOLE: one entry for the program, whose tests share what is expensive to make; so it is for all under sanitizers.
# LONG: of those that the sanitizers run, one that begins first, for none is to be left to run alone at the end.
# RUNS: a program that it starts, whose path it knows as PARTLY_PROGRAM.
# The label "tsan" makes it one of the few that the thread sanitizer's preset builds and runs; "nets" marks findings on
# many trained networks or whole games, which the slow sanitizer builds leave to the others and do not compile. Tests that
# match the NIGHTLY filter carry the label "nightly" instead of LABELS, and run only by `ctest --preset nightly`.
add_custom_target(tsan_tests)
function(partly_test name)
  cmake_parse_arguments(TEST "WHOLE;LONG" "NIGHTLY;RUNS" "SOURCES;LINKS;LABELS" ${ARGN})
  if(PARTLY_SANITIZE AND "nets" IN_LIST TEST_LABELS)
    return()
  endif()
  add_executable(${name} ${TEST_SOURCES})
  partly_in_batches(${name})
  target_link_libraries(${name} PRIVATE partly_options ${TEST_LINKS} GTest::gtest_main)
  target_compile_definitions(${name} PRIVATE PARTLY_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  partly_at_leisure(${name}) # what takes time is in the rooms
  if(TEST_RUNS)
    target_compile_definitions(${name} PRIVATE PARTLY_PROGRAM="$<TARGET_FILE:${TEST_RUNS}>")
    add_dependencies(${name} ${TEST_RUNS})
  endif()
  if("tsan" IN_LIST TEST_LABELS)
    add_dependencies(tsan_tests ${name})
  endif()
  set(properties "")
  if(TEST_LABELS)
    list(APPEND properties LABELS "${TEST_LABELS}")
  endif()
  if(TEST_WHOLE OR "nets" IN_LIST TEST_LABELS OR (TEST_LONG AND PARTLY_SANITIZE)) # the long ones begin first
    list(APPEND properties COST 100)
  endif()
  if(PARTLY_SANITIZE MATCHES address)
    list(APPEND properties ENVIRONMENT "LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/lsan.supp:print_suppressions=0")
  endif()
  if(TEST_WHOLE OR PARTLY_SANITIZE) # a sanitizer's start, and writing down the lines reached, cost more than most tests
    add_test(NAME ${name} COMMAND_EXPAND_LISTS COMMAND ${name} $<$<BOOL:${TEST_NIGHTLY}>:--gtest_filter=-${TEST_NIGHTLY}>)
    if(properties)
      set_tests_properties(${name} PROPERTIES ${properties})
    endif()
  else()
    set(every_day "")
    if(TEST_NIGHTLY)
      gtest_discover_tests(${name} TEST_FILTER "${TEST_NIGHTLY}" DISCOVERY_TIMEOUT 60 PROPERTIES LABELS nightly)
      set(every_day TEST_FILTER "-${TEST_NIGHTLY}")
    endif()
    gtest_discover_tests(${name} ${every_day} DISCOVERY_TIMEOUT 60 PROPERTIES ${properties})
  endif()
endfunction()
