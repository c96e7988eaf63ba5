// The entries of a compound file's directory, wherever its sectors lie.
//
// In:  D0 CF 11 E0 … an entry "WordDocument" whose stream begins EC A5 … with the bit of encryption set
// Out: OleKind::encrypted_old
//
// Directory entries are 128 bytes each and begin at multiples of that; an entry tells its name's length, and its kind.
// All such places are looked at rather than the chain of sectors followed: a damaged chain then hides nothing, and
// LibreOffice, which does follow it, has the last word on whether the file can be read.
#include "read/office/ole.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>

namespace fenjie {
namespace {

constexpr std::size_t kEntry = 128;
constexpr std::size_t kHead = 512;

std::uint32_t number_at(std::string_view bytes, std::size_t pos, std::size_t width) {
    std::uint32_t out = 0;
    for (std::size_t i = 0; i < width && pos + i < bytes.size(); ++i)
        out |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[pos + i])) << (8 * i);
    return out;
}

// Where in the file the stream of a name begins (the small ones, kept elsewhere, have no such place); nothing where the
// directory lacks it.
std::optional<std::size_t> stream(std::string_view bytes, std::string_view name) {
    constexpr std::uint32_t kStream = 2;
    constexpr std::uint32_t kSmall = 4096;
    const std::uint32_t shift = number_at(bytes, 30, 2);
    for (std::size_t entry = kHead; entry + kEntry <= bytes.size(); entry += kEntry) {
        if (number_at(bytes, entry + 64, 2) != 2 * (name.size() + 1) || number_at(bytes, entry + 66, 1) != kStream)
            continue;
        std::size_t same = 0;
        while (same < name.size() && number_at(bytes, entry + 2 * same, 2) == static_cast<unsigned char>(name[same]))
            ++same;
        if (same < name.size()) continue;
        const bool placed = number_at(bytes, entry + 120, 4) >= kSmall && shift >= 7 && shift <= 16;
        if (!placed) return bytes.size();
        return (static_cast<std::size_t>(number_at(bytes, entry + 116, 4)) + 1) << shift;
    }
    return std::nullopt;
}

// Word: a bit of the flags behind the first five numbers.
bool is_encrypted_word(std::string_view bytes, std::size_t begin) {
    constexpr std::uint32_t kEncrypted = 0x0100;
    const std::uint32_t magic = number_at(bytes, begin, 2);  // of Word 97 and of Word 95
    return begin + 12 <= bytes.size() && (magic == 0xA5EC || magic == 0xA5DC) &&
           (number_at(bytes, begin + 10, 2) & kEncrypted) != 0;
}

// Excel: a record FILEPASS among the first ones.
bool is_encrypted_excel(std::string_view bytes, std::size_t begin) {
    constexpr std::uint32_t kFilePass = 0x2F;
    constexpr int kFirstRecords = 8;
    std::size_t at = begin;
    for (int i = 0; i < kFirstRecords && at + 4 <= bytes.size(); ++i) {
        if (number_at(bytes, at, 2) == kFilePass) return true;
        at += 4 + number_at(bytes, at + 2, 2);
    }
    return false;
}

}  // namespace

OleKind ole_kind(std::string_view bytes) {
    if (stream(bytes, "EncryptedPackage")) return OleKind::encrypted_new;
    if (const auto word = stream(bytes, "WordDocument"))
        return is_encrypted_word(bytes, *word) ? OleKind::encrypted_old : OleKind::word;
    for (const std::string_view name : {"Workbook", "Book"}) {
        if (const auto book = stream(bytes, name))
            return is_encrypted_excel(bytes, *book) ? OleKind::encrypted_old : OleKind::excel;
    }
    return stream(bytes, "PowerPoint Document") ? OleKind::slides : OleKind::other;
}

}  // namespace fenjie
