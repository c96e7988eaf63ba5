// Archives written by libzip.
#include "zip_maker.hpp"

#include <gtest/gtest.h>
#include <zip.h>

namespace zips {

std::string make(const std::vector<Entry>& entries) {
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t* out = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_source_keep(out);
    zip_t* archive = zip_open_from_source(out, ZIP_TRUNCATE, &error);
    EXPECT_NE(archive, nullptr);
    for (const Entry& entry : entries) {
        zip_source_t* source = zip_source_buffer(archive, entry.content.data(), entry.content.size(), 0);
        const zip_int64_t index = zip_file_add(archive, entry.name.c_str(), source, ZIP_FL_ENC_GUESS);
        EXPECT_GE(index, 0) << entry.name;
        if (!entry.encrypted) continue;
        EXPECT_EQ(zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, "secret"), 0);
    }
    EXPECT_EQ(zip_close(archive), 0) << zip_strerror(archive);
    std::string bytes;
    zip_stat_t about;
    zip_stat_init(&about);
    zip_source_stat(out, &about);
    bytes.resize(about.size);
    zip_source_open(out);
    EXPECT_EQ(zip_source_read(out, bytes.data(), bytes.size()), static_cast<zip_int64_t>(bytes.size()));
    zip_source_close(out);
    zip_source_free(out);
    return bytes;
}

void claim_size(std::string& archive, const std::string& name, std::uint32_t size) {
    // In the local header and in the directory, the size stands a fixed way before the name.
    for (const auto& [signature, before] : {std::pair("PK\x03\x04", 8U), std::pair("PK\x01\x02", 22U)}) {
        for (std::size_t at = archive.find(name); at != std::string::npos; at = archive.find(name, at + 1)) {
            const std::size_t header = before == 8U ? 30 : 46;
            if (at < header || archive.compare(at - header, 4, signature) != 0) continue;
            for (std::size_t i = 0; i < 4; ++i) archive[at - before + i] = static_cast<char>(size >> (8 * i));
        }
    }
}

}  // namespace zips
