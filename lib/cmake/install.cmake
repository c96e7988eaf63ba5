# Installation: headers, both libraries, data, and a package that find_package(fenjie) and pkg-config find. The components are
# the Debian packages (package.cmake).
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(fenjie_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/fenjie)
install(TARGETS fenjie EXPORT fenjie-targets
  ARCHIVE COMPONENT libfenjie-dev
  FILE_SET HEADERS COMPONENT libfenjie-dev)
install(EXPORT fenjie-targets NAMESPACE fenjie:: DESTINATION ${fenjie_package_dir} COMPONENT libfenjie-dev)
if(FENJIE_BUILD_SHARED)
  install(TARGETS fenjie_c EXPORT fenjie-c-targets
    LIBRARY COMPONENT libfenjie0 NAMELINK_COMPONENT libfenjie-dev
    FILE_SET HEADERS COMPONENT libfenjie-dev)
  install(EXPORT fenjie-c-targets NAMESPACE fenjie:: DESTINATION ${fenjie_package_dir} COMPONENT libfenjie-dev)
  file(RELATIVE_PATH fenjie_pc_up /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
  configure_file(${CMAKE_CURRENT_LIST_DIR}/fenjie.pc.in ${CMAKE_CURRENT_BINARY_DIR}/fenjie.pc @ONLY)
  install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fenjie.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig COMPONENT libfenjie-dev)
endif()
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/fenjie-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/fenjie-config.cmake
  INSTALL_DESTINATION ${fenjie_package_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/fenjie-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fenjie-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/fenjie-config-version.cmake
        DESTINATION ${fenjie_package_dir} COMPONENT libfenjie-dev)
# The library has these inside; here they are for people to read, and to begin a vocabulary of their own from.
set(fenjie_data_dir ${CMAKE_INSTALL_DATADIR}/fenjie)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/schemas/ DESTINATION ${fenjie_data_dir}/schemas COMPONENT fenjie FILES_MATCHING PATTERN *.json)
install(DIRECTORY lexicon metrics DESTINATION ${fenjie_data_dir} COMPONENT fenjie FILES_MATCHING PATTERN *.tsv PATTERN README.md)
