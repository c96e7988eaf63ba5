// Attachments: announced and absent, labelled and present, before and behind the plan, wrapped and on one line.
#include "document_parts.hpp"

namespace {

using namespace parts;

TEST(Attachments, ThePlanIsAnAttachmentOfTheNotice) {
    const Document d = expect_roles(R"(
notice_title | 松涛区人民政府办公室
notice_title | 关于转发区民政局《松涛区社区治理工作方案》的通知
addressee | 各乡镇人民政府：
notice | 《松涛区社区治理工作方案》已经区政府同意，现转发给你们，请认真抓好落实。
note | 附件：松涛区社区治理工作方案
signature | 松涛区人民政府办公室
signature | 2023年5月8日
label | 附件
title | 松涛区社区治理工作方案
title | （试行）
preamble | 为加强社区治理，制定本方案。
body | 一、目标任务
body | 利用三年时间（2023年—2025年），建成10个示范社区。
)");
    EXPECT_EQ(d.info.title, "松涛区社区治理工作方案（试行）");
    EXPECT_EQ(attachments_of(d), Strings{"- 松涛区社区治理工作方案 present"});
    EXPECT_EQ(d.info.period->text, "2023年—2025年");
}

TEST(Attachments, AttachmentsBeforeThePlan) {
    const Document d = expect_roles(R"(
notice_title | 清泉乡人民政府关于成立清洁行动领导小组并印发《清泉乡清洁行动实施方案》的通知
addressee | 各村民委员会：
notice | 为加强组织领导，决定成立清洁行动领导小组，并制定《清泉乡清洁行动实施方案》，现一并印发。
note | 附件：1.领导小组名单
note | 2.清泉乡清洁行动实施方案
signature | 清泉乡人民政府
signature | 2024年2月21日
label | 附件1：
attached | 领导小组名单
roster | 组  长：贺  明  乡长
label | 附件2：
title | 清泉乡清洁行动实施方案
preamble | 为改善环境，制定本方案。
body | 一、目标
body | 村庄清洁率达到100%。
)");
    EXPECT_EQ(attachments_of(d), (Strings{"1 领导小组名单 present", "2 清泉乡清洁行动实施方案 present"}));
    EXPECT_EQ(d.info.issuers, Strings{"清泉乡人民政府"});
}

TEST(Attachments, ANoticeThatIsThePlan) {
    const Document d = expect_roles(R"(
title | 松涛区教育局关于做好暑期学生安全工作的通知
addressee | 各中小学校、各幼儿园：
preamble | 为做好学生安全工作，现将有关事项通知如下：
body | 一、加强教育
body | 各学校要在放假前召开家长会。
note | 附件：1.暑期值班表.xls
note | 2.安全工作台账（/files/2023/2.doc）
signature | 松涛区教育局
signature | 2023年6月20日
colophon | （联系人：王明，电话：88888888）
colophon | 主题词：教育 安全 通知
colophon | 打印本页 关闭窗口
)");
    EXPECT_EQ(d.info.title, "松涛区教育局关于做好暑期学生安全工作的通知");
    EXPECT_EQ(d.info.addressees, (Strings{"各中小学校", "各幼儿园"}));
    EXPECT_EQ(attachments_of(d), (Strings{"1 暑期值班表 absent", "2 安全工作台账 absent"}));
    // A shared tail keeps a list together.
    EXPECT_EQ(read("松涛市教育局关于做好工作的通知\n各市、县教育局：\n一、甲\n乙。\n").info.addressees,
              Strings{"各市、县教育局"});
}

TEST(Attachments, AnAnnexAlone) {
    const Document d = read(
        "附件2\n\n 2024年松涛区重点任务分解表 "
        "\n\t类别\n\t任务\n\t单位\n\n\t环境\n\t新建公园5个。\n\t区园林局\n\n\t\n\t改造市场2个。\n\t区商务局\n");
    EXPECT_EQ(d.info.title, "2024年松涛区重点任务分解表");
    EXPECT_EQ(d.info.kind, DocumentKind::task_table);
    EXPECT_EQ(d.info.period->text, "2024年");
    EXPECT_EQ(attachments_of(d), Strings{"2 2024年松涛区重点任务分解表 present"});
    ASSERT_EQ(d.parts.attachments.size(), 1U);
    EXPECT_EQ(d.parts.attachments[0].marker->view(), "附件2");
    EXPECT_EQ(d.parts.attachments[0].body, 2U);
}

TEST(Attachments, LabelsAndTitlesOnOneLine) {
    const Document d = expect_roles(R"(
title | 松涛区养老服务工作方案
preamble | 为做好养老服务，制定本方案。
body | 一、总体要求
body | 坚持以人民为中心。
note | 附件1：部门职责
note | 附件2：领导小组名单
label | 附件1：部门职责
body | 区民政局：负责统筹协调。
body | 区财政局：负责经费保障。
label | 附件2：领导小组名单
roster | 组　长：张　三　副区长
roster | 成　员：李四光　区民政局局长
)");
    EXPECT_EQ(attachments_of(d), (Strings{"1 部门职责 present", "2 领导小组名单 present"}));
}

TEST(Attachments, AnnouncementsThatWrap) {
    const Document d = expect_roles(R"(
title | 松涛区养老服务工作方案
preamble | 为做好养老服务，制定本方案。
body | 一、总体要求
body | 坚持以人民为中心。
note | 附件 1.关于调整松涛区养老服务体系建设试点工作
note | 领导小组成员名单
note | 附件 2.相关部门职责
label | 附件 1
attached | 关于调整松涛区养老服务体系建设试点工作
attached | 领导小组成员名单
roster | 组长：郭明 副区长
label | 附件二：
attached | 相关部门职责
body | 区民政局负责统筹协调。
)");
    EXPECT_EQ(attachments_of(d),
              (Strings{"1 关于调整松涛区养老服务体系建设试点工作领导小组成员名单 present", "2 相关部门职责 present"}));
    EXPECT_EQ(d.people.at(0).group, "松涛区养老服务体系建设试点工作领导小组");
}

TEST(Attachments, OneLineAnnouncement) {
    const Document d = read(
        "松涛区养老服务工作方案\n为做好工作，制定本方案。\n一、总体要求\n坚持以人民为中心。\n"
        "附件：1.操作流程（/a/b.doc）2.监管协议（草案）（/a/c.doc）\n");
    EXPECT_EQ(attachments_of(d), (Strings{"1 操作流程 absent", "2 监管协议（草案） absent"}));
}

TEST(Attachments, WhatIsNoAttachment) {
    // A sentence that only speaks of one, and an item that begins with 附.
    const Document d = expect_roles(R"(
title | 松涛区养老服务工作方案
preamble | 为做好工作，制定本方案。
body | 一、总体要求
body | 附件所列任务由区民政局牵头。
body | 附近居民较多的社区建设助餐点。
body | 1. 建设助餐点。
)");
    EXPECT_TRUE(d.info.attachments.empty());
}

}  // namespace
