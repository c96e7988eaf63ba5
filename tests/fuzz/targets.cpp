// The list of targets.
//
// In:  the formats that this build reads (FENJIE_WITH_…)
// Out: {"extract", run_extract}, {"dates", run_dates} …
#include "target.hpp"

namespace fuzz {

const std::vector<Target>& targets() {
    static const std::vector<Target> kTargets = {
        {"extract", run_extract},
        {"layout", run_layout},
        {"tables", run_tables},
        {"dates", run_dates},
        {"quantities", run_quantities},
        {"organizations", run_organizations},
        {"owners", run_owners},
        {"lexicon", run_lexicon},
        {"json", run_json},
        {"stream", run_stream},
#ifdef FENJIE_WITH_ZIP
        {"zip", run_zip},
#endif
#ifdef FENJIE_WITH_HTML
        {"html", run_html},
#endif
#ifdef FENJIE_WITH_OOXML
        {"docx", run_docx},
        {"xlsx", run_xlsx},
#endif
#ifdef FENJIE_WITH_OFD
        {"ofd", run_ofd},
#endif
#ifdef FENJIE_WITH_PDF
        {"pdf", run_pdf},
#endif
    };
    return kTargets;
}

}  // namespace fuzz
