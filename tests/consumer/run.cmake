# Installs BUILD to a stage, takes the C++ example out of the README, builds it against the stage and runs it.
set(work ${BUILD}/consumer)
file(REMOVE_RECURSE ${work}/stage ${work}/build)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE out)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}")
  endif()
  set(output "${out}" PARENT_SCOPE)
endfunction()

file(READ ${SOURCE}/README.md readme)
if(NOT readme MATCHES "```cpp\n([^`]*)```")
  message(FATAL_ERROR "README.md has no C++ example")
endif()
file(WRITE ${work}/example.cpp "${CMAKE_MATCH_1}")

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${work}/stage)
run(${CMAKE_COMMAND} -S ${SOURCE}/tests/consumer -B ${work}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
    -DCMAKE_PREFIX_PATH=${work}/stage -DFENJIE_VERSION=${VERSION} -DEXAMPLE=${work}/example.cpp)
run(${CMAKE_COMMAND} --build ${work}/build)
run(${work}/build/consumer ${SOURCE}/corpus/childcare-plan/source.txt)
message(STATUS "${output}")
run(${work}/stage/bin/fenjie --version)
if(NOT output MATCHES "${VERSION}")
  message(FATAL_ERROR "the installed tool is of another version: ${output}")
endif()
