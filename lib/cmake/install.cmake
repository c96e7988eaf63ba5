# Installation: headers, the static library, and a package that find_package(fenjie) finds.
include(GNUInstallDirs)
include(CMakePackageConfigHelpers)

set(fenjie_package_dir ${CMAKE_INSTALL_LIBDIR}/cmake/fenjie)
install(TARGETS fenjie EXPORT fenjie-targets FILE_SET HEADERS)
install(EXPORT fenjie-targets NAMESPACE fenjie:: DESTINATION ${fenjie_package_dir})
configure_package_config_file(
  ${CMAKE_CURRENT_LIST_DIR}/fenjie-config.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/fenjie-config.cmake
  INSTALL_DESTINATION ${fenjie_package_dir})
# Before 1.0 a minor version may change the interface.
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/fenjie-config-version.cmake COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fenjie-config.cmake ${CMAKE_CURRENT_BINARY_DIR}/fenjie-config-version.cmake
        DESTINATION ${fenjie_package_dir})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/schemas/ DESTINATION ${CMAKE_INSTALL_DATADIR}/fenjie/schemas FILES_MATCHING PATTERN *.json)
