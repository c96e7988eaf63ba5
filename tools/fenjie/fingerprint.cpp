// Whether two runs of a batch would make the same documents.
//
// In:  settings of "extract plans/ --lexicon words", "ndjson"
// Out: a digest of version, format, settings and the files in words/
#include "fingerprint.hpp"

#include "fenjie/write.hpp"

namespace fenjie::tool {

std::string fingerprint(const Settings& settings, const std::string& format) {
    const ReadSettings& reading = settings.reading;
    std::string all = std::string(version()) + "\n" + format + "\n" + settings.issued + "\n" +
                      std::to_string(static_cast<int>(reading.ocr));
    // What is over one of the others has no document.
    for (const LimitInfo& info : all_limits()) {
        if (info.cuts) all += "\n" + std::to_string(*limit(reading.limits, info.name));
    }
    if (!settings.lexicon.empty()) {
        for (const std::string& file : expand_folders({settings.lexicon})) {
            all += "\n" + source_name(file) + " " + sha256(read_input(file, settings.reading.limits.size).bytes);
        }
    }
    return sha256(all);
}

}  // namespace fenjie::tool
