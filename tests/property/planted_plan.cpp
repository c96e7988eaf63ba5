// The forms of the genre, one function a form: each adds the paragraphs of one section and what they mean.
#include "planted_plan.hpp"

#include <array>

#include "planted_words.hpp"

namespace planted {
namespace {

using fenjie::Role;

class Writer {
 public:
    explicit Writer(std::uint32_t number) : dice_(number) {
        static const std::vector<std::string> kTopics = {"老年助餐", "垃圾分类", "农村供水",
                                                         "托育服务", "河道保洁", "社区食堂"};
        static const std::vector<std::string> kLevels = {"区", "县", "市"};
        setting_.level = dice_.one_of(kLevels);
        setting_.topic = dice_.one_of(kTopics);
        setting_.year = dice_.between(2019, 2027);
        place_ = (dice_.chance(50) ? "云泽" : "青禾") + setting_.level;
    }

    Plan plan() {
        open();
        const std::array<void (Writer::*)(), 12> forms = {
            &Writer::noted_items, &Writer::label_lines, &Writer::unit_headings,     &Writer::duty_list,
            &Writer::subjects,    &Writer::in_text,     &Writer::headed_paragraphs, &Writer::stages,
            &Writer::task_table,  &Writer::goals,       &Writer::nested_items,      &Writer::noted_paragraphs};
        const std::size_t parts = 2 + dice_.below(3);
        std::size_t form = dice_.below(forms.size());
        for (std::size_t i = 0; i < parts; ++i) {
            (this->*forms[form])();
            form = (form + 1 + dice_.below(forms.size() - 1)) % forms.size();
        }
        if (dice_.chance(50)) close();
        return std::move(plan_);
    }

 private:
    void prose(const std::string& text) { plan_.paragraphs.push_back({text, true}); }
    void row(const std::string& text) { plan_.paragraphs.push_back({text, false}); }
    void chapter(const std::string& title) { prose(chinese(++chapter_) + "、" + title); }
    Task& task() {
        plan_.tasks.emplace_back();
        return plan_.tasks.back();
    }
    /// Three to five items, numbered in one of the ways of the genre; from 1, or on from those before.
    template <typename Each>
    void items(Each each, int before = 0) {
        static const std::vector<std::array<std::string, 2>> kMarks = {{"", "."}, {"", "．"}, {"", "、"}, {"（", "）"}};
        const std::array<std::string, 2>& mark = dice_.one_of(kMarks);
        const int count = dice_.between(3, 5);
        for (int i = 1; i <= count; ++i) each(mark[0] + std::to_string(before + i) + mark[1]);
    }

    void open() {
        static const std::vector<std::string> kKinds = {"工作方案", "实施方案", "行动方案"};
        const std::string title = std::to_string(setting_.year) + "年" + setting_.topic + "工作" + dice_.one_of(kKinds);
        if (dice_.chance(30)) {
            prose(place_ + "人民政府办公室文件");
            prose("云政办发〔" + std::to_string(setting_.year) + "〕" + std::to_string(dice_.between(1, 90)) + "号");
            prose("关于印发《" + place_ + title + "》的通知");
            prose("各街道办事处，" + setting_.level + "政府各部门：");
            prose("现将《" + place_ + title + "》印发给你们，请认真贯彻落实。");
            prose(place_ + "人民政府办公室");
            prose(std::to_string(setting_.year) + "年1月" + std::to_string(dice_.between(3, 28)) + "日");
        }
        prose(place_ + title);
        prose("为做好" + setting_.topic + "工作，结合我" + setting_.level + "实际，制定本方案。");
        chapter("指导思想");
        prose("坚持以人民为中心，坚持问题导向，统筹推进" + setting_.topic + "各项工作。");
    }

    void noted_items() {
        static const std::vector<std::array<std::string, 2>> kBrackets = {{"（", "）"}, {"（", "）"}, {"【", "】"}};
        chapter("主要任务");
        const bool runs_on = dice_.chance(30);
        int number = 0;
        for (std::size_t part = 1; part <= 2; ++part) {
            prose("（" + chinese(part) + "）" + heading(setting_));
            const int before = runs_on ? number : 0;
            items(
                [&](const std::string& mark) {
                    Task& t = task();
                    t.text = heading(setting_) + "。";
                    instruct(setting_, t);
                    const std::array<std::string, 2>& bracket = dice_.one_of(kBrackets);
                    prose(mark + t.text + bracket[0] + note(setting_, t) + bracket[1]);
                    ++number;
                },
                before);
        }
    }

    void goals() {
        chapter("工作目标");
        Task& t = task();
        t.text = goal(setting_, t);
        prose(t.text);
    }

    void nested_items() {
        chapter("重点举措");
        prose("（一）" + heading(setting_));
        for (int i = 1; i <= 2; ++i) {
            prose(std::to_string(i) + "." + heading(setting_));
            for (int k = 1; k <= 3; ++k) {
                Task& t = task();
                t.text = heading(setting_) + "。";
                instruct(setting_, t);
                prose("（" + std::to_string(k) + "）" + t.text + "（" + note(setting_, t) + "）");
            }
        }
    }

    void noted_paragraphs() {
        chapter("具体措施");
        prose("（一）" + heading(setting_));
        for (int i = 0; i < 3; ++i) {
            Task& t = task();
            instruct(setting_, t);
            prose(t.text + "（" + note(setting_, t) + "）");
        }
    }

    void label_lines() {
        chapter("重点工作");
        items([&](const std::string& mark) {
            Task& t = task();
            t.text = heading(setting_) + "。";
            instruct(setting_, t);
            prose(mark + t.text);
            prose(note(setting_, t));
        });
    }

    void unit_headings() {
        chapter("工作措施");
        std::size_t part = 0;
        for (const std::string& unit : units(setting_, 3, false)) {
            prose("（" + chinese(++part) + "）" + unit);
            items([&](const std::string& mark) {
                Task& t = task();
                t.owners.push_back({Role::responsible, unit});
                instruct(setting_, t);
                prose(mark + t.text);
            });
        }
    }

    void duty_list() {
        chapter("职责分工");
        const bool colon = dice_.chance(60);
        for (const std::string& unit : units(setting_, 4, false)) {
            Task& t = task();
            t.owners.push_back({Role::responsible, unit});
            t.text = unit + (colon ? "：负责" : "负责");
            instruct(setting_, t, {false, true});
            prose(t.text);
        }
    }

    void subjects() {
        static const std::vector<std::string> kTitles = {"组织领导", "督导检查", "宣传引导", "资金保障"};
        chapter("保障措施");
        for (std::size_t i = 0; i < kTitles.size(); ++i) {
            Task& t = task();
            const std::vector<std::string> names = units(setting_, 1 + dice_.below(3));
            for (const std::string& name : names) t.owners.push_back({Role::responsible, name});
            t.text = "加强" + kTitles[i] + "。" + joined(names) + (names.size() > 1 ? "等部门要" : "要");
            instruct(setting_, t);
            prose("（" + chinese(i + 1) + "）" + t.text);
        }
    }

    void in_text() {
        chapter("任务分工");
        items([&](const std::string& mark) {
            Task& t = task();
            const std::vector<std::string> names = units(setting_, 3, false);
            t.text = heading(setting_) + "。";
            const std::string others = names[1] + "、" + names[2];
            switch (dice_.below(4)) {
                case 0:
                    t.owners = {{Role::lead, names[0]}, {Role::cooperate, names[1]}, {Role::cooperate, names[2]}};
                    t.text += "由" + names[0] + "牵头，会同" + others;
                    instruct(setting_, t);
                    prose(mark + t.text);
                    break;
                case 1:
                    t.owners = {{Role::lead, names[0]}, {Role::responsible, names[1]}, {Role::responsible, names[2]}};
                    instruct(setting_, t);
                    prose(mark + t.text + "（" + names[0] + "牵头，" + others + "按职责分工负责）");
                    break;
                case 2:
                    t.owners = {{Role::responsible, names[1]}, {Role::responsible, names[2]}};
                    instruct(setting_, t);
                    prose(mark + t.text + "（" + others + "按职责分工负责）");
                    break;
                default:
                    t.owners = {{Role::lead, names[0]}, {Role::cooperate, names[1]}, {Role::cooperate, names[2]}};
                    instruct(setting_, t);
                    prose(mark + t.text + "（" + names[0] + "牵头，" + others + "配合）");
            }
        });
    }

    void headed_paragraphs() {
        chapter("主要举措");
        for (std::size_t i = 1; i <= 4; ++i) {
            Task& t = task();
            const std::string title = heading(setting_);
            prose("（" + chinese(i) + "）" + title);
            t.text = title;
            Task body;
            instruct(setting_, body);
            t.text += body.text;
            t.targets = body.targets;
            t.deadline = body.deadline;
            prose(body.text + "（" + note(setting_, t) + "）");
        }
    }

    void stages() {
        static const std::vector<std::string> kStages = {"动员部署阶段", "组织实施阶段", "总结验收阶段"};
        chapter("实施步骤");
        int month = 1;
        for (std::size_t i = 0; i < kStages.size(); ++i) {
            const int last = month + dice_.between(1, 2);
            const std::string year = std::to_string(setting_.year);
            const bool leap = setting_.year % 4 == 0;
            static const std::array<const char*, 13> kEnds = {"",      "01-31", "02-28", "03-31", "04-30",
                                                              "05-31", "06-30", "07-31", "08-31", "09-30",
                                                              "10-31", "11-30", "12-31"};
            const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
            const Deadline deadline{year + "-" + two(month) + "-01",
                                    year + "-" + (leap && last == 2 ? "02-29" : kEnds[static_cast<std::size_t>(last)])};
            prose("（" + chinese(i + 1) + "）" + kStages[i] + "（" + year + "年" + std::to_string(month) + "月—" +
                  std::to_string(last) + "月）");
            items([&](const std::string& mark) {
                Task& t = task();
                t.text = heading(setting_) + "。";
                t.deadline = deadline;
                const std::vector<std::string> names = units(setting_, 1);
                t.owners.push_back({Role::responsible, names[0]});
                t.text += names[0] + "要";
                instruct(setting_, t, {false, true});
                prose(mark + t.text);
            });
            month = last + 1;
        }
    }

    void task_table() {
        static const std::vector<std::string> kOthers = {"配合单位", "协办单位"};
        chapter("任务分解表");
        // A cell a line behind a TAB, as word processors leave a table, or a row a line.
        const bool stacked = dice_.chance(40);
        const auto cells = [&](const std::vector<std::string>& all) {
            std::string line;
            for (std::size_t i = 0; i < all.size(); ++i) {
                if (stacked)
                    row("\t" + all[i]);
                else
                    line += (i == 0 ? "" : "\t") + all[i];
            }
            row(line);
        };
        cells({"序号", "工作任务", "牵头单位", dice_.one_of(kOthers), "完成时限"});
        const int rows = dice_.between(4, 8);
        for (int i = 1; i <= rows; ++i) {
            Task& t = task();
            instruct(setting_, t, {false, true});
            const std::vector<std::string> names = units(setting_, 3);
            t.owners = {{Role::lead, names[0]}, {Role::cooperate, names[1]}, {Role::cooperate, names[2]}};
            Day by = day(setting_);
            while (by.text.ends_with("，")) by = day(setting_);
            t.deadline = by.means;
            cells({std::to_string(i), t.text, names[0], names[1] + "、" + names[2], by.text});
        }
    }

    void close() {
        prose(place_ + "人民政府办公室");
        prose(std::to_string(setting_.year) + "年2月" + std::to_string(dice_.between(1, 28)) + "日");
    }

    Dice dice_;
    Setting setting_{dice_, 0, {}, {}};
    std::string place_;
    std::size_t chapter_ = 0;
    Plan plan_;
};

}  // namespace

Plan make(std::uint32_t number) {
    return Writer(number).plan();
}

}  // namespace planted
