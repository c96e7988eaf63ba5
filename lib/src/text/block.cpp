// Cells as one text: paragraphs of a cell run together without a mark between them.
//
// In:  a cell with the paragraphs "宣统文化" and "办公室"      Out: "宣统文化办公室"
#include "text/block.hpp"

namespace fenjie {

MappedText Cell::joined() const {
    MappedText out;
    for (const MappedText& paragraph : paragraphs) out.append(paragraph);
    return out;
}

}  // namespace fenjie
