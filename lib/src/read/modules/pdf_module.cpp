// fenjie-pdf.so: the module that reads PDF.
//
// Its library (poppler) brings twenty others: 4 ms before anything is read.
#include "read/modules/module_entry.hpp"

FENJIE_MODULE(fenjie::PdfModule, fenjie::read_pdf)
