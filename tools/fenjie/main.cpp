#include <iostream>
#include <iterator>

#include "fenjie/extract.hpp"

int main(int argc, char** argv) {
    const std::string input{std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>()};
    fenjie::Options options;
    if (argc > 1) options.issued = argv[1];
    for (const fenjie::Fact& f : fenjie::explain(input, options).facts)
        std::cout << f.kind << '\t' << f.text << '\t' << f.rule << '\n';
}
