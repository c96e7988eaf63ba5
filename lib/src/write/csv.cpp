// The ledger as CSV.
//
// In:  two plans with 30 and 20 tasks      Out: the header, then rows 1 to 50
#include "write/csv_text.hpp"
#include "write/feeds.hpp"
#include "write/ledger.hpp"

namespace fenjie {
namespace {

class CsvFeed : public Feed {
 public:
    std::string add(const Plan& plan) override {
        std::string out = header();
        for (const LedgerRow& row : ledger_rows(plan, next_)) {
            add_csv_row(out, {row.begin(), row.end()});
            ++next_;
        }
        return out;
    }
    std::string finish() override { return header(); }

 private:
    // Once, however many plans there are.
    std::string header() {
        if (begun_) return {};
        begun_ = true;
        std::string out = kUtf8Mark;
        add_csv_row(out, {kLedgerHeader.begin(), kLedgerHeader.end()});
        return out;
    }
    bool begun_ = false;
    std::size_t next_ = 1;
};

}  // namespace

std::unique_ptr<Feed> csv_feed() {
    return std::make_unique<CsvFeed>();
}

}  // namespace fenjie
