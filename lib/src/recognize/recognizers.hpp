// All recognizers over one lexicon, built once and then only read: safe to share between threads.
#pragma once

#include <memory>

#include "recognize/dates.hpp"
#include "recognize/organizations.hpp"
#include "recognize/quantities.hpp"
#include "recognize/responsibility.hpp"
#include "recognize/targets.hpp"

namespace fenjie {

struct Recognizers {
    explicit Recognizers(std::shared_ptr<const Lexicon> vocabulary)
        : lexicon(std::move(vocabulary)),
          dates(*lexicon),
          quantities(*lexicon),
          targets(*lexicon),
          organizations(*lexicon),
          responsibility(*lexicon, organizations) {}
    Recognizers(const Recognizers&) = delete;
    Recognizers& operator=(const Recognizers&) = delete;

    std::shared_ptr<const Lexicon> lexicon;
    DateRecognizer dates;
    QuantityRecognizer quantities;
    TargetRecognizer targets;
    OrganizationRecognizer organizations;
    ResponsibilityRecognizer responsibility;
};

/// The recognizers that a caller gave, or those over the built-in lexicon, which are made once and shared.
[[nodiscard]] inline std::shared_ptr<const Recognizers> recognizers_or_built_in(
    const std::shared_ptr<const Recognizers>& given) {
    if (given) return given;
    static const auto built_in = std::make_shared<const Recognizers>(Lexicon::built_in());
    return built_in;
}

}  // namespace fenjie
