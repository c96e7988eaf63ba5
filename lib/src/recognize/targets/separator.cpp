// The marks that part clauses.
//
// In:  下降5%。各镇街  at 。      Out: 3 bytes, Stop::sentence
#include "recognize/targets/scan.hpp"
#include "text/utf8.hpp"

namespace fenjie::targets {

std::size_t separator_at(std::string_view text, std::size_t pos, Stop& stop) {
    const char c = text[pos];
    if (c == '\n' || c == '!' || c == '?') return stop = Stop::sentence, 1;
    if (c == ';') return stop = Stop::semicolon, 1;
    if (c == ',' || c == ':') return stop = Stop::comma, 1;
    // 下降5%.各镇街…: a stop in half width; 2.5 and PM2.5 have a digit behind.
    if (c == '.' && pos > 0 && text[pos - 1] == '%' && (pos + 1 == text.size() || !utf8::is_digit(text[pos + 1])))
        return stop = Stop::sentence, 1;
    if (static_cast<unsigned char>(c) < 0x80U || utf8::is_common_han_at(text, pos)) return 0;
    const std::string_view mark = utf8::at(text, pos);
    if (mark == "，" || mark == "：")
        stop = Stop::comma;
    else if (mark == "；")
        stop = Stop::semicolon;
    else if (mark == "。" || mark == "！" || mark == "？")
        stop = Stop::sentence;
    else
        return 0;
    return mark.size();
}

}  // namespace fenjie::targets
