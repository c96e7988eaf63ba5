// Documents that `validate` and `compare` read: any bytes, or a JSON Patch (RFC 6902) of a valid one, so that mutations
// stay documents.
//
// In:  [{"op": "replace", "path": "/targets/0/value", "value": 1e30}]
// Out: nothing, or std::logic_error: a valid document that is not read, or not written again as it was
#include <nlohmann/json.hpp>

#include "check.hpp"
#include "fenjie/compare.hpp"
#include "fenjie/extract.hpp"
#include "fenjie/validate.hpp"
#include "fenjie/write.hpp"
#include "target.hpp"
#include "text/utf8.hpp"

namespace fuzz {
namespace {

const nlohmann::json& document() {
    static const nlohmann::json kDocument = nlohmann::json::parse(
        to_json(fenjie::extract(
                    "云泽区老年助餐服务实施方案\n云政办发〔2024〕3号\n一、主要任务\n1.建设助餐点。每个社区至少设置"
                    "1个助餐点，2024年6月底前覆盖率达到60%以上，师生比不低于1:15。每季度通报。（牵头单位：区民政局；"
                    "配合单位：各街道）\n附件：任务分解表\n组长：王瑞 副区长\n")
                    .plan));
    return kDocument;
}

void check_violations(std::string_view json, std::string_view schema) {
    for (const fenjie::Violation& v : fenjie::validate(json, schema)) {
        require(!v.message.empty() && fenjie::utf8::is_valid(v.message), "a violation without words");
        require(v.path.empty() || v.path.front() == '/', "no JSON pointer");
    }
}

void check_read(std::string_view json) {
    check_violations(json, "extract");
    check_violations(json, "compare");
    (void)fenjie::is_extracted(json);
    const fenjie::ReadPlans read = fenjie::read_plans(json);
    if (read.error) {
        require(!read.error->reason.empty() && read.plans.empty(), "an error without words, or with plans");
        return;
    }
    require(fenjie::validate(json, "extract").empty(), "read, and not valid");
    for (const fenjie::Plan& plan : read.plans) {
        const std::string written = to_json(plan);
        require(fenjie::validate(written, "extract").empty(), "written, and not valid");
        const fenjie::ReadPlans again = fenjie::read_plans(written);
        require(!again.error && again.plans.size() == 1, "written, and not read");
        require(to_json(again.plans.front()) == written, "written twice, something else");
        (void)to_markdown(plan);
    }
    const fenjie::Comparison comparison = fenjie::compare(read.plans);
    require(fenjie::validate(to_json(comparison), "compare").empty(), "a comparison that is not valid");
    (void)to_markdown(comparison);
}

}  // namespace

void run_json(std::string_view input) {
    check_read(input);
    const nlohmann::json patch = nlohmann::json::parse(input, nullptr, false);
    if (!patch.is_array()) return;
    nlohmann::json patched;
    try {
        patched = document().patch(patch);
    } catch (const nlohmann::json::exception&) {
        return;  // no patch, or none of this document
    }
    check_read(patched.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace fuzz
