# SPDX-License-Identifier: Apache-2.0
# One interface target carries every compiler option, so that no room differs from another.
add_library(levelground_options INTERFACE)
target_compile_options(levelground_options INTERFACE
  -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual -Wimplicit-fallthrough -Werror
  # Fused multiply-add would make results differ between machines.
  -ffp-contract=off)
target_include_directories(levelground_options INTERFACE ${PROJECT_SOURCE_DIR})
# GCC 12 at -O2 and above takes string concatenation for overlapping copies (GCC bug 105651): a false alarm in its own headers.
target_compile_options(levelground_options INTERFACE $<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>)
if(LEVELGROUND_SANITIZE)
  # The sanitizers' own code makes GCC 12 see uninitialised members of std::variant where there are none (GCC bug 105562).
  target_compile_options(levelground_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_compile_options(levelground_options INTERFACE -fsanitize=${LEVELGROUND_SANITIZE} -fno-omit-frame-pointer -g1)
  target_link_options(levelground_options INTERFACE -fsanitize=${LEVELGROUND_SANITIZE})
endif()
