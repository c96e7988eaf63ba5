// Where the documents of a batch go when they are to outlive an interruption: one file of lines, or a folder.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace fenjie::tool {

/// What a document is made from; it stands in the document, too.
struct Origin {
    std::string name;
    std::string sha256;
};

/// Documents are added in the order of the inputs. Nothing of an earlier run is taken over unless it was made from the
/// same bytes under the same name, by the same version with the same settings.
class Documents {
 public:
    Documents() = default;
    Documents(const Documents&) = delete;
    Documents& operator=(const Documents&) = delete;
    virtual ~Documents() = default;

    /// Why an input cannot have a document here, or nothing.
    [[nodiscard]] virtual std::optional<std::string> refuse(const Origin& origin) = 0;
    /// Whether an earlier run has made the document of this input.
    [[nodiscard]] virtual bool holds(const Origin& origin) const = 0;
    /// Takes over the document that it holds. Returns the reason of a failure, as all below; after one nothing more is
    /// to be added.
    [[nodiscard]] virtual std::optional<std::string> keep(const Origin& origin) = 0;
    [[nodiscard]] virtual std::optional<std::string> add(const Origin& origin, std::string_view document) = 0;
    /// Puts in its place what was added. Without this call it is kept for a later run.
    [[nodiscard]] virtual std::optional<std::string> finish() = 0;
    /// How messages call it.
    [[nodiscard]] virtual std::string name() const = 0;
};

struct OpenedDocuments {
    std::unique_ptr<Documents> documents;
    std::string failure;  ///< why there are none
    std::string note;     ///< what the user should know of an earlier run; empty for nothing
};

/// A document a line. It is written to FILE.xxxxxxxx.yyyyyy.part beside the file (xxxxxxxx: the fingerprint), which
/// takes the file's name when all is written. With `resume` the lines of such parts are taken over.
[[nodiscard]] OpenedDocuments open_lines(const std::string& path, const std::string& fingerprint, bool resume);

/// A file a document, called as its input and `ending`. FOLDER/.fenjie-done lists what is done.
[[nodiscard]] OpenedDocuments open_folder(const std::string& path, const std::string& ending,
                                          const std::string& fingerprint, bool resume);

}  // namespace fenjie::tool
