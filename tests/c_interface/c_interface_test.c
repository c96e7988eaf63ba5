/* The C interface as a C program sees it: every function, its errors, and many threads with the same options.
 *
 *     c_interface_test FILE FILE FILE...    plans; each is read by every thread
 */
#include <fenjie.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define THREADS 8
#define ROUNDS 2
#define MOST_PLANS 32

static int failures = 0;

static void check(int holds, const char* what, int line) {
    if (holds) return;
    ++failures;
    fprintf(stderr, "c_interface_test.c:%d: %s\n", line, what);
}
#define CHECK(condition) check((condition) ? 1 : 0, #condition, __LINE__)

static const char* const kPlan =
    "和安区居家养老服务提升行动方案\n一、主要任务\n（一）建设助餐点。7月底前覆盖率达到60%以上。（牵头单位：区民政局；"
    "配合单位：各街道）\n";

/* Whether the result has this status, with a text or with a reason and never with both; frees it. */
static int ends_with(fenjie_result* result, fenjie_status status) {
    const int is = fenjie_result_status(result) == status;
    const int text = fenjie_result_size(result) > 0;
    const int reason = fenjie_result_error(result)[0] != '\0';
    const int whole = strlen(fenjie_result_text(result)) == fenjie_result_size(result);
    fenjie_result_free(result);
    return is && whole && text == (status == FENJIE_OK) && reason == (status != FENJIE_OK);
}

static int has(const fenjie_result* result, const char* part) {
    return strstr(fenjie_result_text(result), part) != NULL;
}

static void test_extract(void) {
    fenjie_result* result = fenjie_extract(kPlan, strlen(kPlan), NULL);
    CHECK(fenjie_result_status(result) == FENJIE_OK);
    CHECK(has(result, "\"schema_version\":\"1.0\""));
    CHECK(has(result, "\"organization\":\"区民政局\""));
    CHECK(has(result, "unresolved-year"));
    CHECK(fenjie_result_text(result)[fenjie_result_size(result)] == '\0');
    fenjie_result_free(result);

    CHECK(ends_with(fenjie_extract(kPlan, strlen(kPlan), NULL), FENJIE_OK));
    CHECK(ends_with(fenjie_extract("", 0, NULL), FENJIE_OK) ||
          ends_with(fenjie_extract("", 0, NULL), FENJIE_UNREADABLE));
    CHECK(ends_with(fenjie_extract("\x7F"
                                   "ELF\0\0\0\0\1\2\3\0\0\0",
                                   14, NULL),
                    FENJIE_UNREADABLE));
    CHECK(ends_with(fenjie_extract(NULL, 5, NULL), FENJIE_BAD_ARGUMENT));
}

static void test_options(void) {
    fenjie_options* options = fenjie_options_new();
    fenjie_result* result;
    CHECK(options != NULL);
    CHECK(fenjie_options_set_name(options, "和安区.txt") == FENJIE_OK);
    CHECK(fenjie_options_set_issued(options, "2023-03-08") == FENJIE_OK);
    CHECK(fenjie_options_error(options)[0] == '\0');
    result = fenjie_extract(kPlan, strlen(kPlan), options);
    CHECK(has(result, "\"name\":\"和安区.txt\"") && has(result, "\"end\":\"2023-07-31\""));
    fenjie_result_free(result);

    /* What is refused changes nothing and says why. */
    CHECK(fenjie_options_set_issued(options, "2023-02-30") == FENJIE_BAD_ARGUMENT);
    CHECK(strcmp(fenjie_options_error(options), "2023-02-30 is no day: write YYYY-MM-DD") == 0);
    CHECK(fenjie_options_set_lexicon(options, "no/such/folder") == FENJIE_UNREADABLE);
    CHECK(strstr(fenjie_options_error(options), "no/such/folder") != NULL);
    CHECK(fenjie_options_set_metrics(options, "three\tcolumns\tonly", 18) == FENJIE_UNREADABLE);
    CHECK(strstr(fenjie_options_error(options), "metrics:1") != NULL);
    result = fenjie_extract(kPlan, strlen(kPlan), options);
    CHECK(has(result, "\"end\":\"2023-07-31\""));
    fenjie_result_free(result);

    /* A copy has the same settings and goes its own way. */
    fenjie_options* same = fenjie_options_copy(options);
    CHECK(fenjie_options_set_issued(options, NULL) == FENJIE_OK);
    result = fenjie_extract(kPlan, strlen(kPlan), same);
    CHECK(has(result, "\"name\":\"和安区.txt\"") && has(result, "\"end\":\"2023-07-31\""));
    fenjie_result_free(result);
    fenjie_options_free(same);
    CHECK(fenjie_options_copy(NULL) == NULL);
    CHECK(fenjie_options_set_name(options, NULL) == FENJIE_OK);
    CHECK(fenjie_options_set_lexicon(options, NULL) == FENJIE_OK);
    CHECK(fenjie_options_set_metrics(options, NULL, 0) == FENJIE_OK);
    CHECK(fenjie_options_set_limit(options, "memory", 1U << 28U) == FENJIE_OK);
    CHECK(fenjie_options_set_limit(options, "time", 5) == FENJIE_OK);
    CHECK(fenjie_options_set_limit(options, "patience", 5) == FENJIE_BAD_ARGUMENT);
    CHECK(strstr(fenjie_options_error(options), "only size, memory, time") != NULL);
    CHECK(fenjie_options_set_limit(options, "pages", 0) == FENJIE_BAD_ARGUMENT);
    CHECK(strcmp(fenjie_options_error(options), "pages is a number from 1 to 20000") == 0);
    CHECK(fenjie_options_set_limit(options, NULL, 5) == FENJIE_BAD_ARGUMENT);
    CHECK(fenjie_options_set_limit(NULL, "time", 5) == FENJIE_BAD_ARGUMENT);
    CHECK(fenjie_options_set_ocr(options, "sometimes") == FENJIE_BAD_ARGUMENT);
    CHECK(strcmp(fenjie_options_error(options), "sometimes is none of never, scans, always") == 0);
    CHECK(fenjie_options_set_ocr(options, "never") == FENJIE_OK);
    result = fenjie_extract("\x89PNG\r\n\x1a\n", 8, options);
    CHECK(fenjie_result_status(result) == FENJIE_UNREADABLE);
    CHECK(strstr(fenjie_result_error(result), "--ocr never") != NULL ||
          strstr(fenjie_result_error(result), "this build") != NULL);
    fenjie_result_free(result);
    CHECK(fenjie_options_set_ocr(options, NULL) == FENJIE_OK);
    /* A worker that there is none of is an error of the file, one that is not asked for is none. */
    CHECK(fenjie_options_set_worker(options, "no/such/program") == FENJIE_OK);
    CHECK(ends_with(fenjie_extract("%PDF-1.4 broken", 15, options), FENJIE_UNREADABLE));
    CHECK(ends_with(fenjie_extract(kPlan, strlen(kPlan), options), FENJIE_OK));
    CHECK(fenjie_options_set_worker(options, NULL) == FENJIE_OK);
    CHECK(fenjie_options_set_indented(options, 1) == FENJIE_OK);
    result = fenjie_extract(kPlan, strlen(kPlan), options);
    CHECK(has(result, "\n \"schema_version\": \"1.0\",\n") && has(result, "unresolved-year"));
    fenjie_result_free(result);

    CHECK(fenjie_options_set_limit(options, "size", 10) == FENJIE_OK);
    result = fenjie_extract(kPlan, strlen(kPlan), options);
    CHECK(fenjie_result_status(result) == FENJIE_UNREADABLE);
    CHECK(strstr(fenjie_result_error(result), "more than the limit of 10") != NULL);
    fenjie_result_free(result);
    fenjie_options_free(options);

    CHECK(fenjie_options_set_name(NULL, "a") == FENJIE_BAD_ARGUMENT);
    CHECK(fenjie_options_error(NULL)[0] != '\0');
    fenjie_options_free(NULL);
}

static void test_linked(void) {
    /* The plan has no year; the other file of it has one. */
    const char* const other = "和安区2024年居家养老工作要点\n一、主要任务\n1. 建设助餐点。（责任单位：区民政局）\n";
    fenjie_options* limited = fenjie_options_new();
    fenjie_result* result = fenjie_extract_linked(kPlan, strlen(kPlan), other, strlen(other), NULL, NULL);
    CHECK(has(result, "\"end\":\"2024-07-31\""));
    CHECK(ends_with(result, FENJIE_OK));
    /* Each file has its own limits. */
    CHECK(fenjie_options_set_limit(limited, "size", 10) == FENJIE_OK);
    result = fenjie_extract_linked(kPlan, strlen(kPlan), other, strlen(other), NULL, limited);
    CHECK(strstr(fenjie_result_error(result), "the linked file: ") == fenjie_result_error(result));
    CHECK(ends_with(result, FENJIE_UNREADABLE));
    CHECK(ends_with(fenjie_extract_linked(kPlan, strlen(kPlan), "", 0, limited, NULL), FENJIE_UNREADABLE));
    CHECK(ends_with(fenjie_extract_linked(kPlan, strlen(kPlan), NULL, 1, NULL, NULL), FENJIE_BAD_ARGUMENT));
    fenjie_options_free(limited);
}

static void test_text_and_facts(void) {
    fenjie_result* result = fenjie_text("\xD2\xBB\xA1\xA2\xD1\xA1\xD6\xB7", 8, NULL); /* GB18030 */
    CHECK(strcmp(fenjie_result_text(result), "一、选址") == 0);
    fenjie_result_free(result);
    CHECK(ends_with(fenjie_text(NULL, 1, NULL), FENJIE_BAD_ARGUMENT));
    result = fenjie_explain(kPlan, strlen(kPlan), NULL);
    CHECK(fenjie_result_text(result)[0] == '[' && has(result, "\"rule\":") && has(result, "\"kind\":\"target\""));
    CHECK(ends_with(result, FENJIE_OK));
    CHECK(ends_with(fenjie_explain(NULL, 1, NULL), FENJIE_BAD_ARGUMENT));
}

static void test_compare(void) {
    fenjie_result* first = fenjie_extract(kPlan, strlen(kPlan), NULL);
    const char* const plans[] = {fenjie_result_text(first), fenjie_result_text(first)};
    const size_t sizes[] = {fenjie_result_size(first), fenjie_result_size(first)};
    const char* const broken[] = {fenjie_result_text(first), "{\"schema_version\": 7}"};
    const char* const missing[] = {NULL};
    fenjie_result* by_size = fenjie_compare(plans, sizes, 2, NULL);
    fenjie_result* by_nul = fenjie_compare(plans, NULL, 2, NULL);
    CHECK(has(by_size, "\"metric\":\"覆盖率\"") && has(by_size, "\"id\":\"p2\""));
    CHECK(strcmp(fenjie_result_text(by_size), fenjie_result_text(by_nul)) == 0);
    fenjie_result_free(by_nul);
    by_nul = fenjie_validate(fenjie_result_text(by_size), fenjie_result_size(by_size), "compare");
    CHECK(strcmp(fenjie_result_text(by_nul), "[]") == 0);
    fenjie_result_free(by_nul);
    fenjie_result_free(by_size);
    CHECK(ends_with(fenjie_compare(NULL, NULL, 0, NULL), FENJIE_OK));
    CHECK(ends_with(fenjie_compare(NULL, NULL, 1, NULL), FENJIE_BAD_ARGUMENT));
    CHECK(ends_with(fenjie_compare(missing, NULL, 1, NULL), FENJIE_BAD_ARGUMENT));
    by_nul = fenjie_compare(broken, NULL, 2, NULL);
    CHECK(strstr(fenjie_result_error(by_nul), "plan 2: ") == fenjie_result_error(by_nul));
    CHECK(ends_with(by_nul, FENJIE_UNREADABLE));

    /* A row of one's own brings 覆盖率 under another name. */
    fenjie_options* options = fenjie_options_new();
    const char* const rows =
        "kind\tphrase\tpopulation\twhen\tcanonical\tcanonical_population\nmetric\t覆盖率\t\t\t助餐点覆盖率\t\n";
    CHECK(fenjie_options_set_metrics(options, rows, strlen(rows)) == FENJIE_OK);
    by_nul = fenjie_compare(plans, NULL, 2, options);
    CHECK(has(by_nul, "\"metric\":\"助餐点覆盖率\""));
    fenjie_result_free(by_nul);
    fenjie_options_free(options);
    fenjie_result_free(first);
}

static void test_schema_and_version(void) {
    fenjie_result* result = fenjie_schema("extract");
    CHECK(has(result, "\"$schema\""));
    fenjie_result_free(result);
    CHECK(ends_with(fenjie_schema("compare"), FENJIE_OK));
    CHECK(ends_with(fenjie_schema("digest"), FENJIE_BAD_ARGUMENT));
    CHECK(ends_with(fenjie_schema(NULL), FENJIE_BAD_ARGUMENT));
    result = fenjie_validate("{\"schema_version\":\"1.0\"}", 24, "extract");
    CHECK(has(result, "\"message\":") && has(result, "\"path\":"));
    fenjie_result_free(result);
    CHECK(ends_with(fenjie_validate("{}", 2, "digest"), FENJIE_BAD_ARGUMENT));
    CHECK(ends_with(fenjie_validate(NULL, 2, NULL), FENJIE_BAD_ARGUMENT));
    result = fenjie_features();
    CHECK(has(result, "\"version\":\"" FENJIE_PROJECT_VERSION "\"") && has(result, "\"reads\":[\"text\""));
    CHECK(has(result, "\"writes\":[\"json\""));
    fenjie_result_free(result);
    CHECK(strcmp(fenjie_version(), FENJIE_PROJECT_VERSION) == 0);
}

static void test_no_result(void) {
    CHECK(fenjie_result_status(NULL) == FENJIE_OUT_OF_MEMORY);
    CHECK(ends_with(NULL, FENJIE_OUT_OF_MEMORY));
}

/* ---- Many threads ---- */

struct plan {
    char* bytes;
    size_t size;
    char* expected;
};
static struct plan plans[MOST_PLANS];
static size_t plan_count = 0;
static fenjie_options* shared = NULL;

static char* copy(const char* text) {
    char* out = malloc(strlen(text) + 1);
    return out == NULL ? NULL : strcpy(out, text);
}

static int load(const char* path) {
    struct plan* plan = &plans[plan_count];
    FILE* file = fopen(path, "rb");
    long size;
    if (file == NULL) return 0;
    fseek(file, 0, SEEK_END);
    size = ftell(file);
    rewind(file);
    plan->size = (size_t)size;
    plan->bytes = malloc(plan->size);
    if (plan->bytes == NULL || fread(plan->bytes, 1, plan->size, file) != plan->size) return 0;
    fclose(file);
    ++plan_count;
    return 1;
}

/* Each thread begins at another plan; the answers must be those that one thread got. Returns the number of wrong ones.
 */
static void* work(void* begin) {
    size_t wrong = 0;
    for (size_t i = 0; i < ROUNDS * plan_count; ++i) {
        const struct plan* plan = &plans[(*(const size_t*)begin + i) % plan_count];
        fenjie_result* result = fenjie_extract(plan->bytes, plan->size, shared);
        const char* const one[] = {fenjie_result_text(result)};
        fenjie_result* comparison = fenjie_compare(one, NULL, 1, shared);
        if (strcmp(fenjie_result_text(result), plan->expected) != 0) ++wrong;
        if (fenjie_result_status(comparison) != FENJIE_OK) ++wrong;
        fenjie_result_free(comparison);
        fenjie_result_free(result);
    }
    return (void*)wrong;
}

static void test_threads(int count, char** paths) {
    pthread_t threads[THREADS];
    size_t begins[THREADS];
    for (int i = 0; i < count && plan_count < MOST_PLANS; ++i) CHECK(load(paths[i]));
    shared = fenjie_options_new();
    CHECK(fenjie_options_set_issued(shared, "2023-03-08") == FENJIE_OK);
    for (size_t i = 0; i < plan_count; ++i) {
        fenjie_result* result = fenjie_extract(plans[i].bytes, plans[i].size, shared);
        CHECK(fenjie_result_status(result) == FENJIE_OK);
        plans[i].expected = copy(fenjie_result_text(result));
        fenjie_result_free(result);
    }
    for (size_t i = 0; i < THREADS; ++i) {
        begins[i] = i;
        CHECK(pthread_create(&threads[i], NULL, work, &begins[i]) == 0);
    }
    for (size_t i = 0; i < THREADS; ++i) {
        void* wrong = NULL;
        CHECK(pthread_join(threads[i], &wrong) == 0);
        CHECK(wrong == NULL);
    }
    fenjie_options_free(shared);
    for (size_t i = 0; i < plan_count; ++i) {
        free(plans[i].bytes);
        free(plans[i].expected);
    }
}

int main(int argc, char** argv) {
    if (argc < 3) return 2;
    test_extract();
    test_options();
    test_linked();
    test_text_and_facts();
    test_compare();
    test_schema_and_version();
    test_no_result();
    test_threads(argc - 1, argv + 1);
    if (failures > 0) fprintf(stderr, "%d failures\n", failures);
    return failures > 0;
}
