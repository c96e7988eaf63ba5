# What the plans' tests share: where the plans are, scoring against labels, reading spans back.
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(Threads REQUIRED)
add_library(corpus_reading STATIC corpus_files.cpp outline.cpp reread.cpp score.cpp score_match.cpp score_text.cpp)
target_compile_definitions(corpus_reading PUBLIC $<$<BOOL:${FENJIE_SANITIZE}>:FENJIE_SANITIZED>)
target_include_directories(corpus_reading PUBLIC ${PROJECT_SOURCE_DIR}/lib/src)
target_link_libraries(corpus_reading PUBLIC fenjie::fenjie test_places nlohmann_json::nlohmann_json ICU::uc ICU::i18n Threads::Threads
                      PRIVATE $<BUILD_INTERFACE:fenjie_build>)

add_executable(corpus_test corpus_test.cpp)
target_link_libraries(corpus_test PRIVATE corpus_reading GTest::gtest $<BUILD_INTERFACE:fenjie_build>)
add_test(NAME corpus COMMAND corpus_test)
set_tests_properties(corpus PROPERTIES LABELS corpus)

add_executable(lexicon_rows_test lexicon_rows_test.cpp case_file.cpp case_run.cpp)
target_link_libraries(lexicon_rows_test PRIVATE corpus_reading GTest::gtest $<BUILD_INTERFACE:fenjie_build>)
# Thousands of readings: cases_test runs the same code on the same cases under the sanitizers.
if(NOT FENJIE_SANITIZE)
  add_test(NAME lexicon_rows COMMAND lexicon_rows_test)
  set_tests_properties(lexicon_rows PROPERTIES LABELS lint)
endif()

add_executable(lexicon_user_test lexicon_user_test.cpp case_file.cpp case_run.cpp)
target_compile_definitions(lexicon_user_test PRIVATE FENJIE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(lexicon_user_test PRIVATE corpus_reading GTest::gtest_main $<BUILD_INTERFACE:fenjie_build>)
if(NOT FENJIE_SANITIZE)
  add_test(NAME lexicon_user COMMAND lexicon_user_test)
  set_tests_properties(lexicon_user PROPERTIES LABELS unit)
endif()

add_executable(rules_test rules_test.cpp case_file.cpp)
target_compile_definitions(rules_test PRIVATE FENJIE_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
target_link_libraries(rules_test PRIVATE corpus_reading GTest::gtest_main $<BUILD_INTERFACE:fenjie_build>)
add_test(NAME rules COMMAND rules_test)
set_tests_properties(rules PROPERTIES LABELS lint)

add_executable(property_test property_test.cpp property_encoding_test.cpp property_planted_test.cpp
               property_coverage_test.cpp)
target_link_libraries(property_test PRIVATE corpus_reading GTest::gtest_main $<BUILD_INTERFACE:fenjie_build>)
add_test(NAME property COMMAND property_test)
set_tests_properties(property PROPERTIES LABELS property)

# Growth is measured in processor time and needs a machine of its own: ctest -C large runs that part, and the 50 MB.
add_executable(pathological_test pathological_test.cpp)
target_link_libraries(pathological_test PRIVATE corpus_reading GTest::gtest_main $<BUILD_INTERFACE:fenjie_build>)
add_test(NAME pathological COMMAND pathological_test --gtest_filter=*Nuls*:*Empty*:*Prefix*)
add_test(NAME pathological.growth COMMAND pathological_test --gtest_filter=-*50Megabytes* CONFIGURATIONS large)
set_tests_properties(pathological.growth PROPERTIES LABELS pathological TIMEOUT 1200)
add_test(NAME pathological.large COMMAND pathological_test --gtest_filter=*50Megabytes* CONFIGURATIONS large)
set_tests_properties(pathological PROPERTIES LABELS pathological TIMEOUT 1200)
set_property(TEST pathological.large PROPERTY LABELS pathological)
set_property(TEST pathological.large PROPERTY TIMEOUT 3600)

add_executable(formats_test formats_test.cpp)
target_link_libraries(formats_test PRIVATE corpus_reading GTest::gtest_main $<BUILD_INTERFACE:fenjie_build>)
add_test(NAME formats COMMAND formats_test)
set_tests_properties(formats PROPERTIES LABELS formats)
