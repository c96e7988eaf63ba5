// Plans for other systems: spreadsheets, calendars, databases, StratML.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "fenjie/extract.hpp"
#include "fenjie/plan.hpp"

namespace fenjie {

/// Plans one after another into one document. What add() and finish() return is written in that order; a format that is
/// put together at the end returns nothing before. After an error nothing more is written.
class Feed {
 public:
    Feed() = default;
    Feed(const Feed&) = delete;
    Feed& operator=(const Feed&) = delete;
    virtual ~Feed() = default;

    /// What one plan adds to the document.
    [[nodiscard]] virtual std::string add(const Plan& plan) = 0;
    /// What closes the document; to be called once, behind the last plan.
    [[nodiscard]] virtual std::string finish() = 0;
    /// Why the document could not be made (a full disk, a database of another kind), or nothing.
    [[nodiscard]] const std::optional<ReadError>& error() const { return error_; }

 protected:
    void fail(std::string reason) {
        if (!error_) error_ = ReadError{std::move(reason)};
    }

 private:
    std::optional<ReadError> error_;
};

/// The feeds' formats that this build writes: "csv" and of "xlsx", "ics", "sqlite", "stratml" those that it has.
[[nodiscard]] std::vector<std::string> feed_formats();

/// csv: the 任务台账 that offices keep, a task a row; UTF-8 with a mark; cells that look like formulas made harmless.
/// xlsx: the same with sheets for tasks, targets and warnings. ics: a VTODO a dated or recurring task (RFC 5545).
/// stratml: StratML Part 2 (ANSI/AIIM 22:2017), one plan a document.
/// Null for a format that is not in feed_formats(), and for sqlite: see database_feed().
[[nodiscard]] std::unique_ptr<Feed> make_feed(std::string_view format);

/// sqlite: one database for any number of plans. The file is made where it is missing and added to where it is there; a
/// plan that it holds already (the same bytes) takes the place of the old one. All or nothing of a plan is written.
[[nodiscard]] std::unique_ptr<Feed> database_feed(const std::string& path);

}  // namespace fenjie
