// Markup to the nodes of a page, by libxml2's HTML parser.
//
// In:  <div id="zoom"><p>各街<b>道要</b><br>建立台账。</p><script>…</script></div>
// Out: root > block (content) > block > text "各街道要\n建立台账。"
//
// The parser hands over starts and ends of elements as it meets them and builds no tree of its own: its tree ends at a
// depth of 256, which pages with unclosed tags reach. Here depth is a vector's length. What could make the parser slow
// is bounded: attributes of a tag beforehand (markup.cpp), and end tags that close nothing, each of which it looks
// for among all open elements, by a budget of work.
#include "read/html/page.hpp"

#include <libxml/HTMLparser.h>

#include <algorithm>
#include <exception>
#include <memory>
#include <mutex>

#include "read/html/elements.hpp"
#include "text/clean.hpp"
#include "text/utf8.hpp"

namespace fenjie {
namespace {

constexpr std::size_t kMostNodes = 2'000'000;
constexpr std::size_t kMostDepth = 1'000'000;
constexpr std::size_t kMostErrors = 1'000'000;
constexpr std::size_t kMostSearch = 500'000'000;  // open elements looked at for end tags that close none

// What an open element is for.
struct Open {
    std::uint32_t node = 0;  // 0: it made none
    std::uint32_t begin_text = 0;
    std::int32_t counter = 0;    // list: the number of its next item
    std::uint8_t numbering = 0;  // list
    bool list = false;
    bool skip = false;
    bool hidden = false;
    bool link = false;
    bool keep_white = false;
    bool superscript = false;
    bool quote = false;
    bool title = false;
};

class PageBuilder {
 public:
    PageBuilder(const Lexicon& lexicon, bool with_hidden) : names_(lexicon), with_hidden_(with_hidden) {
        page_.nodes.emplace_back().kind = HtmlKind::root;
    }

    xmlParserCtxtPtr context = nullptr;
    std::exception_ptr failure;

    void start(std::string_view name, const xmlChar** attributes) {
        Open open;
        const ElementShape shape = shape_of(name);
        const Attributes values = read_attributes(attributes);
        open.hidden = values.hidden && !with_hidden_;
        open.skip = skipping_ == 0 && (shape.is == ElementShape::Is::dropped || open.hidden);
        open.list = shape.kind == HtmlKind::list;
        if (skipping_ > 0 || open.skip) {
            open.hidden = open.hidden || hiding_ > 0;
            skipping_ += 1;
            hiding_ += open.hidden ? 1 : 0;
            open.skip = true;
        } else if (shape.is == ElementShape::Is::title) {
            open.title = page_.title.empty();
            title_ = open.title;
            open.skip = !open.title;
            skipping_ += open.skip ? 1 : 0;
        } else {
            start_shown(name, shape, values, open);
        }
        if (name == "meta" && page_.meta_title.empty()) page_.meta_title = values.meta_title;
        open_.push_back(open);
        if (open_.size() > kMostDepth || page_.nodes.size() > kMostNodes) stop();
    }

    void end() {
        if (open_.empty()) return;
        const Open open = open_.back();
        open_.pop_back();
        if (open.skip) {
            --skipping_;
            hiding_ -= open.hidden ? 1 : 0;
            return;
        }
        if (open.title) title_ = false;
        if (open.quote) put("”");
        if (open.link) --links_;
        if (open.superscript) raise(open.begin_text);
        if (open.keep_white) --white_;
        if (open.node != 0) {
            page_.nodes[open.node].end = static_cast<std::uint32_t>(page_.nodes.size());
            block_ = page_.nodes[open.node].parent;
            in_text_ = false;
        }
    }

    void characters(std::string_view text) {
        if (hiding_ > 0) page_.hidden += text.size() / 3;
        if (skipping_ > 0) return;
        if (title_)
            page_.title += text;
        else
            add(text);
    }

    // An error that the parser met; most come from an end tag that it looked for among the open elements.
    void count_error(bool looked) {
        searched_ += looked ? open_.size() : 0;
        if (++errors_ > kMostErrors || searched_ > kMostSearch) stop();
    }

    void stop() {
        page_.cut = true;
        if (context != nullptr) xmlStopParser(context);
    }

    HtmlPage take() {
        page_.nodes[0].end = static_cast<std::uint32_t>(page_.nodes.size());
        // Elements that were still open where the parser stopped.
        for (const Open& open : open_) {
            if (open.node != 0) page_.nodes[open.node].end = page_.nodes[0].end;
        }
        for (const HtmlNode& node : page_.nodes) page_.shown += node.chars;
        return std::move(page_);
    }

 private:
    void start_shown(std::string_view name, const ElementShape& shape, const Attributes& values, Open& open) {
        if (shape.is == ElementShape::Is::line_break) {
            if (in_text_) put("\n");
            return;
        }
        open.link = name == "a" && values.has_target;
        links_ += open.link ? 1 : 0;
        open.keep_white = name == "pre" || values.keeps_white;
        white_ += open.keep_white ? 1 : 0;
        open.superscript = name == "sup";
        open.begin_text = static_cast<std::uint32_t>(page_.text.size());
        open.quote = name == "q";
        const HtmlUse use = shape.is == ElementShape::Is::block || values.block || !shape.known
                                ? names_.use_of(name, values)
                                : HtmlUse::none;
        const bool block = shape.is == ElementShape::Is::block || values.block || use != HtmlUse::none;
        if (open.list) {
            open.counter = values.start.value_or(1);
            open.numbering = values.list_type.value_or(name == "ol" ? '1' : 0);
        }
        if (block) {
            HtmlNode node;
            node.kind = shape.kind;
            node.use = use;
            node.parent = block_;
            node.level = shape.level;
            node.ruled = values.ruled;
            node.presentation = values.presentation;
            node.row_span = values.row_span;
            node.column_span = values.column_span;
            if (shape.kind == HtmlKind::item) number(node, values);
            if (shape.kind == HtmlKind::table) table_ = static_cast<std::uint32_t>(page_.nodes.size());
            // A caption or a header cell speaks for the table that was opened last.
            if ((name == "th" || name == "caption") && table_ != 0) page_.nodes[table_].ruled = true;
            open.node = block_ = static_cast<std::uint32_t>(page_.nodes.size());
            page_.nodes.push_back(node);
            in_text_ = false;
        }
        if (open.quote) put("“");
    }

    void number(HtmlNode& node, const Attributes& values) {
        for (std::size_t i = open_.size(), seen = 0; i-- > 0 && seen < 8; ++seen) {
            Open& list = open_[i];
            if (!list.list) continue;
            if (values.value) list.counter = *values.value;
            node.ordinal = list.counter;
            node.numbering = values.list_type.value_or(list.numbering);
            if (list.counter < 1'000'000) ++list.counter;
            return;
        }
    }

    HtmlNode& text_node() {
        if (!in_text_) {
            HtmlNode node;
            node.kind = HtmlKind::text;
            node.parent = block_;
            node.begin_text = node.end_text = static_cast<std::uint32_t>(page_.text.size());
            node.end = static_cast<std::uint32_t>(page_.nodes.size() + 1);
            page_.nodes.push_back(node);
            in_text_ = true;
        }
        return page_.nodes.back();
    }

    void put(std::string_view text) {
        HtmlNode& node = text_node();
        if (text == "\n")
            while (page_.text.size() > node.begin_text && page_.text.back() == ' ') page_.text.pop_back();
        page_.text += text;
        node.end_text = static_cast<std::uint32_t>(page_.text.size());
    }

    void add(std::string_view text) {
        std::size_t shown = 0;
        for (std::size_t pos = 0; pos < text.size();) {
            const char c = text[pos];
            if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                ++pos;
                white(c);
                continue;
            }
            if (shown == 0) (void)text_node();
            if (static_cast<unsigned char>(c) < 0x80) {
                page_.text += c;
                ++pos;
                ++shown;
                continue;
            }
            const std::string_view character = utf8::at(text, pos);
            pos += character.size();
            shown += put_wide(character) ? 1 : 0;
        }
        if (!in_text_) return;
        HtmlNode& node = page_.nodes.back();
        node.end_text = static_cast<std::uint32_t>(page_.text.size());
        node.chars += static_cast<std::uint32_t>(shown);
        if (links_ > 0) node.link_chars += static_cast<std::uint32_t>(shown);
    }

    // Runs of white space are one blank, none at a line's begin.
    void white(char c) {
        if (white_ > 0) {
            (void)text_node();
            if (c != '\r') page_.text += c;
            return;
        }
        if (!in_text_ || page_.text.size() == page_.nodes.back().begin_text) return;
        if (page_.text.back() != ' ' && page_.text.back() != '\n') page_.text += ' ';
    }

    // Whether the character is visible.
    bool put_wide(std::string_view c) {
        const char32_t point = utf8::code_point(c);
        if (point == 0xA0) {
            page_.text += ' ';
            return false;
        }
        if (is_invisible(point)) return false;
        if (point < 0xA0)
            utf8::append(page_.text, from_windows(point));
        else
            page_.text += c;
        return point != 0x3000;
    }

    // m<sup>2</sup> is m², not m2.
    void raise(std::size_t begin) {
        if (!in_text_ || begin < page_.nodes.back().begin_text || begin >= page_.text.size()) return;
        const std::string raised = superscript(std::string_view(page_.text).substr(begin));
        if (raised.empty()) return;
        page_.text.replace(begin, std::string::npos, raised);
        page_.nodes.back().end_text = static_cast<std::uint32_t>(page_.text.size());
    }

    HtmlPage page_;
    ElementNames names_;
    std::vector<Open> open_;
    std::uint32_t block_ = 0;  // the innermost open block
    std::uint32_t table_ = 0;  // the table opened last
    bool in_text_ = false;     // the last node is text that goes on
    bool title_ = false;
    bool with_hidden_ = false;
    std::size_t skipping_ = 0;
    std::size_t hiding_ = 0;
    std::size_t links_ = 0;
    std::size_t white_ = 0;
    std::size_t errors_ = 0;
    std::size_t searched_ = 0;
};

// No exception may pass through the parser: it is C.
template <typename Step>
void guarded(void* user, Step step) {
    auto* builder = static_cast<PageBuilder*>(user);
    try {
        step(*builder);
    } catch (...) {
        builder->failure = std::current_exception();
        builder->stop();
    }
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view{} : std::string_view(reinterpret_cast<const char*>(text));
}

void on_start(void* user, const xmlChar* name, const xmlChar** attributes) {
    guarded(user, [&](PageBuilder& b) { b.start(view(name), attributes); });
}
void on_end(void* user, const xmlChar* /*name*/) {
    guarded(user, [](PageBuilder& b) { b.end(); });
}
void on_characters(void* user, const xmlChar* text, int length) {
    guarded(user, [&](PageBuilder& b) {
        b.characters({reinterpret_cast<const char*>(text), static_cast<std::size_t>(length)});
    });
}
void on_error(void* user, xmlErrorPtr error) {
    const bool looked = error == nullptr || error->code != XML_HTML_UNKNOWN_TAG;
    guarded(user, [&](PageBuilder& b) { b.count_error(looked); });
}

struct FreeContext {
    void operator()(htmlParserCtxtPtr context) const { htmlFreeParserCtxt(context); }
};

}  // namespace

HtmlPage parse_page(std::string_view markup, const Lexicon& lexicon, bool with_hidden) {
    static std::once_flag once;
    std::call_once(once, xmlInitParser);
    PageBuilder builder(lexicon, with_hidden);
    const std::unique_ptr<xmlParserCtxt, FreeContext> context(htmlNewParserCtxt());
    if (!context || markup.size() > static_cast<std::size_t>(std::numeric_limits<int>::max())) {
        builder.stop();
        return builder.take();
    }
    htmlSAXHandler handler{};
    handler.initialized = XML_SAX2_MAGIC;
    handler.startElement = on_start;
    handler.endElement = on_end;
    handler.characters = on_characters;
    handler.ignorableWhitespace = on_characters;
    handler.serror = on_error;
    *context->sax = handler;
    context->userData = &builder;
    builder.context = context.get();
    constexpr int kOptions = HTML_PARSE_RECOVER | HTML_PARSE_NOERROR | HTML_PARSE_NOWARNING | HTML_PARSE_NONET |
                             HTML_PARSE_NOIMPLIED | HTML_PARSE_NODEFDTD | HTML_PARSE_IGNORE_ENC;
    // The handler builds no document, so none comes back.
    htmlDocPtr document =
        htmlCtxtReadMemory(context.get(), markup.data(), static_cast<int>(markup.size()), nullptr, "UTF-8", kOptions);
    if (document != nullptr) xmlFreeDoc(document);
    builder.context = nullptr;
    if (builder.failure) std::rethrow_exception(builder.failure);
    return builder.take();
}

}  // namespace fenjie
