// Writes the manual page and the completions.
//
// In:  fenjie_manual FOLDER
// Out: FOLDER/fenjie.1, fenjie.bash, _fenjie (zsh), fenjie.fish
#include <cstdio>
#include <fstream>

#include "manual.hpp"

int main(int argc, char** argv) {
    if (argc != 2) return 2;
    namespace manual = fenjie::manual;
    const fenjie::tool::CommandLine line;
    const std::string folder = std::string(argv[1]) + "/";
    const auto write = [&](const char* name, const std::string& text) {
        std::ofstream file(folder + name, std::ios::binary);
        file << text;
        file.close();
        if (!file) (void)std::fprintf(stderr, "fenjie_manual: cannot write %s%s\n", folder.c_str(), name);
        return static_cast<bool>(file);
    };
    const bool written = write("fenjie.1", manual::page(line)) && write("fenjie.bash", manual::bash_completion(line)) &&
                         write("_fenjie", manual::zsh_completion(line)) &&
                         write("fenjie.fish", manual::fish_completion(line));
    return written ? 0 : 1;
}
