# Takes the code of lib/ARCHITECTURE.md out of the page (all cpp blocks run together), builds it, and runs it on the plan
# that the page shows; it must print the page's output blocks.
set(page ${PROJECT_SOURCE_DIR}/lib/ARCHITECTURE.md)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${page})

# blocks(TEXT OPENING OUT): the contents of all blocks of the page that begin with ```OPENING.
function(blocks text opening out)
  set(found "")
  string(FIND "${text}" "```${opening}\n" at)
  while(NOT at EQUAL -1)
    string(LENGTH "```${opening}\n" skip)
    math(EXPR at "${at} + ${skip}")
    string(SUBSTRING "${text}" ${at} -1 text)
    string(FIND "${text}" "```" end)
    string(SUBSTRING "${text}" 0 ${end} block)
    string(APPEND found "${block}")
    math(EXPR end "${end} + 3")
    string(SUBSTRING "${text}" ${end} -1 text)
    string(FIND "${text}" "```${opening}\n" at)
  endwhile()
  set(${out} "${found}" PARENT_SCOPE)
endfunction()

file(READ ${page} text)
foreach(part IN ITEMS "cpp;walk.cpp" "text file=plan.txt;walk_plan.txt" "output;walk_output.txt")
  list(GET part 0 opening)
  list(GET part 1 file)
  blocks("${text}" "${opening}" content)
  # Written only where it changed: no needless build.
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${file} CONTENT "${content}" @ONLY)
endforeach()

add_executable(architecture_walk ${CMAKE_CURRENT_BINARY_DIR}/walk.cpp)
target_include_directories(architecture_walk PRIVATE ${PROJECT_SOURCE_DIR}/lib/src)
target_link_libraries(architecture_walk PRIVATE fenjie::fenjie $<BUILD_INTERFACE:fenjie_build>)
add_test(NAME docs.architecture
  COMMAND bash -c "diff walk_output.txt <($<TARGET_FILE:architecture_walk> walk_plan.txt)"
  WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR})
set_tests_properties(docs.architecture PROPERTIES LABELS docs)
