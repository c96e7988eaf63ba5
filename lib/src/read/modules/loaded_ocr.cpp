// In place of image.cpp and ocr.cpp where their module is loaded.
//
// In:  a scan, in a program without Tesseract      Out: what fenjie-ocr.so reads of it
#include "read/modules/module.hpp"

namespace fenjie {

ReadDrawn* image_reader(std::string& reason) {
    const auto* const module = module_of<OcrModule>(reason);
    return module == nullptr ? nullptr : module->read_image;
}

std::unique_ptr<PageRecognizer> make_page_recognizer(const ReadSettings& settings, std::string& reason) {
    const auto* const module = module_of<OcrModule>(reason);
    return module == nullptr ? nullptr : module->make_page_recognizer(settings, reason);
}

}  // namespace fenjie
