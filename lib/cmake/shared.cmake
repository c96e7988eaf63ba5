# The shared library: the C interface (fenjie.h) and nothing else. The C++ interface has no stable binary form, so C++ links
# the static library; C and the languages that call it take this one, which hides all that it is made of.
add_library(fenjie_c SHARED src/c_interface.cpp)
add_library(fenjie::c ALIAS fenjie_c)
# The soname's number changes when a function is taken away or changes its meaning, and only then.
set_target_properties(fenjie_c PROPERTIES
  OUTPUT_NAME fenjie
  EXPORT_NAME c
  VERSION 0.${PROJECT_VERSION_MINOR}.${PROJECT_VERSION_PATCH}
  SOVERSION 0
  CXX_VISIBILITY_PRESET hidden
  VISIBILITY_INLINES_HIDDEN ON
  LINK_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/cmake/exports.map)
target_sources(fenjie_c PUBLIC FILE_SET HEADERS BASE_DIRS include FILES include/fenjie.h)
target_include_directories(fenjie_c PRIVATE src)
target_compile_definitions(fenjie_c PRIVATE FENJIE_BUILDING_SHARED FENJIE_VERSION="${PROJECT_VERSION}")
target_link_libraries(fenjie_c PRIVATE $<BUILD_INTERFACE:fenjie> $<BUILD_INTERFACE:fenjie_build>)
# Attributes alone leave the templates of the standard library visible: the map hides them as well.
target_link_options(fenjie_c PRIVATE LINKER:--version-script=${CMAKE_CURRENT_SOURCE_DIR}/cmake/exports.map LINKER:--as-needed)
if(NOT FENJIE_SANITIZE)
  target_link_options(fenjie_c PRIVATE LINKER:-z,defs)
endif()
