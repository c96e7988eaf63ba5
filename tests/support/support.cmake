# What the tests of several rooms share. Fuzzers and benchmarks, which are built without the tests, include this file too.
find_package(nlohmann_json 3.11 REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(Threads REQUIRED)
include_guard(GLOBAL)

# The one library of the tests that depends on where the checkout and the build are.
add_library(test_places STATIC ${CMAKE_CURRENT_LIST_DIR}/places.cpp)
target_include_directories(test_places PUBLIC ${CMAKE_CURRENT_LIST_DIR})
target_compile_features(test_places PUBLIC cxx_std_20)
target_compile_definitions(test_places PRIVATE FENJIE_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
                           FENJIE_TOOL="${PROJECT_BINARY_DIR}/tools/fenjie")

# Whole plans: where they are, scoring against labels, reading spans back.
set(here ${CMAKE_CURRENT_LIST_DIR})
add_library(test_plans STATIC ${here}/corpus_files.cpp ${here}/reread.cpp ${here}/score.cpp ${here}/score_match.cpp
            ${here}/score_text.cpp)
target_include_directories(test_plans PUBLIC ${PROJECT_SOURCE_DIR}/lib/src)
target_link_libraries(test_plans PUBLIC fenjie::fenjie test_places nlohmann_json::nlohmann_json ICU::uc ICU::i18n Threads::Threads
                      PRIVATE $<BUILD_INTERFACE:fenjie_build>)
