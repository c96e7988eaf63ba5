// fenjie-ocr.so: the module that reads pictures.
//
// Its libraries (Tesseract, Leptonica) bring forty others: 10 ms before anything is read.
#include "read/modules/module_entry.hpp"

FENJIE_MODULE(fenjie::OcrModule, fenjie::read_image, fenjie::make_page_recognizer)
