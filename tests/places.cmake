# The one library of the tests that depends on where the checkout and the build are.
include_guard(GLOBAL)
add_library(test_places STATIC ${CMAKE_CURRENT_LIST_DIR}/places.cpp)
target_include_directories(test_places PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_compile_features(test_places PUBLIC cxx_std_20)
target_compile_definitions(test_places PRIVATE FENJIE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                           FENJIE_TOOL="${PROJECT_BINARY_DIR}/tools/fenjie")
