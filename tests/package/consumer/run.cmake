# Installs BUILD to a stage, takes the examples in C, C++ and Python out of the README, builds them against the stage with find_package
# and with pkg-config, and runs them: what each prints must be what the tool finds.
set(work ${BUILD}/consumer)
set(stage ${work}/stage)
set(plan ${SOURCE}/corpus/childcare-plan/source.txt)
file(REMOVE_RECURSE ${work})

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE code OUTPUT_VARIABLE out ERROR_VARIABLE err)
  if(NOT code EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${out}${err}")
  endif()
  set(output "${out}" PARENT_SCOPE)
endfunction()

function(expect what got want)
  if(NOT "${got}" STREQUAL "${want}")
    message(FATAL_ERROR "${what}:\n${got}\ninstead of\n${want}")
  endif()
endfunction()

# next_block(readme c example): cuts off the text up to the end of its first block in that language and sets `example` to it.
function(next_block text language out)
  string(FIND "${${text}}" "```${language}\n" begin)
  if(begin EQUAL -1)
    message(FATAL_ERROR "README.md has no (further) example in ${language}")
  endif()
  string(LENGTH "```${language}\n" fence)
  math(EXPR begin "${begin} + ${fence}")
  string(SUBSTRING "${${text}}" ${begin} -1 rest)
  string(FIND "${rest}" "```" end)
  string(SUBSTRING "${rest}" 0 ${end} example)
  string(SUBSTRING "${rest}" ${end} -1 rest)
  set(${out} "${example}" PARENT_SCOPE)
  set(${text} "${rest}" PARENT_SCOPE)
endfunction()

file(READ ${SOURCE}/README.md readme)
next_block(readme cpp example_cpp)
next_block(readme cmake use_cpp)
next_block(readme c example_c)
next_block(readme cmake use_c)
next_block(readme python example_python)

run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${stage})
# What was installed works where it is moved to.
file(RENAME ${stage} ${work}/moved)
set(stage ${work}/moved)

run(${stage}/bin/fenjie --version)
if(NOT output MATCHES "^fenjie ${VERSION}\n")
  message(FATAL_ERROR "the installed tool is of another version: ${output}")
endif()
run(${stage}/bin/fenjie extract -f ndjson ${plan})
set(json "${output}")
# What it loads when it is needed was installed with it.
foreach(file IN ITEMS plan.pdf plan.docx)
  run(${stage}/bin/fenjie extract ${SOURCE}/tests/formats/${file})
endforeach()
run(${stage}/bin/fenjie extract -f xlsx -o ${work}/plan.xlsx ${plan})
string(JSON tasks LENGTH "${json}" tasks)
set(list "")
math(EXPR last "${tasks} - 1")
foreach(i RANGE ${last})
  string(JSON id GET "${json}" tasks ${i} id)
  string(JSON text GET "${json}" tasks ${i} text)
  string(APPEND list "${id} ${text}\n")
endforeach()
# The example in C gives its source no name.
string(REGEX REPLACE "\"source\":{\"name\":\"[^\"]*\"" "\"source\":{\"name\":\"\"" nameless "${json}")

function(configure use)
  set(project ${work}/${use})
  file(COPY ${SOURCE}/tests/package/consumer/CMakeLists.txt DESTINATION ${project})
  file(WRITE ${project}/example.cpp "${example_cpp}")
  file(WRITE ${project}/example.c "${example_c}")
  file(WRITE ${project}/use.cmake "${use_${use}}")
  run(${CMAKE_COMMAND} -S ${project} -B ${project}/build -G ${GENERATOR} -DCMAKE_CXX_COMPILER=${COMPILER}
      -DCMAKE_PREFIX_PATH=${stage} -DFENJIE_VERSION=${VERSION} -DFENJIE_SOURCE=${SOURCE} -DUSE=${use})
endfunction()

foreach(use IN ITEMS cpp c static_c)
  configure(${use})
  run(${CMAKE_COMMAND} --build ${work}/${use}/build)
  run(${work}/${use}/build/app ${plan})
  if(use STREQUAL "cpp")
    expect("example in C++" "${output}" "${list}")
  else()
    expect("example in C (${use})" "${output}" "${nameless}")
  endif()
endforeach()
configure(subdirectory)

# pkg-config: where the library lies is said by its file.
file(GLOB_RECURSE pc ${stage}/fenjie.pc)
get_filename_component(pc_dir ${pc} DIRECTORY)
get_filename_component(lib_dir ${pc_dir} DIRECTORY)
run(${CMAKE_COMMAND} -E env PKG_CONFIG_PATH=${pc_dir} pkg-config --cflags --libs fenjie)
separate_arguments(flags UNIX_COMMAND "${output}")
run(cc ${work}/c/example.c ${flags} -o ${work}/example_pkg)
run(${CMAKE_COMMAND} -E env LD_LIBRARY_PATH=${lib_dir} ${work}/example_pkg ${plan})
expect("example in C (pkg-config)" "${output}" "${nameless}")

# The module finds the library that was installed with it.
file(WRITE ${work}/example.py "${example_python}")
file(GLOB_RECURSE module ${stage}/py.typed)
get_filename_component(module ${module} DIRECTORY)
get_filename_component(module ${module} DIRECTORY)
run(${CMAKE_COMMAND} -E env --unset=FENJIE_LIBRARY PYTHONPATH=${module} ${PYTHON} ${work}/example.py ${plan})
expect("example in Python" "${output}" "${list}")

# Another minor version is another interface.
execute_process(COMMAND ${CMAKE_COMMAND} -S ${work}/static_c -B ${work}/static_c/other -DCMAKE_PREFIX_PATH=${stage}
                        -DFENJIE_VERSION=0.999 -DUSE=static_c
                RESULT_VARIABLE code OUTPUT_QUIET ERROR_VARIABLE err)
if(code EQUAL 0 OR NOT err MATCHES "0\\.999")
  message(FATAL_ERROR "version 0.999 was found: ${err}")
endif()
