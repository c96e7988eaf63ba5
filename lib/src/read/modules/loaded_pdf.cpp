// In place of pdf.cpp where its module is loaded.
//
// In:  "%PDF-1.4 …", in a program without poppler      Out: what fenjie-pdf.so reads of it
#include "read/modules/module.hpp"

namespace fenjie {

ReadDrawn* pdf_reader(std::string& reason) {
    const auto* const module = module_of<PdfModule>(reason);
    return module == nullptr ? nullptr : module->read_pdf;
}

}  // namespace fenjie
