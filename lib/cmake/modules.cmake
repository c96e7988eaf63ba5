# Readers and writers as modules of the tool, for those whose libraries take longer to load than a plan takes to read
# (src/read/modules/module.hpp). The static library has them all; a program that is linked with the objects of fenjie_loaded before it
# takes these in their place, and drops the libraries that nothing of it calls (--as-needed).
include(GNUInstallDirs)
add_library(fenjie_loaded OBJECT src/read/modules/module.cpp src/read/modules/program_file.cpp)
# The tool asks for program_file.hpp.
target_include_directories(fenjie_loaded INTERFACE src/read/modules)

# fenjie_module(NAME WITH FORMAT... SOURCES ... [LOADED ...]): libexec/fenjie/fenjie-NAME.so, where one of the formats is on.
# LOADED stands in its place in the tool and in the modules that call it.
function(fenjie_module name)
  cmake_parse_arguments(arg "" "LOADED" "WITH;SOURCES" ${ARGN})
  set(wanted OFF)
  foreach(format IN LISTS arg_WITH)
    if(FENJIE_WITH_${format})
      set(wanted ON)
    endif()
  endforeach()
  if(NOT wanted)
    return()
  endif()
  target_sources(fenjie_loaded PRIVATE ${arg_LOADED})
  set(module fenjie_module_${name})
  add_library(${module} MODULE ${arg_SOURCES})
  set_target_properties(${module} PROPERTIES OUTPUT_NAME fenjie-${name} PREFIX "" CXX_VISIBILITY_PRESET hidden
    VISIBILITY_INLINES_HIDDEN ON LIBRARY_OUTPUT_DIRECTORY ${CMAKE_BINARY_DIR}/libexec/fenjie
    LINK_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/cmake/module.map)
  target_link_options(${module} PRIVATE LINKER:--version-script=${CMAKE_CURRENT_SOURCE_DIR}/cmake/module.map LINKER:--as-needed)
  if(NOT FENJIE_SANITIZE)
    target_link_options(${module} PRIVATE LINKER:-z,defs)
  endif()
  set_property(GLOBAL APPEND PROPERTY FENJIE_MODULES ${module})
  install(TARGETS ${module} LIBRARY DESTINATION ${CMAKE_INSTALL_LIBEXECDIR}/fenjie COMPONENT fenjie)
endfunction()

# Pages that are pictures are another module's.
set(pdf_sources src/read/modules/pdf_module.cpp)
if(FENJIE_WITH_OCR)
  list(APPEND pdf_sources src/read/modules/module.cpp src/read/modules/program_file.cpp src/read/modules/loaded_ocr.cpp)
endif()
fenjie_module(pdf WITH PDF SOURCES ${pdf_sources} LOADED src/read/modules/loaded_pdf.cpp)
fenjie_module(ocr WITH OCR SOURCES src/read/modules/ocr_module.cpp LOADED src/read/modules/loaded_ocr.cpp)
fenjie_module(packages WITH ZIP SOURCES src/read/modules/packages_module.cpp LOADED src/read/modules/loaded_packages.cpp)
fenjie_module(feeds WITH WRITE_XLSX WRITE_ICS WRITE_STRATML WRITE_SQLITE SOURCES src/write/feeds_module.cpp
              LOADED src/write/loaded_feeds.cpp)

get_property(fenjie_modules GLOBAL PROPERTY FENJIE_MODULES)
foreach(target IN ITEMS fenjie_loaded LISTS fenjie_modules)
  target_include_directories(${target} PRIVATE src)
  target_compile_definitions(${target} PRIVATE $<TARGET_PROPERTY:fenjie,COMPILE_DEFINITIONS>)
  target_link_libraries(${target} PRIVATE fenjie fenjie_build)
endforeach()
target_link_options(fenjie_loaded INTERFACE LINKER:--as-needed)
target_link_libraries(fenjie_loaded INTERFACE ${CMAKE_DL_LIBS})
