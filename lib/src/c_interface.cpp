// The C interface: each function calls the C++ one of its name and puts what that gives, or what it throws, in a
// result.
//
// In:  fenjie_extract("一、选址。7月底前完成。", 34, NULL)
// Out: a result: FENJIE_OK, {"schema_version":"1.0",…}; for "" FENJIE_UNREADABLE, "is empty"
//
// A null pointer is the result for which there was no memory: it needs none.
#include "fenjie.h"

#include <exception>
#include <new>

#include "fenjie/feed.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "write/json_values.hpp"

struct fenjie_result {  // NOLINT(readability-identifier-naming): the names of C
    fenjie_status status = FENJIE_OK;
    std::string text;
    std::string error;
};

struct fenjie_options {  // NOLINT(readability-identifier-naming)
    fenjie::Options options;
    std::shared_ptr<const fenjie::Metrics> metrics;
    fenjie::JsonLayout layout = fenjie::JsonLayout::line;
    std::string error;
};

namespace {

using fenjie::JsonWriter;

constexpr const char* kOutOfMemory = "memory ran out";

/// The result that `make` fills in, whatever it throws.
template <typename Make>
fenjie_result* answer(Make make) noexcept {
    try {
        auto out = std::make_unique<fenjie_result>();
        try {
            make(*out);
        } catch (const std::bad_alloc&) {
            return nullptr;
        } catch (const std::exception& error) {
            *out = {FENJIE_INTERNAL, {}, error.what()};
        } catch (...) {
            *out = {FENJIE_INTERNAL, {}, "an error of no known kind"};
        }
        return out.release();
    } catch (...) {
        return nullptr;
    }
}

void fail(fenjie_result& result, fenjie_status status, std::string reason) {
    result.status = status;
    result.error = std::move(reason);
}

/// Sets what `set` sets, or nothing: `set` returns a reason where the value is refused.
template <typename Set>
fenjie_status change(fenjie_options* options, fenjie_status refused, Set set) noexcept {
    if (options == nullptr) return FENJIE_BAD_ARGUMENT;
    try {
        options->error.clear();
        options->error = set(*options);
        return options->error.empty() ? FENJIE_OK : refused;
    } catch (...) {
        return FENJIE_OUT_OF_MEMORY;
    }
}

/// Whether there are `size` bytes; a result that says otherwise.
bool given(fenjie_result& result, const void* bytes, std::size_t size) {
    if (bytes != nullptr || size == 0) return true;
    fail(result, FENJIE_BAD_ARGUMENT, "the bytes are a null pointer");
    return false;
}

std::string_view view(const void* bytes, std::size_t size) {
    return size == 0 ? std::string_view{} : std::string_view(static_cast<const char*>(bytes), size);
}

fenjie::Options settings(const fenjie_options* options) {
    return options == nullptr ? fenjie::Options{} : options->options;
}

fenjie::JsonLayout layout(const fenjie_options* options) {
    return options == nullptr ? fenjie::JsonLayout::line : options->layout;
}

void give(fenjie_result& result, const fenjie::Extraction& extraction, const fenjie_options* options) {
    if (extraction.error)
        fail(result, FENJIE_UNREADABLE, extraction.error->reason);
    else
        result.text = to_json(extraction.plan, layout(options));
}

}  // namespace

// ---- Results ----

fenjie_status fenjie_result_status(const fenjie_result* result) {
    return result == nullptr ? FENJIE_OUT_OF_MEMORY : result->status;
}

const char* fenjie_result_text(const fenjie_result* result) {
    return result == nullptr ? "" : result->text.c_str();
}

size_t fenjie_result_size(const fenjie_result* result) {
    return result == nullptr ? 0 : result->text.size();
}

const char* fenjie_result_error(const fenjie_result* result) {
    return result == nullptr ? kOutOfMemory : result->error.c_str();
}

void fenjie_result_free(fenjie_result* result) {
    delete result;
}

// ---- Options ----

fenjie_options* fenjie_options_new() {
    try {
        return new fenjie_options;
    } catch (...) {
        return nullptr;
    }
}

fenjie_options* fenjie_options_copy(const fenjie_options* options) {
    try {
        return options == nullptr ? nullptr : new fenjie_options(*options);
    } catch (...) {
        return nullptr;
    }
}

void fenjie_options_free(fenjie_options* options) {
    delete options;
}

const char* fenjie_options_error(const fenjie_options* options) {
    return options == nullptr ? "the options are a null pointer" : options->error.c_str();
}

fenjie_status fenjie_options_set_name(fenjie_options* options, const char* name) {
    return change(options, FENJIE_BAD_ARGUMENT, [&](fenjie_options& o) {
        o.options.name = name == nullptr ? "" : name;
        return std::string{};
    });
}

fenjie_status fenjie_options_set_issued(fenjie_options* options, const char* day) {
    return change(options, FENJIE_BAD_ARGUMENT, [&](fenjie_options& o) {
        if (day == nullptr) {
            o.options.issued.reset();
            return std::string{};
        }
        if (!fenjie::is_day(day)) return std::string(day) + " is no day: write YYYY-MM-DD";
        o.options.issued = day;
        return std::string{};
    });
}

fenjie_status fenjie_options_set_limit(fenjie_options* options, const char* name, uint64_t value) {
    return change(options, FENJIE_BAD_ARGUMENT, [&](fenjie_options& o) {
        if (name == nullptr) return std::string("the name of the limit is a null pointer");
        return fenjie::set_limit(o.options.reading.limits, name, value).value_or("");
    });
}

fenjie_status fenjie_options_set_ocr(fenjie_options* options, const char* when) {
    return change(options, FENJIE_BAD_ARGUMENT, [&](fenjie_options& o) {
        const std::string_view word = when == nullptr ? "scans" : when;
        const std::optional<fenjie::Ocr> ocr = fenjie::ocr_from_name(word);
        if (!ocr) return std::string(word) + " is none of never, scans, always";
        o.options.reading.ocr = *ocr;
        return std::string{};
    });
}

fenjie_status fenjie_options_set_worker(fenjie_options* options, const char* tool) {
    return change(options, FENJIE_BAD_ARGUMENT, [&](fenjie_options& o) {
        std::vector<std::string> worker;
        if (tool != nullptr) worker = {tool, "read-one"};
        o.options.reading.worker = std::move(worker);
        return std::string{};
    });
}

fenjie_status fenjie_options_set_lexicon(fenjie_options* options, const char* folder) {
    return change(options, FENJIE_UNREADABLE, [&](fenjie_options& o) {
        if (folder == nullptr) {
            o.options.lexicon.reset();
            return std::string{};
        }
        fenjie::LoadedLexicon loaded = fenjie::load_lexicon(folder);
        if (loaded.error) return std::move(loaded.error->reason);
        o.options.lexicon = std::move(loaded.lexicon);
        return std::string{};
    });
}

fenjie_status fenjie_options_set_metrics(fenjie_options* options, const char* rows, size_t size) {
    return change(options, FENJIE_UNREADABLE, [&](fenjie_options& o) {
        if (rows == nullptr) {
            o.metrics.reset();
            return std::string{};
        }
        fenjie::LoadedMetrics loaded = fenjie::load_metrics(view(rows, size), "metrics");
        if (loaded.error) return std::move(loaded.error->reason);
        o.metrics = std::move(loaded.metrics);
        return std::string{};
    });
}

fenjie_status fenjie_options_set_indented(fenjie_options* options, int indented) {
    return change(options, FENJIE_BAD_ARGUMENT, [&](fenjie_options& o) {
        o.layout = indented != 0 ? fenjie::JsonLayout::indented : fenjie::JsonLayout::line;
        return std::string{};
    });
}

// ---- Verbs ----

fenjie_result* fenjie_extract(const void* bytes, size_t size, const fenjie_options* options) {
    return answer([&](fenjie_result& result) {
        if (given(result, bytes, size)) give(result, fenjie::extract(view(bytes, size), settings(options)), options);
    });
}

fenjie_result* fenjie_extract_linked(const void* bytes, size_t size, const void* other, size_t other_size,
                                     const fenjie_options* options, const fenjie_options* other_options) {
    return answer([&](fenjie_result& result) {
        if (!given(result, bytes, size) || !given(result, other, other_size)) return;
        fenjie::Options second = settings(other_options == nullptr ? options : other_options);
        if (other_options == nullptr) second.name.clear();
        give(result, fenjie::extract_linked(view(bytes, size), view(other, other_size), settings(options), second),
             options);
    });
}

fenjie_result* fenjie_text(const void* bytes, size_t size, const fenjie_options* options) {
    return answer([&](fenjie_result& result) {
        if (!given(result, bytes, size)) return;
        fenjie::Text text = fenjie::read_text(view(bytes, size), settings(options));
        if (text.error)
            fail(result, FENJIE_UNREADABLE, std::move(text.error->reason));
        else
            result.text = std::move(text.utf8);
    });
}

fenjie_result* fenjie_explain(const void* bytes, size_t size, const fenjie_options* options) {
    return answer([&](fenjie_result& result) {
        if (!given(result, bytes, size)) return;
        fenjie::Explanation explanation = fenjie::explain(view(bytes, size), settings(options));
        if (explanation.error) {
            fail(result, FENJIE_UNREADABLE, std::move(explanation.error->reason));
            return;
        }
        JsonWriter w(layout(options));
        w.begin_array();
        for (const fenjie::Fact& fact : explanation.facts) w.raw(to_json(fact));
        w.end_array();
        result.text = w.take();
    });
}

fenjie_result* fenjie_compare(const char* const* plans, const size_t* sizes, size_t count,
                              const fenjie_options* options) {
    return answer([&](fenjie_result& result) {
        if (!given(result, plans, count)) return;
        std::vector<fenjie::Plan> all;
        for (std::size_t i = 0; i < count; ++i) {
            const std::string which = "plan " + std::to_string(i + 1);
            if (plans[i] == nullptr) return fail(result, FENJIE_BAD_ARGUMENT, which + " is a null pointer");
            const std::string_view text = sizes == nullptr ? std::string_view(plans[i]) : view(plans[i], sizes[i]);
            fenjie::ReadPlans read = fenjie::read_plans(text);
            if (read.error) return fail(result, FENJIE_UNREADABLE, which + ": " + read.error->reason);
            for (fenjie::Plan& plan : read.plans) all.push_back(std::move(plan));
        }
        result.text = to_json(compare(all, options == nullptr ? nullptr : options->metrics), layout(options));
    });
}

fenjie_result* fenjie_schema(const char* name) {
    return answer([&](fenjie_result& result) {
        const auto schema = name == nullptr ? std::nullopt : fenjie::schema(name);
        if (schema)
            result.text = *schema;
        else
            fail(result, FENJIE_BAD_ARGUMENT, "there is no schema of that name: \"extract\" and \"compare\" are known");
    });
}

fenjie_result* fenjie_validate(const char* json, size_t size, const char* schema) {
    return answer([&](fenjie_result& result) {
        if (!given(result, json, size)) return;
        const std::string_view name = schema == nullptr ? "" : schema;
        if (!name.empty() && !fenjie::schema(name))
            return fail(result, FENJIE_BAD_ARGUMENT, "there is no schema of that name");
        JsonWriter w(fenjie::JsonLayout::line);
        w.begin_array();
        for (const fenjie::Violation& violation : fenjie::validate(view(json, size), name)) {
            w.begin_object();
            field(w, "line", std::uint64_t{violation.line});
            field(w, "path", violation.path);
            field(w, "message", violation.message);
            w.end_object();
        }
        w.end_array();
        result.text = w.take();
    });
}

fenjie_result* fenjie_features() {
    return answer([&](fenjie_result& result) {
        std::vector<std::string> writes = {"json", "ndjson", "markdown", "html"};
        for (std::string& format : fenjie::feed_formats()) writes.push_back(std::move(format));
        JsonWriter w(fenjie::JsonLayout::line);
        w.begin_object();
        field(w, "version", fenjie_version());
        field(w, "reads", fenjie::formats());
        field(w, "writes", writes);
        w.key("limits");
        w.begin_object();
        for (const fenjie::LimitInfo& limit : fenjie::all_limits()) {
            w.key(limit.name);
            w.number(limit.standard);
        }
        w.end_object();
        w.end_object();
        result.text = w.take();
    });
}

const char* fenjie_version() {
    // A literal, so that a NUL follows it.
    return FENJIE_VERSION;
}
