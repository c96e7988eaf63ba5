/* fenjie for C, and for every language that can call C: bytes of a plan in, JSON out.
 *
 *     fenjie_result* result = fenjie_extract(bytes, size, NULL);
 *     if (fenjie_result_status(result) == FENJIE_OK) puts(fenjie_result_text(result));
 *     else fprintf(stderr, "%s\n", fenjie_result_error(result));
 *     fenjie_result_free(result);
 *
 * Every answer is a result of your own: its status, its text (UTF-8) and, where there is none, one sentence why. A null
 * pointer is a result as well: the one where memory ran out; every function here accepts it. No exception leaves the
 * library (memory that runs out inside fenjie_compare() or fenjie_validate(), though, may end the program: the reader
 * of JSON that they use needs some to give its own back). Nothing is printed, no setting is global. All functions may
 * be called from any number of threads at once; options may be shared by any number of calls while nobody changes them.
 *
 * The interface only grows: functions and statuses are added, none changes its meaning while the number in the shared
 * library's name (libfenjie.so.0) stays. New fields of the JSON come with a new schema_version.
 */
#ifndef FENJIE_H
#define FENJIE_H

/* Read by C as well: NOLINTBEGIN(modernize-*, readability-identifier-naming) */
#include <stddef.h>
#include <stdint.h>

/* What the shared library exports; everything else in it is hidden. */
#if defined(FENJIE_BUILDING_SHARED) && defined(__GNUC__)
#define FENJIE_API __attribute__((visibility("default")))
#else
#define FENJIE_API
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum fenjie_status {
    FENJIE_OK = 0,
    FENJIE_UNREADABLE = 1,    /* the input cannot be read: damaged, of an unknown kind, over a limit, not valid */
    FENJIE_BAD_ARGUMENT = 2,  /* the call is wrong: a null pointer, no day, a name that is not known */
    FENJIE_OUT_OF_MEMORY = 3, /* memory ran out */
    FENJIE_INTERNAL = 4       /* a defect of the library, worth a report */
} fenjie_status;

/* ---- Results ---- */

typedef struct fenjie_result fenjie_result;

FENJIE_API fenjie_status fenjie_result_status(const fenjie_result* result);
/* The text, followed by a NUL; it lives as long as the result. Empty where the status is not FENJIE_OK. JSON never has
 * a NUL inside, a decoded text may: its length is fenjie_result_size(). */
FENJIE_API const char* fenjie_result_text(const fenjie_result* result);
/* Bytes of the text, without the NUL at its end. */
FENJIE_API size_t fenjie_result_size(const fenjie_result* result);
/* One sentence why there is no text; empty where the status is FENJIE_OK. */
FENJIE_API const char* fenjie_result_error(const fenjie_result* result);
FENJIE_API void fenjie_result_free(fenjie_result* result);

/* ---- Options ---- */

/* Settings of a call. Wherever options are asked for, NULL stands for the defaults. A setter copies what it is given;
 * one that fails leaves the options as they were, and fenjie_options_error() says why. */
typedef struct fenjie_options fenjie_options;

/* Null where memory ran out. */
FENJIE_API fenjie_options* fenjie_options_new(void);
/* The same settings once more; a vocabulary is shared, not read again. Null where memory ran out, or for NULL. */
FENJIE_API fenjie_options* fenjie_options_copy(const fenjie_options* options);
FENJIE_API void fenjie_options_free(fenjie_options* options);
/* Why the last setter failed, one sentence; empty where it did not. Lives until the next setter. */
FENJIE_API const char* fenjie_options_error(const fenjie_options* options);

/* How the source is called in the output: a file's base name. NULL: no name, as at first. */
FENJIE_API fenjie_status fenjie_options_set_name(fenjie_options* options, const char* name);
/* The day, YYYY-MM-DD, that a missing year is taken from where the text has none. NULL: none, as at first. */
FENJIE_API fenjie_status fenjie_options_set_issued(fenjie_options* options, const char* day);
/* The most that is read of a source: "size" and "memory" in bytes, "time", "ocr-time" and "total-time" in seconds (0:
 * no limit), "pages", "archives", "members", "table-rows", "table-columns", "table-cells". What they bound, what they
 * are at first and what happens beyond them: README, "Limits", and fenjie_features(). */
FENJIE_API fenjie_status fenjie_options_set_limit(fenjie_options* options, const char* name, uint64_t value);
/* When pages that are pictures are recognized: "never", "scans" (pictures, and PDF files without any text; NULL, and as
 * at first) or "always" (every page of a PDF file that has no text, too). */
FENJIE_API fenjie_status fenjie_options_set_ocr(fenjie_options* options, const char* when);
/* The tool `fenjie`, by its path or by its name in PATH: PDF files are then read in a process of their own, in which
 * the limits hold whatever a file does to its reader, and a crash is an error. NULL: in this process, as at first. */
FENJIE_API fenjie_status fenjie_options_set_worker(fenjie_options* options, const char* tool);
/* A folder of .tsv files that add to the vocabulary or replace it (lexicon/README.md). FENJIE_UNREADABLE, with file and
 * line, where one is wrong. NULL: the built-in vocabulary, as at first. */
FENJIE_API fenjie_status fenjie_options_set_lexicon(fenjie_options* options, const char* folder);
/* Rows, as of metrics.tsv, that fenjie_compare() takes beside the built-in ones; `size` bytes. NULL: none, as at first.
 */
FENJIE_API fenjie_status fenjie_options_set_metrics(fenjie_options* options, const char* rows, size_t size);
/* JSON for people, a field a line (1), or in one line (0), as at first. */
FENJIE_API fenjie_status fenjie_options_set_indented(fenjie_options* options, int indented);

/* ---- Verbs ---- */

/* One plan (text, or a file of any kind that the library reads) as JSON: schemas/extract.schema.json. Any bytes are
 * accepted; doubt becomes a warning in the JSON. */
FENJIE_API fenjie_result* fenjie_extract(const void* bytes, size_t size, const fenjie_options* options);

/* The same, with what it leaves open filled from another file of the same plan. The other file's options (NULL: the
 * first's, without the name) give its name, day and limits. */
FENJIE_API fenjie_result* fenjie_extract_linked(const void* bytes, size_t size, const void* other, size_t other_size,
                                                const fenjie_options* options, const fenjie_options* other_options);

/* The decoded text that spans point into. */
FENJIE_API fenjie_result* fenjie_text(const void* bytes, size_t size, const fenjie_options* options);

/* A JSON array of every fact with the rule that found it, in reading order. */
FENJIE_API fenjie_result* fenjie_explain(const void* bytes, size_t size, const fenjie_options* options);

/* The targets of several plans side by side, as JSON: schemas/compare.schema.json. `plans` are `count` texts, each a
 * plan as fenjie_extract() gives it, or several, one a line; `sizes` are their bytes (NULL: each ends with its NUL). */
FENJIE_API fenjie_result* fenjie_compare(const char* const* plans, const size_t* sizes, size_t count,
                                         const fenjie_options* options);

/* The JSON Schema of what "extract" or "compare" gives. */
FENJIE_API fenjie_result* fenjie_schema(const char* name);

/* A JSON array of the ways in which a document is not what a schema asks for, each {"line", "path", "message"}: []
 * where it is valid. The document is JSON, or one a line; `schema` is "extract", "compare" or NULL: the one of its
 * kind. */
FENJIE_API fenjie_result* fenjie_validate(const char* json, size_t size, const char* schema);

/* What this build can do: {"version", "reads": [...], "writes": [...], "limits": {name: what it is at first, ...}}. */
FENJIE_API fenjie_result* fenjie_features(void);

/* "major.minor.patch" of the library in use. */
FENJIE_API const char* fenjie_version(void);

#ifdef __cplusplus
}
#endif
/* NOLINTEND(modernize-*, readability-identifier-naming) */

#endif
