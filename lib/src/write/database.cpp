// Plans into one SQLite database, each in a transaction of its own.
//
// In:  plans.db with 3 plans, a plan whose bytes it holds already, and a new one
// Out: plans.db with 4 plans; the known one was written anew
#include <sqlite3.h>

#include <map>
#include <memory>

#include "text/names.hpp"
#include "write/database_schema.hpp"
#include "write/feeds.hpp"

namespace fenjie {
namespace {

// "fnjy": tells a database of plans from any other (PRAGMA application_id).
constexpr int kApplication = 0x666E6A79;
// How long to wait for another program that writes.
constexpr int kBusyMilliseconds = 10000;

struct CloseDatabase {
    void operator()(sqlite3* database) const { sqlite3_close(database); }
};
struct FinishStatement {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

/// A failure of SQLite, on its way to add(): thrown and caught in this file only.
struct DatabaseFailure {
    std::string reason;
};

class Statement {
 public:
    Statement(sqlite3* database, const char* sql) : database_(database) {
        sqlite3_stmt* made = nullptr;
        check(sqlite3_prepare_v2(database, sql, -1, &made, nullptr));
        statement_.reset(made);
    }

    template <typename... Values>
    void run(const Values&... values) {
        sqlite3_reset(statement_.get());
        sqlite3_clear_bindings(statement_.get());
        next_ = 1;
        (bind(values), ...);
        const int code = sqlite3_step(statement_.get());
        if (code != SQLITE_DONE && code != SQLITE_ROW) check(code);
    }
    /// The first column of the row that run() found.
    [[nodiscard]] sqlite3_int64 number() const { return sqlite3_column_int64(statement_.get(), 0); }
    /// To be called behind number(): a statement that stands on a row keeps the database locked.
    void done() { sqlite3_reset(statement_.get()); }

 private:
    void check(int code) const {
        if (code != SQLITE_OK) throw DatabaseFailure{sqlite3_errmsg(database_)};
    }
    void bind(const std::string& text) {
        check(sqlite3_bind_text64(statement_.get(), next_++, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    }
    void bind(std::string_view text) { bind(std::string(text)); }
    void bind(const CompactString& text) { bind(std::string(text)); }
    void bind(sqlite3_int64 value) { check(sqlite3_bind_int64(statement_.get(), next_++, value)); }
    void bind(int value) { bind(static_cast<sqlite3_int64>(value)); }
    void bind(std::uint32_t value) { bind(static_cast<sqlite3_int64>(value)); }
    void bind(bool value) { bind(static_cast<sqlite3_int64>(value ? 1 : 0)); }
    // Bound as text: the column's NUMERIC affinity stores a whole number as one and keeps the digits of the others.
    void bind(const Decimal& value) { bind(value.to_string()); }
    template <typename Optional>
    requires requires(const Optional& value) { value.has_value(); }
    void bind(const Optional& value) {
        if (value)
            bind(*value);
        else
            check(sqlite3_bind_null(statement_.get(), next_++));
    }

    sqlite3* database_;
    std::unique_ptr<sqlite3_stmt, FinishStatement> statement_;
    int next_ = 1;
};

class DatabaseFeed : public Feed {
 public:
    explicit DatabaseFeed(const std::string& path) {
        sqlite3* made = nullptr;
        const int code = sqlite3_open_v2(path.c_str(), &made, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, nullptr);
        database_.reset(made);
        if (code != SQLITE_OK) {
            fail(made != nullptr ? sqlite3_errmsg(made) : "no memory");
            return;
        }
        sqlite3_busy_timeout(made, kBusyMilliseconds);
        guarded([&] { prepare(); });
    }

    std::string add(const Plan& plan) override {
        if (error()) return {};
        guarded([&] {
            execute("BEGIN IMMEDIATE");
            try {
                write(plan);
                execute("COMMIT");
            } catch (const DatabaseFailure&) {
                sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
                throw;
            }
        });
        return {};
    }
    std::string finish() override { return {}; }

 private:
    template <typename Work>
    void guarded(const Work& work) {
        try {
            work();
        } catch (const DatabaseFailure& failure) {
            fail(failure.reason);
        }
    }

    void execute(const char* sql) {
        if (sqlite3_exec(database_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK)
            throw DatabaseFailure{sqlite3_errmsg(database_.get())};
    }

    sqlite3_int64 number(const char* sql) {
        Statement statement(database_.get(), sql);
        statement.run();
        return statement.number();
    }

    void prepare() {
        execute("PRAGMA foreign_keys = ON");
        // Another program may be making the same file: look and make in one transaction.
        execute("BEGIN IMMEDIATE");
        try {
            if (number("SELECT count(*) FROM sqlite_schema") == 0) {
                execute(kDatabaseSchema);
                execute(("PRAGMA application_id = " + std::to_string(kApplication)).c_str());
                execute(("PRAGMA user_version = " + std::to_string(kDatabaseVersion)).c_str());
            } else if (number("PRAGMA application_id") != kApplication) {
                throw DatabaseFailure{"it is a database of another program"};
            } else if (number("PRAGMA user_version") != kDatabaseVersion) {
                throw DatabaseFailure{"it was made by another version of fenjie"};
            }
            execute("COMMIT");
        } catch (const DatabaseFailure&) {
            sqlite3_exec(database_.get(), "ROLLBACK", nullptr, nullptr, nullptr);
            throw;
        }
    }

    sqlite3_int64 last_id() { return sqlite3_last_insert_rowid(database_.get()); }

    void write(const Plan& plan) {
        Statement(database_.get(), "DELETE FROM plan WHERE sha256 = ?").run(plan.source.sha256);
        const DocumentInfo& d = plan.document;
        Statement(database_.get(),
                  "INSERT INTO plan (sha256, source, media_type, title, kind, document_number, issued, period_start, "
                  "period_end) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)")
            .run(plan.source.sha256, plan.source.name, plan.source.media_type, d.title, name(d.kind),
                 d.document_number ? std::optional(d.document_number->text) : std::nullopt,
                 d.issued ? d.issued->end : std::nullopt, d.period ? std::optional(d.period->start) : std::nullopt,
                 d.period ? std::optional(d.period->end) : std::nullopt);
        const sqlite3_int64 plan_id = last_id();
        Statement issuer(database_.get(), "INSERT INTO issuer VALUES (?, ?, ?)");
        for (std::size_t i = 0; i < d.issuers.size(); ++i)
            issuer.run(plan_id, static_cast<sqlite3_int64>(i), d.issuers[i]);
        std::map<std::string, sqlite3_int64> sections;
        Statement section(database_.get(),
                          "INSERT INTO section (plan_id, id, parent, level, kind, marker, title, line, page) "
                          "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (const Section& s : plan.sections) {
            section.run(plan_id, s.id, s.parent, s.level, name(s.kind), s.marker, s.title, s.span.line, s.span.page);
            sections.emplace(s.id, last_id());
        }
        const std::map<std::string, sqlite3_int64> tasks = write_tasks(plan, plan_id, sections);
        write_targets(plan, plan_id, tasks);
        Statement warning(database_.get(), "INSERT INTO warning VALUES (?, ?, ?, ?, ?)");
        sqlite3_int64 position = 0;
        for (const Warning& w : plan.warnings)
            warning.run(plan_id, position++, w.code, w.message, w.span ? std::optional(w.span->line) : std::nullopt);
    }

    std::map<std::string, sqlite3_int64> write_tasks(const Plan& plan, sqlite3_int64 plan_id,
                                                     const std::map<std::string, sqlite3_int64>& sections) {
        std::map<std::string, sqlite3_int64> out;
        Statement task(database_.get(),
                       "INSERT INTO task (plan_id, id, section_id, kind, number, title, category, text, deadline_text, "
                       "deadline_start, deadline_end, ongoing, span_start, span_end, line, page) "
                       "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        Statement organization(database_.get(), "INSERT OR IGNORE INTO organization (name) VALUES (?)");
        Statement organization_id(database_.get(), "SELECT organization_id FROM organization WHERE name = ?");
        Statement owner(database_.get(), "INSERT INTO responsible VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        Statement recurrence(database_.get(), "INSERT INTO recurrence VALUES (?, ?, ?, ?)");
        for (const Task& t : plan.tasks) {
            const auto section = t.section ? sections.find(*t.section) : sections.end();
            const Date none;
            const Date& d = t.deadline ? *t.deadline : none;
            task.run(plan_id, t.id, section == sections.end() ? std::nullopt : std::optional(section->second),
                     name(t.kind), t.number, t.title, t.category, t.text,
                     t.deadline ? std::optional(d.text) : std::nullopt, d.start, d.end, d.ongoing, t.span.start,
                     t.span.end, t.span.line, t.span.page);
            const sqlite3_int64 task_id = last_id();
            out.emplace(t.id, task_id);
            sqlite3_int64 position = 0;
            for (const Owner& o : t.responsible) {
                organization.run(o.organization);
                organization_id.run(o.organization);
                const sqlite3_int64 id = organization_id.number();
                organization_id.done();
                owner.run(task_id, position++, name(o.role), id,
                          o.person ? std::optional(o.person->name) : std::nullopt,
                          o.person ? o.person->position : std::nullopt, o.text, name(o.origin));
            }
            position = 0;
            for (const Recurrence& r : t.recurrences) recurrence.run(task_id, position++, r.text, r.every);
        }
        return out;
    }

    void write_targets(const Plan& plan, sqlite3_int64 plan_id, const std::map<std::string, sqlite3_int64>& tasks) {
        Statement target(
            database_.get(),
            "INSERT INTO target (plan_id, id, task_id, metric, subject, excluding, comparator, value, value_max, "
            "unit, per_every, per_each, change, baseline, modality, deadline_end, text, line, page) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        for (const Target& t : plan.targets) {
            const auto task = t.task ? tasks.find(*t.task) : tasks.end();
            target.run(plan_id, t.id, task == tasks.end() ? std::nullopt : std::optional(task->second), t.metric,
                       t.subject, t.excluding, name(t.comparator), t.value, t.value_max, t.unit,
                       t.per ? t.per->every : std::nullopt, t.per ? t.per->each : std::nullopt, name(t.change),
                       t.baseline, name(t.modality), t.deadline ? t.deadline->end : std::nullopt, t.text, t.span.line,
                       t.span.page);
        }
    }

    std::unique_ptr<sqlite3, CloseDatabase> database_;
};

}  // namespace

std::unique_ptr<Feed> database_feed(const std::string& path) {
    return std::make_unique<DatabaseFeed>(path);
}

}  // namespace fenjie
