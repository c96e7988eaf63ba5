// Any bytes through the reader of web pages.
//
// In:  <p>一、选址<table>
// Out: nothing, or std::logic_error where its text or tables are not what DocumentBuilder promises
#include <string>

#include "document_check.hpp"
#include "read/read.hpp"
#include "target.hpp"

namespace fuzz {

void run_html(std::string_view input) {
    const fenjie::ReadDocument document = fenjie::read_html(input, *fenjie::Lexicon::built_in());
    check(document);
    require(fenjie::read_html(input, *fenjie::Lexicon::built_in()).utf8 == document.utf8, "the text is another");
}

}  // namespace fuzz
