// One pass over a text that has figures: words, brackets and clauses, so that the rules never search again.
//
//   到2025年底，建成50个以上中心。  ->  clause [date]  ，  clause [acquire 建成][figure 50个以上][other 中心]
//
// Guarantees: tokens are in order and do not overlap; separators belong to no clause; a token never reaches
// over the end of its clause; no clause has more than a few hundred tokens.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "recognize/dates.hpp"
#include "recognize/quantities.hpp"
#include "recognize/targets/words.hpp"
#include "text/mapped_text.hpp"

namespace fenjie::targets {

struct Token {
    std::size_t begin = 0;
    std::size_t end = 0;
    Word word = Word::other;
    bool edge = false;      ///< a noun phrase cannot reach over it
    std::size_t index = 0;  ///< of the date, recurrence or quantity
    Range inner;            ///< per: what follows 每
};

/// How strongly the text is parted after a clause.
enum class Stop { bracket, comma, semicolon, sentence };

struct Clause {
    std::size_t begin = 0;  ///< bytes
    std::size_t end = 0;
    std::size_t first = 0;  ///< tokens
    std::size_t last = 0;   ///< exclusive
    Stop stop = Stop::sentence;
};

struct Scan {
    std::string_view text;
    const std::vector<Quantity>* quantities = nullptr;
    const TimeFacts* times = nullptr;
    const TargetWords* words = nullptr;
    std::vector<Token> tokens;
    std::vector<Clause> clauses;

    [[nodiscard]] std::string_view of(std::size_t begin, std::size_t end) const {
        return begin < end ? text.substr(begin, end - begin) : std::string_view{};
    }
    [[nodiscard]] std::string_view of(const Token& token) const { return of(token.begin, token.end); }
};

/// Bytes of the punctuation mark that parts clauses at `pos`, or 0.
[[nodiscard]] std::size_t separator_at(std::string_view text, std::size_t pos, Stop& stop);

/// Which quantities could be targets by what stands right beside them (units, thresholds, subsidies, titles …).
[[nodiscard]] std::vector<bool> promising(std::string_view text, const std::vector<Quantity>& quantities,
                                          const TimeFacts& times, const TargetWords& words);

class Scanner;

/// Where the noun behind 每 that begins at byte `from` ends: with its population word, else before the next word.
[[nodiscard]] std::size_t noun_end(const Scan& scan, std::size_t from);

/// The scan of a text of any length, a window of clauses at a time: what a figure may look at is bounded (the clauses
/// of its sentence and a lead-in before it, one clause behind it), and so is what is held of the text.
class WindowedScan {
 public:
    WindowedScan(std::string_view text, const std::vector<Quantity>& quantities, const std::vector<bool>& figures,
                 const TimeFacts& times, const TargetWords& words);
    ~WindowedScan();
    WindowedScan(const WindowedScan&) = delete;
    WindowedScan& operator=(const WindowedScan&) = delete;

    /// Reads on; false where nothing is left. Then the clauses [first(), last()) of window() are to be built from.
    [[nodiscard]] bool read();
    [[nodiscard]] const Scan& window() const { return scan_; }
    [[nodiscard]] std::size_t first() const { return first_; }
    [[nodiscard]] std::size_t last() const { return last_; }
    /// Clauses that the last read() took from the window's begin: what counts clauses counts that many less.
    [[nodiscard]] std::size_t forgotten() const { return forgotten_; }

 private:
    void forget();

    Scan scan_;
    std::unique_ptr<Scanner> scanner_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    std::size_t forgotten_ = 0;
};

}  // namespace fenjie::targets
