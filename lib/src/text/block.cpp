// Cells as one text: paragraphs of a cell run together without a mark between them.
#include "text/block.hpp"

namespace fenjie {

MappedText Cell::joined() const {
    MappedText out;
    for (const MappedText& paragraph : paragraphs) out.append(paragraph);
    return out;
}

}  // namespace fenjie
