#include "planted_words.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace planted {
namespace {

using fenjie::Comparator;
using fenjie::Role;
using Words = std::vector<std::string>;

const Words kActs = {"健全%工作机制", "完善%服务网络", "规范%运行管理",     "建立%信息台账",
                     "加强%日常巡查", "组织%业务培训", "排查%风险隐患",     "制定%实施细则",
                     "落实%经费保障", "优化%办理流程", "推进%信息互联互通", "积极开展%宣传引导"};
const Words kVerbs = {"完善", "规范", "加强", "优化", "健全", "推进"};
const Words kObjects = {"服务网络", "运行管理", "设施建设", "队伍培训", "宣传引导", "日常监管", "信息共享"};
const Words kUnits = {"民政局",     "财政局",         "教育局",           "卫生健康局",           "住房和城乡建设局",
                      "农业农村局", "市场监督管理局", "公安局",           "人力资源和社会保障局", "城市管理局",
                      "应急管理局", "司法局",         "发展和改革委员会", "文化和旅游局",         "总工会",
                      "妇联",       "委宣传部"};
const Words kGroups = {"各街道", "各乡镇", "各成员单位", "各学校", "各社区"};
const Words kRates = {"居民知晓率",     "服务覆盖率",     "问题整改率", "群众满意度",     "设施完好率",
                      "从业人员培训率", "垃圾分类准确率", "档案建档率", "供水水质合格率", "风险排查率"};
const Words kThings = {"助餐点", "托育机构", "监测站", "便民服务站", "示范社区", "污水处理设施", "健身步道"};

struct Kind {
    std::string role;  // 牵头
    Role means;
};
const std::vector<Kind> kLeads = {{"牵头", Role::lead}, {"责任", Role::responsible}, {"主办", Role::lead}};
const std::vector<Kind> kOthers = {{"配合", Role::cooperate},
                                   {"实施", Role::implement},
                                   {"协办", Role::cooperate},
                                   {"责任", Role::responsible},
                                   {"督办", Role::supervise}};

struct Phrase {
    std::string before;
    std::string after;
    Comparator comparator;
};
const std::vector<Phrase> kPhrases = {
    {"达到", "以上", Comparator::ge}, {"不低于", "", Comparator::ge},     {"达", "", Comparator::ge},
    {"达到", "", Comparator::ge},     {"不超过", "", Comparator::le},     {"控制在", "以内", Comparator::le},
    {"为", "", Comparator::eq},       {"超过", "", Comparator::gt},       {"低于", "", Comparator::lt},
    {"", "以上", Comparator::ge},     {"达到", "左右", Comparator::about}};

std::string iso(int year, int month, int day) {
    char out[16];
    std::snprintf(out, sizeof out, "%04d-%02d-%02d", year % 10000, month % 100, day % 100);
    return out;
}

std::string month_end(int year, int month) {
    const std::chrono::year_month_day_last last{
        std::chrono::year{year}, std::chrono::month_day_last{std::chrono::month{static_cast<unsigned>(month)}}};
    return iso(year, month, static_cast<int>(static_cast<unsigned>(last.day())));
}

std::string text(int number) {
    return std::to_string(number);
}

std::string act(Setting& s) {
    std::string out = s.dice.one_of(kActs);
    return out.replace(out.find('%'), 1, s.topic);
}

std::string rate(Setting& s, Task& task) {
    std::string one = s.dice.one_of(kRates);
    const Phrase& phrase = s.dice.one_of(kPhrases);
    const int n = s.dice.between(41, 99);
    const std::string value = s.dice.chance(20) ? text(n) + "." + text(s.dice.between(1, 9)) : text(n);
    const auto add = [&](const std::string& indicator, Comparator comparator, const std::string& v,
                         const std::string& unit) {
        task.targets.push_back({indicator, comparator, v, unit});
    };
    switch (s.dice.below(11)) {
        case 4:
            add(one, Comparator::eq, text(n % 20 + 1), "%");
            return one + "较上年下降" + text(n % 20 + 1) + "%";
        case 5:
            add(one, Comparator::le, text(n % 9 + 1) + ".5", "‰");
            return one + "控制在" + text(n % 9 + 1) + ".5‰以内";
        case 6:
            add(one, Comparator::ge, text(n), "%");
            return "力争" + one + "达到" + text(n) + "%";
        case 0: {
            std::string other = one;
            while (other == one) other = s.dice.one_of(kRates);
            add(one, Comparator::ge, text(n), "%");
            add(other, Comparator::ge, text(n - 7), "%");
            return one + "、" + other + "分别达到" + text(n) + "%和" + text(n - 7) + "%";
        }
        case 1: {
            std::string other = one;
            while (other == one) other = s.dice.one_of(kRates);
            add(one, Comparator::ge, text(n), "%");
            add(other, Comparator::ge, text(n), "%");
            return one + "、" + other + "均达到" + text(n) + "%以上";
        }
        case 2:
            add(one, Comparator::eq, text(n % 20 + 1), "个百分点");
            return one + "提高" + text(n % 20 + 1) + "个百分点";
        case 3:
            add(one, Comparator::ge, "85", "%");
            return one + "达到百分之八十五以上";
        default:
            add(one, phrase.comparator, value, "%");
            return one + phrase.before + value + "%" + phrase.after;
    }
}

std::string count(Setting& s, Task& task) {
    const std::string& thing = s.dice.one_of(kThings);
    const int n = s.dice.between(2, 400);
    const auto add = [&](const std::string& indicator, Comparator comparator, int value, const std::string& unit) {
        task.targets.push_back({indicator, comparator, text(value), unit});
    };
    switch (s.dice.below(6)) {
        case 4:
            add(thing, Comparator::eq, n % 3 + 1, "个");
            return "培育" + thing + text(n % 3 + 1) + "—" + text(n % 3 + 3) + "个";
        case 0:
            add(thing, Comparator::ge, n, "个");
            return "新建" + thing + "不少于" + text(n) + "个";
        case 1:
            add(thing, Comparator::ge, n % 5 + 1, "个");
            return "每个街道至少建成" + text(n % 5 + 1) + "个" + thing;
        case 2:
            add("业务培训", Comparator::ge, n % 12 + 1, "次");
            return "每年开展业务培训不少于" + text(n % 12 + 1) + "次";
        case 3:
            add("师生比", Comparator::ge, n % 30 + 5, "1:N");
            return "师生比不低于1:" + text(n % 30 + 5);
        default:
            add(thing, Comparator::eq, n, "个");
            return "建成" + thing + text(n) + "个";
    }
}

}  // namespace

std::string chinese(std::size_t number) {
    static const Words kDigits = {"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
    std::string out;
    if (number >= 10) out += (number >= 20 ? kDigits[number / 10] : "") + std::string("十");
    return out + kDigits[number % 10];
}

Day day(Setting& s) {
    const int year = s.year;
    const int month = s.dice.between(3, 11);
    const int date = s.dice.between(2, 28);
    const std::string m = text(month) + "月";
    switch (s.dice.below(12)) {
        case 8: {
            const int last = s.dice.between(month + 1, 12);
            return {m + "至" + text(last) + "月", {iso(year, month, 1), month_end(year, last)}};
        }
        case 9: {
            const int last = s.dice.between(1, 12);
            return {text(year) + "年" + m + "—" + text(year + 1) + "年" + text(last) + "月",
                    {iso(year, month, 1), month_end(year + 1, last)}};
        }
        case 10:
            if (year <= 2025) return {"“十四五”期间，", {"2021-01-01", "2025-12-31"}};
            [[fallthrough]];
        case 0:
            return {m + "底前", {"", month_end(year, month)}};
        case 1:
            return {text(year) + "年" + m + "底前", {"", month_end(year, month)}};
        case 2:
            return {m + text(date) + "日前", {"", iso(year, month, date)}};
        case 3:
            return {m + "中旬前", {"", iso(year, month, 20)}};
        case 4:
            return {"上半年", {iso(year, 1, 1), iso(year, 6, 30)}};
        case 5:
            return {"年底前", {"", iso(year, 12, 31)}};
        case 6:
            return {"到" + text(year + 1) + "年底，", {"", iso(year + 1, 12, 31)}};
        case 7:
            return {"第三季度", {iso(year, 7, 1), iso(year, 9, 30)}};
        default:
            return {"力争到" + text(year) + "年" + m + "末，", {"", month_end(year, month)}};
    }
}

void instruct(Setting& s, Task& task, Sentences with) {
    std::string body = act(s);
    if (s.dice.chance(50)) body += "，" + act(s);
    body += "。";
    if (with.deadline && s.dice.chance(60)) {
        const Day by = day(s);
        task.deadline = by.means;
        body += by.text + act(s) + "。";
    }
    if (with.targets && s.dice.chance(60)) {
        body += rate(s, task);
        if (s.dice.chance(40)) body += "，" + count(s, task);
        body += "。";
    } else if (with.targets && s.dice.chance(50)) {
        body += count(s, task) + "。";
    }
    task.text += body;
}

std::string goal(Setting& s, Task& task) {
    const int year = s.year + s.dice.between(0, 3);
    task.deadline = Deadline{"", iso(year, 12, 31)};
    return "到" + text(year) + "年底，" + rate(s, task) + "，" + count(s, task) + "。";
}

std::string heading(Setting& s) {
    return s.dice.one_of(kVerbs) + s.topic + s.dice.one_of(kObjects);
}

std::vector<std::string> units(Setting& s, std::size_t count, bool groups) {
    std::vector<std::string> out;
    while (out.size() < count) {
        const bool group = groups && out.size() + 1 == count && s.dice.chance(20);
        const std::string name = group ? s.dice.one_of(kGroups) : s.level + s.dice.one_of(kUnits);
        if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
    }
    return out;
}

std::string joined(const std::vector<std::string>& names) {
    std::string out;
    for (const std::string& name : names) out += (out.empty() ? "" : "、") + name;
    return out;
}

std::string note(Setting& s, Task& task) {
    static const Words kNouns = {"单位", "部门"};
    const std::string& noun = s.dice.one_of(kNouns);
    const Kind& lead = s.dice.one_of(kLeads);
    const bool both = s.dice.chance(60);
    const std::vector<std::string> names = units(s, both ? 1 + s.dice.below(2) + 1 + s.dice.below(2) : 2);
    const std::size_t first = both ? std::max<std::size_t>(1, names.size() / 2) : names.size();
    for (std::size_t i = 0; i < first; ++i) task.owners.push_back({lead.means, names[i]});
    std::string out = lead.role + noun + "：" + joined({names.begin(), names.begin() + static_cast<long>(first)});
    if (!both) return out;
    const Kind* other = &lead;
    while (other->role == lead.role) other = &s.dice.one_of(kOthers);
    for (std::size_t i = first; i < names.size(); ++i) task.owners.push_back({other->means, names[i]});
    return out + (s.dice.chance(70) ? "；" : "，") + other->role + noun + "：" +
           joined({names.begin() + static_cast<long>(first), names.end()});
}

}  // namespace planted
