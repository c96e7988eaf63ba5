// The vocabulary of the front matter: each word does what its table says, and not more.
#include <gtest/gtest.h>

#include <array>

#include "layout/column_names.hpp"
#include "layout/layout.hpp"
#include "structure/front_matter.hpp"
#include "structure/line_shapes.hpp"
#include "structure/person_names.hpp"
#include "structure/rosters.hpp"
#include "structure/validity.hpp"
#include "text/utf8.hpp"

namespace {

using namespace fenjie;
using Strings = std::vector<std::string>;

const LineShapes& shapes() {
    static const std::shared_ptr<const Lexicon> lexicon = Lexicon::built_in();
    static const LineShapes all(*lexicon);
    return all;
}

void expect_kind(const std::string& kind, const Strings& words) {
    for (const std::string& word : words) {
        for (const std::string& title : {"松涛区养老服务" + word, "松涛区养老服务" + word + "（试行）",
                                         "松涛区养老服务" + word + "（2023—2025年）"}) {
            const LexiconRow* row = shapes().title_end(title);
            ASSERT_NE(row, nullptr) << title;
            EXPECT_TRUE(word.ends_with(row->phrase)) << title;
            EXPECT_EQ(shapes().kind_of(*row), kind) << title;
        }
    }
}

TEST(FrontWords, KindsEndTitles) {
    expect_kind("implementation_plan", {"实施方案", "试点方案", "总体方案", "实施意见"});
    expect_kind("work_plan", {"工作方案", "工作计划", "工作要点", "工作安排", "要点", "安排", "计划", "方案"});
    expect_kind("action_plan", {"行动方案", "行动计划", "提升计划", "攻坚计划", "攻坚方案", "提升方案", "整治方案"});
    expect_kind("task_table", {"任务分解表", "任务分解", "分解表", "责任分解", "分解方案", "任务分工表", "任务分工",
                               "任务分工方案", "分工方案", "任务清单", "任务表", "推进表", "重点任务"});
    expect_kind("duty_list",
                {"职责分工", "工作职责", "部门职责", "任务职责", "主要职责", "职责清单", "责任清单", "职责"});
    expect_kind("notice", {"通知", "通告", "公告"});
    expect_kind("other", {"函",   "复函",   "批复",     "请示", "报告",     "命令", "决定",    "决议",   "意见",
                          "规划", "纲要",   "办法",     "细则", "实施细则", "规定", "条例",    "规则",   "规程",
                          "政策", "措施",   "若干措施", "举措", "预案",     "制度", "指南",    "指引",   "倡议书",
                          "说明", "解读",   "名单",     "名册", "清单",     "目录", "台账",    "表",     "样表",
                          "附表", "一览表", "图",       "流程", "流程图",   "协议", "协议书",  "承诺书", "责任书",
                          "模板", "样式",   "格式",     "范本", "提纲",     "指标", "指标体系"});
    EXPECT_EQ(shapes().title_end("松涛区养老服务"), nullptr);
    EXPECT_EQ(shapes().title_end(""), nullptr);
}

TEST(FrontWords, NoticesCarry) {
    for (const std::string word : {"通知", "通告", "公告", "函", "复函", "批复", "命令"}) {
        EXPECT_TRUE(shapes().carries("关于印发松涛区养老服务方案的" + word)) << word;
        EXPECT_FALSE(shapes().carries("关于做好养老服务的" + word)) << word;
    }
    for (const std::string verb : {"印发", "转发", "下发", "发布", "公布"}) {
        EXPECT_EQ(shapes().carried_titles("松涛区民政局关于" + verb + "松涛区养老服务方案的通知"),
                  Strings{"松涛区养老服务方案"})
            << verb;
        EXPECT_EQ(shapes().carried_titles("关于" + verb + "《甲方案》《乙方案（试行）》的通知"),
                  (Strings{"甲方案", "乙方案（试行）"}))
            << verb;
    }
    EXPECT_FALSE(shapes().carries("松涛区印发工作管理办法"));
    for (const std::string words :
         {"现将", "印发给你们", "印发你们", "转发给你们", "予印发", "予以印发", "现印发", "现转发", "一并印发"}) {
        EXPECT_TRUE(shapes().hands_over("《养老服务方案》已经区政府同意，" + words + "，请认真执行。")) << words;
    }
    EXPECT_FALSE(shapes().hands_over("为做好养老服务，制定本方案。"));
}

TEST(FrontWords, PapersHold) {
    const std::shared_ptr<const Lexicon> lexicon = Lexicon::built_in();
    for (const std::string word :
         {"施行", "试行", "起实施", "起执行", "开始执行", "开始实施", "起生效", "停止执行", "不再执行", "同时废止",
          "即行废止", "予以废止", "自行失效", "负责解释", "从其规定"}) {
        for (const std::string opening : {"本", "自", "此前", "以前", "以上", "上述", "原", "《办法》"}) {
            EXPECT_TRUE(says_validity(opening + "政策文件2023年5月1日" + word + "。", *lexicon)) << opening << word;
        }
        EXPECT_FALSE(says_validity("各街道要将文件" + word + "。", *lexicon)) << word;
        EXPECT_FALSE(says_validity("本区要将文件" + word + "。各街道要落实。", *lexicon)) << word;
    }
    for (const std::string term : {"有效期5年。", "有效期至2027年12月31日。", "有效期三年。"}) {
        EXPECT_TRUE(says_validity("本方案" + term, *lexicon)) << term;
    }
    EXPECT_FALSE(says_validity("本区有效期内的许可证都要核验。", *lexicon));
    EXPECT_FALSE(says_validity("", *lexicon));
}

TEST(FrontWords, Labels) {
    for (const std::string word : {"附件", "附表", "附录", "附图", "附"}) {
        const auto numbered = shapes().label(word + "2：任务表");
        ASSERT_TRUE(numbered) << word;
        EXPECT_EQ(numbered->number, 2);
        EXPECT_TRUE(numbered->colon);
        EXPECT_EQ(numbered->rest, word.size() + 4);
        ASSERT_TRUE(shapes().label(word + "：任务表")) << word;
        EXPECT_FALSE(shapes().label(word + "则规定了任务。")) << word;
    }
    EXPECT_EQ(shapes().label("附件十二")->number, 12);
    EXPECT_EQ(shapes().label("附件1-2")->marker.end, std::string("附件1-2").size());
    EXPECT_EQ(shapes().label("附件3重点任务分工表")->number, 3);
    for (const char* line : {"附件中的任务由区民政局负责", "附", "附近的社区", "附件2所列任务要按期完成。", "本附件1"})
        EXPECT_FALSE(shapes().label(line)) << line;
}

void expect_field(const std::string& field, const Strings& words) {
    for (const std::string& word : words) {
        const std::string line = word + "：某值 主题分类：卫生";
        const auto fields = shapes().header_fields(line);
        ASSERT_EQ(fields.size(), 2U) << line;
        EXPECT_EQ(fields[0].field, field) << line;
        EXPECT_EQ(line.substr(fields[0].value.begin, fields[0].value.size()), "某值") << line;
        EXPECT_EQ(shapes().header_label(word + "："), field) << word;
    }
}

TEST(FrontWords, HeaderFields) {
    expect_field("other",
                 {"索引号",   "索取号",   "信息索引号", "主题分类", "体裁分类", "组配分类",   "服务对象", "公开方式",
                  "公开范围", "公开形式", "公开时限",   "公开类别", "信息类别", "生效日期",   "实施日期", "失效日期",
                  "废止日期", "有效性",   "文件状态",   "时效",     "关键词",   "信息来源",   "来源",     "浏览次数",
                  "阅读次数", "点击数",   "访问量",     "字体",     "字号",     "法宝引证码", "原文链接"});
    expect_field("title", {"信息名称", "文件名称", "名称", "标题"});
    expect_field("issuer", {"发文机关", "发文单位", "发布机构", "发布机关", "发布单位", "制发机关"});
    expect_field("number", {"发文字号", "发文文号", "文件编号", "文件字号", "文号"});
    expect_field("issued", {"成文日期", "发文日期", "发文时间", "生成日期", "成文时间", "印发日期"});
    expect_field("published", {"发布日期", "发布时间", "公开日期", "公布日期"});
    EXPECT_TRUE(shapes().header_fields("各部门要按照分工认真落实，来源：区政府").empty());
    EXPECT_TRUE(shapes().header_fields("标题要醒目").empty());
}

TEST(FrontWords, Colophons) {
    for (const std::string word : {"抄送", "抄报"}) {
        EXPECT_EQ(shapes().colophon(word + "：某某"), "copied_to") << word;
        EXPECT_EQ(shapes().colophon("区里要做好" + word + "的工作，"), "") << word;
    }
    for (const std::string word :
         {"主送", "共印", "公开属性", "信息公开选项", "联系人", "联系电话", "核稿人", "校对", "打字"}) {
        EXPECT_EQ(shapes().colophon(word + "：某某"), "skip") << word;
        EXPECT_EQ(shapes().colophon("区里要做好" + word + "的工作，"), "") << word;
    }
    for (const std::string word :
         {"此件公开发布", "此件依申请公开", "此件不公开", "此件主动公开", "主动公开", "依申请公开"}) {
        EXPECT_EQ(shapes().colophon(word), "note") << word;
        EXPECT_EQ(shapes().colophon("（" + word + "）"), "note") << word;
        EXPECT_EQ(shapes().colophon(word + "的文件要及时上网"), "") << word;
    }
    for (const std::string word :
         {"相关附件", "附件下载", "相关文件", "相关链接", "相关解读", "相关文档", "政策解读",
          "文件下载", "扫一扫",   "二维码",   "分享到",   "打印本页", "关闭窗口", "关闭本页",
          "上一篇",   "下一篇",   "上一条",   "下一条",   "责任编辑", "版权所有", "用来校验"}) {
        EXPECT_EQ(shapes().colophon(word + "：某某"), "tail") << word;
        EXPECT_EQ(shapes().colophon("区里要做好" + word + "的工作，"), "") << word;
    }
    for (const std::string word : {"打印", "关闭"}) {
        EXPECT_EQ(shapes().colophon(word), "tail") << word;
        EXPECT_EQ(shapes().colophon("（" + word + "）"), "tail") << word;
        EXPECT_EQ(shapes().colophon(word + "的文件要及时上网"), "") << word;
    }
    for (const std::string word : {"网站地图", "当前位置", "您现在的位置", "首页"}) {
        EXPECT_EQ(shapes().colophon(word + "：某某"), "web") << word;
        EXPECT_EQ(shapes().colophon("区里要做好" + word + "的工作，"), "") << word;
    }
    EXPECT_EQ(shapes().colophon("松涛区人民政府办公室 2023年3月9日印发"), "printed");
    EXPECT_EQ(shapes().colophon("方案由区政府于6月底前印发"), "");
    EXPECT_EQ(shapes().colophon("抄送有关部门的文件要编号"), "");
}

// Every role opens a roster line; lists of organizations do not.
TEST(FrontWords, RolesAndTheirNeighbours) {
    const auto lexicon = Lexicon::built_in();
    const auto first_of = [&](const std::string& text) -> std::string {
        const Layout layout = lay_out(text, *lexicon);
        const auto people = read_rosters(layout.blocks, read_front_matter(layout.blocks, *lexicon), *lexicon);
        return people.empty() ? "none" : people.front().role.value_or("-") + people.front().name;
    };
    for (const std::string role :
         {"组长",         "第一组长",   "常务副组长", "第一副组长", "执行组长",     "执行副组长", "副组长",
          "总召集人",     "第一召集人", "召集人",     "副召集人",   "召集人助手",   "成员",       "组员",
          "主任",         "第一主任",   "常务副主任", "副主任",     "委员",         "主任委员",   "副主任委员",
          "秘书长",       "副秘书长",   "总指挥",     "副总指挥",   "常务副总指挥", "指挥长",     "第一指挥长",
          "常务副指挥长", "副指挥长",   "政委",       "顾问",       "联络员",       "联络人",     "专家组长",
          "名誉组长",     "总负责人",   "总协调",     "理事长",     "副理事长",     "会长",       "副会长"}) {
        EXPECT_EQ(first_of("松涛区养老服务工作方案\n一、组织领导\n" + role + "：张伟民 副区长\n"), role + "张伟民");
    }
    for (const std::string units : {"组长单位", "副组长单位", "成员单位", "组成单位", "参加单位"}) {
        EXPECT_EQ(first_of("松涛区养老服务工作方案\n一、组织领导\n" + units + "：区教育局 区民政局\n"), "none");
    }
    const auto table = [&](const std::string& name, const std::string& other) {
        return first_of("附件3\n\n名单\n\n\t" + name + "\n\t" + other + "\n\n\t张伟民\n\t某某\n\n\t李娜\n\t某某\n");
    };
    for (const std::string column :
         {"职务",           "职位",       "职称",     "职务职称", "行政职务", "现任职务", "单位职务", "单位及职务",
          "工作单位及职务", "单位和职务", "工作单位", "单位",     "所在单位", "序号",     "备注",     "性别",
          "联系电话",       "联系方式",   "电话",     "手机号码", "职责分工", "分工"}) {
        EXPECT_EQ(table("姓名", column), "-张伟民") << column;
    }
    for (const std::string column :
         {"组内职务", "小组职务", "领导小组职务", "担任职务", "拟任职务", "成员类别", "类别"})
        EXPECT_EQ(table("名字", column), "某某张伟民") << column;
    EXPECT_EQ(table("姓名", "任务内容"), "none");
    for (const std::string before :
         {"关于调整", "关于成立", "关于建立", "关于设立", "关于公布", "关于", "成立", "调整"}) {
        for (const std::string after :
             {"成员名单", "组成人员名单", "组成人员", "人员名单", "工作人员名单", "名单", "的通知"}) {
            const std::string text = "附件1\n" + before + "松涛区养老服务领导小组" + after + "\n组长：张伟民 副区长\n";
            const Layout layout = lay_out(text, *lexicon);
            const auto people = read_rosters(layout.blocks, read_front_matter(layout.blocks, *lexicon), *lexicon);
            ASSERT_EQ(people.size(), 1U) << text;
            EXPECT_EQ(people[0].group, "松涛区养老服务领导小组") << text;
        }
    }
    for (const std::string office : {"设在", "下设办公室", "办公室设于"}) {
        const Layout layout = lay_out("附件1\n名单\n组长：张伟民 副区长\n领导小组" + office + "区民政局。\n", *lexicon);
        EXPECT_EQ(read_front_matter(layout.blocks, *lexicon).roles.back(), BlockRole::roster) << office;
    }
}

TEST(FrontWords, FamilyNames) {
    const PersonNames names(*Lexicon::built_in());
    constexpr std::string_view kOne =
        "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏"
        "钟汪田任姜"
        "范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦"
        "季俞章鲁葛"
        "伍韦申尤毕聂焦向柳邢路岳齐梅莫庄辛管祝左涂谷祁时舒耿牟卜詹关苗凌费纪靳盛童欧甄项曲成游阳裴席卫查屈鲍位覃霍翁隋"
        "植甘景薄单"
        "包司柏宁柯阮桂闵解强柴华车冉房边辜吉饶刁瞿戚丘古米池滕晋苑邬臧畅宫来嵺苟全褚廉简娄盖符奚木穆党燕郎邸冀谈姬屠连"
        "郜晏栾郁商"
        "蒙计喻揭窦迟宇敖糜鄢冷卓花仇艾蓝都巩稽井练仲乐虞卞封竺冼原官衣楚佟栗匡宗应台巫鞠僧桑荆谌银扬明沙伏岑习胥蔺昌凤"
        "酆皮湛茅祖"
        "贝麻危闾丰於惠羊邴富巴弓牧隗宓蓬郗班仰秋伊暴钭厉戎束幸韶蓟溥印宿怀蒲鄂索咸籍苍双闻莘贡扶堵宰郦雍却璩濮寿扈尚农"
        "充慕茹宦鱼"
        "容慎戈庾终衡步满弘寇禄阙殴殳沃蔚隆师厍勾融訾阚那空毋乜巢蒯红权逯桓公佴丑闫肖付代粟占冶仝仵佘侍冮刑劳卿厚呼咎哈"
        "哎喇囤展帅"
        "帖扎朴朶杭母淡渠漆灵牙琚甲矫窑竹笪缪羿肇苌荀茆荣莎萨蔄藏虎衷褟訚诺贠赏赫逄遆郄邰钮镇闪闽阴阿陀雒雪青靖鞏颉香骆"
        "魁鲜鹿麦";
    for (std::size_t pos = 0; pos < kOne.size(); pos += utf8::length_at(kOne, pos)) {
        const std::string name = std::string(utf8::at(kOne, pos)) + "晓娴";
        EXPECT_TRUE(names.is_name(name)) << name;
    }
    for (const std::string two :
         {"欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "司徒", "司空",
          "令狐", "端木", "夏侯", "轩辕", "宇文", "长孙", "鲜于", "闾丘", "南宫", "西门", "独孤",
          "澹台", "公冶", "淳于", "单于", "申屠", "钟离", "赫连", "拓跋", "呼延", "东郭", "百里"}) {
        EXPECT_TRUE(names.is_name(two + "晓娴")) << two;
    }
}

TEST(ColumnNames, AreJudgedByWhatTheyEndIn) {
    using Meaning = ColumnMeaning;
    const ColumnNames names(*Lexicon::built_in());
    const std::vector<std::pair<std::string, Meaning>> rows = {{"责任单位", Meaning::responsible},
                                                               {"牵头部门（单位）", Meaning::lead},
                                                               {"牵 头 单 位", Meaning::lead},
                                                               {"责任(配合)单位", Meaning::responsible},
                                                               {"负责考核部门", Meaning::supervise},
                                                               {"实施主体", Meaning::responsible},
                                                               {"市级配合部门", Meaning::cooperate},
                                                               {"责任部门及责任人", Meaning::responsible},
                                                               {"完成时限：", Meaning::deadline},
                                                               {"2024年重点任务", Meaning::task},
                                                               {"2025年", Meaning::value},
                                                               {"2025年目标值", Meaning::value},
                                                               {"年份", Meaning::other},
                                                               {"颜色", Meaning::other},
                                                               {"（一）", Meaning::other},
                                                               {"", Meaning::other}};
    for (const auto& [name, meaning] : rows) EXPECT_EQ(names.meaning(name), meaning) << name;
    EXPECT_EQ(names.meaning(std::string(90, 'x') + "任务"), Meaning::other);
}

}  // namespace
