// ZIP packages (docx, xlsx, ofd) and archives, read in memory and within bounds.
//
// Guarantees:
//   1. nothing is written to disk and no member's name is ever used as a path;
//   2. no member is inflated beyond what is left of the limit, whatever its header claims, and their sum is bounded;
//   3. an encrypted or damaged member is an error that names it, never a crash; the others can still be read;
//   4. names are UTF-8: marked as such or well-formed, else taken for GB18030.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fenjie {

enum class PackageKind { docx, xlsx, ofd, open_document, archive, damaged };

/// What a ZIP file is, by the names of its members; where these tell nothing, by its list of content types.
[[nodiscard]] PackageKind package_kind(std::string_view bytes);

/// Why a ZIP file cannot be read as a package, or nothing.
[[nodiscard]] std::optional<std::string> package_error(std::string_view bytes);

class Package {
 public:
    /// `most_bytes`: the most that all members read may inflate to.
    Package(std::string_view bytes, std::uint64_t most_bytes);
    ~Package();
    Package(Package&&) noexcept;
    Package& operator=(Package&&) noexcept;
    Package(const Package&) = delete;
    Package& operator=(const Package&) = delete;

    /// Why the file is no readable package, or nothing. Then there are no members.
    [[nodiscard]] const std::optional<std::string>& error() const { return error_; }
    /// Names in the order of the directory; folders left out. Two members may share one.
    [[nodiscard]] const std::vector<std::string>& names() const { return names_; }
    [[nodiscard]] bool has(std::string_view name) const;
    /// A member's bytes, or nothing; `reason` then says why in words for people (missing, encrypted, too large,
    /// damaged).
    [[nodiscard]] std::optional<std::string> read(std::string_view name, std::string& reason);
    /// The same for names()[member], at most `most` bytes of it; the reason is without the name.
    [[nodiscard]] std::optional<std::string> read_member(std::size_t member, std::uint64_t most, std::string& reason);
    /// What is left of the bytes that members may inflate to; what was inflated in vain is gone.
    [[nodiscard]] std::uint64_t left() const { return left_; }
    void limit(std::uint64_t left) { left_ = left; }

 private:
    struct Handle;
    std::unique_ptr<Handle> handle_;
    std::vector<std::string> names_;
    std::vector<std::uint64_t> indices_;  // in the directory, one a name
    std::optional<std::string> error_;
    std::uint64_t left_ = 0;
};

}  // namespace fenjie
