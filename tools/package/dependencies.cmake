# Read by cpack: whoever links the static library needs the development packages of all that it is linked with. They are the
# packages that pkg-config's files belong to on this machine.
set(depends "${CPACK_DEBIAN_LIBFENJIE-DEV_PACKAGE_DEPENDS}")
list(REMOVE_DUPLICATES CPACK_FENJIE_PKGCONFIG)
set(found libboost-regex-dev pkg-config)
foreach(module IN LISTS CPACK_FENJIE_PKGCONFIG ITEMS icu-uc icu-i18n)
  execute_process(COMMAND pkg-config --variable=pcfiledir ${module} OUTPUT_VARIABLE folder OUTPUT_STRIP_TRAILING_WHITESPACE
                  COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND dpkg-query -S ${folder}/${module}.pc OUTPUT_VARIABLE owner COMMAND_ERROR_IS_FATAL ANY)
  string(REGEX REPLACE "[:,].*" "" owner "${owner}")
  list(APPEND found ${owner})
endforeach()
list(REMOVE_DUPLICATES found)
list(SORT found)
foreach(package IN LISTS found)
  string(APPEND depends ", ${package}")
endforeach()
string(REGEX REPLACE "^, " "" depends "${depends}")
set(CPACK_DEBIAN_LIBFENJIE-DEV_PACKAGE_DEPENDS "${depends}")
