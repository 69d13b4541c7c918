package org.gongkai.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
@DisplayName("每一份文书填上一件真事读一遍：依据哪一条、谁在哪天以前做什么、不做会怎样、不服到哪里去，一样不少")
class WhatEachLetterSaysTest {

    private static final String LAW = "条例》第";
    private static final String LAW_OF_2007 = "条例》（2007年）第";
    private static final String REVIEW = "向青澜区人民政府申请行政复议";
    private static final String COURT = "向有管辖权的人民法院提起行政诉讼";
    /** What a letter says by its law, besides what all say; a letter that stands not here fails. Two rows of one letter: before and since 2019-05-15. */
    private static final Map<String, List<List<String>>> SAYS = new TreeMap<>(Map.ofEntries(
            of("receipt", List.of("收到申请之日为2026年3月2日", "不迟于2026年3月30日", "“办件查询”", "校车安全检查记录。")),
            of("completion-notice", List.of(LAW_OF_2007 + "二十一条第四项", "不迟于2026年3月20日", "当面提交或者邮寄", "按原来的申请答复"),
                    List.of(LAW + "三十条", "请写明年份。", "不迟于2026年3月20日", "当面提交或者邮寄", "收到补正的申请之日起计算", "视为放弃申请")),
            of("abandonment-notice", List.of(LAW + "三十条", "于2026年3月5日一次性告知", "期限到2026年3月20日", "不再处理", REVIEW, COURT)),
            of("reasons-notice", List.of(LAW + "三十五条", "一个月内四十一件。", "不迟于2026年3月20日", "到期没有说明的", "不因此停止计算")),
            of("postponement-notice", List.of(LAW + "三十五条", "因涉及的材料多，", "不迟于2026年6月30日")),
            of("consultation", List.of(LAW_OF_2007 + "二十三条", "不同意公开的，不予公开", "重大影响的", "“征求意见”", "0001", "code"),
                    List.of(LAW + "三十二条", "15个工作日内", "说明理由", "合理理由的，不予公开", "重大影响的", "逾期未提出意见", "“征求意见”", "0001", "code")),
            of("consultation-told", List.of(LAW_OF_2007 + "二十四条", "不计算在答复期限内", "接着计算"), List.of(LAW + "三十三条", "不计算在答复期限内", "接着计算")),
            of("override-notice", List.of(LAW_OF_2007 + "二十三条", "决定公开以下内容：合同价款。", "重大影响：关系学生安全。", REVIEW, COURT),
                    List.of(LAW + "三十二条", "决定公开以下内容：合同价款。", "重大影响：关系学生安全。", REVIEW, COURT)),
            of("joint-consultation", List.of(LAW + "三十四条", "与你单位共同制作", "15个工作日内", "视为同意公开", "“征求意见”")),
            of("extension-notice", List.of("条例》（2007年）第三十三条", "工作机构负责人同意", "延长20个工作日", "2026年3月30日", "不迟于2026年4月28日"),
                    List.of(LAW + "三十三条", "工作机构负责人同意", "延长20个工作日", "2026年3月30日", "不迟于2026年4月28日")),
            of("fee-notice", List.of("第四十二条第二款", "国办函〔2020〕109号", "计收标准：按件计收", "页数：12", "应缴数额：200元", "缴纳方式：", "20个工作日内缴纳", "2026年3月30日", "视为放弃申请",
                    "重新计算处理期限", "投诉、举报", "行政复议、提起行政诉讼")),
            of("fee-lapsed-notice", List.of("国办函〔2020〕109号）第六条", "200元", "期限到2026年3月30日", "不再处理", REVIEW, COURT)),
            of("reply", List.of("条例》（2007年）的规定", "答复如下", "予以公开", "随本答复书邮寄", "附件：1. 公开件 1，PDF", REVIEW, COURT),
                    List.of("条例》的规定", "答复如下", "予以公开", "随本答复书邮寄", "附件：1. 公开件 1，PDF", REVIEW, COURT)),
            of("hand-over-notice", List.of("经您同意", "移送青澜区财政局", "青财公申〔2026〕3号", "code", "自其收到之日起计算")),
            of("service-record", List.of("送达文书：《答复书》", "送达方式：邮寄", "送达凭证：EX1", "送达日期：2026年3月2日", "受送达人签名或者盖章", "见证人")),
            of("withdrawal-notice", List.of("青教公申〔2026〕12号", "“办件查询”", "照常办理，答复期限照常计算")),
            of("withdrawal-confirmation", List.of("不再办理", "没有确认过撤回的", "“办件查询”", "可以重新提出")),
            of("resumption-notice", List.of("恢复办理", "答复期限视为没有停止过")),
            of("hotline-reply", List.of("您向 12345 热线", "路灯已经修好。")), of("hotline-declined", List.of("您向 12345 热线", "不予受理：路灯已经修好。")),
            of("hotline-disclosure", List.of("经您同意", "要哪些信息：校车安全检查记录", "青财公申〔2026〕3号", "code", "“办件查询”")),
            of("mail-reply", List.of("您的来信", "路灯已经修好。")), of("mail-declined", List.of("您的来信", "不予受理：路灯已经修好。")),
            of("deputyproposal-reply", List.of("您提出的", "现答复如下", "路灯已经修好。", "办理结果：", "不满意的", "要求再办")),
            of("deputyproposal-part", List.of("您提出的", "属于我单位的部分", "路灯已经修好。", "办理结果：", "不满意的", "要求再办")),
            of("mail-is-request", List.of("您的来信", "来信要的是政府信息：校车安全检查记录。", LAW + "二十九条", "受理机关：青澜区财政局", "“办件查询”", "收到之日")),
            of("mail-turned", List.of("经您同意", "向青澜区财政局提出", "收到之日为2026年3月2日", "青财公申〔2026〕3号", "code", "“办件查询”")),
            of("mail-limitation", List.of("因本人来电", "至2026年6月30日", "照常登记，当即有人看", "政府信息公开申请", "不受限制", "限制到期自行结束", REVIEW, COURT)),
            of("mail-set-aside", List.of("青教公申〔2026〕12号", "留存不再答复", "仍会有人看")),
            of("request-turned", List.of("不作为政府信息公开申请处理", "经您同意", "由青澜区财政局办理", "青财公申〔2026〕3号", "code", "“办件查询”")),
            of("archive-certificate", List.of("经核对身份", "1986 年 5 月 3 日登记结婚。", "出处：全宗 12。", "以原件为准")), of("archive-found", List.of("您申请查阅", "路灯已经修好。")),
            of("archive-not-found", List.of("没有查到", "查找的范围：路灯已经修好。", "可以再次提出")), of("archive-elsewhere", List.of("不在本馆", "向保管的单位查阅：邻区档案馆。")),
            of("archive-refusal", List.of("不能提供：本人来电。", "理由：", REVIEW, COURT)),
            of("supervision-notice", List.of("差什么，补什么", "不迟于2026年6月30日逐项答复", "1. 岗位职责没有公布", "申请延期", "联合下发")),
            of("supervision-circular", List.of("督办事项：", "逾期没有整改", "立即整改")),
            of("correction-notice", List.of(LAW_OF_2007 + "二十五条", "已予更正：姓名改为李明。"), List.of(LAW + "四十一条", "已予更正：姓名改为李明。")),
            of("correction-transfer", List.of(LAW_OF_2007 + "二十五条", "转送青澜区民政局处理"), List.of(LAW + "四十一条", "转送青澜区民政局处理")),
            of("correction-direction", List.of("请向有权更正的机关提出：青澜区民政局。"), List.of(LAW + "四十一条", "请向有权更正的机关提出：青澜区民政局。")),
            of("correction-refusal", List.of(LAW_OF_2007 + "二十五条", "不予更正。理由：", REVIEW, COURT), List.of(LAW + "四十一条", "不予更正。理由：", REVIEW, COURT)),
            of("complaint-reply", List.of(LAW_OF_2007 + "三十三条", "投诉的事项属实", "路灯已经修好。"), List.of(LAW + "四十七条、第五十一条", "投诉的事项属实", "路灯已经修好。")),
            of("complaint-declined", List.of(LAW_OF_2007 + "三十三条", "不予受理", "路灯已经修好。"), List.of(LAW + "四十七条、第五十一条", "不予受理", "路灯已经修好。"))));
    private static final String REMEDY = "如不服本告知书，可以自收到本告知书之日起60日内依法" + REVIEW + "，或者自收到本告知书之日起6个月内依法" + COURT + "。";
    /** A matter as it happens; every word without the mark that its paragraph may want. */
    private static final Map<String, String> WORDS = Map.ofEntries(Map.entry("organ", "青澜区教育局"), Map.entry("applicant", "李明"), Map.entry("you", "您"), Map.entry("thirdParty", "青澜校车服务有限公司"),
            Map.entry("organName", "青澜区交通运输局"), Map.entry("caseNumber", "青教公申〔2026〕12号"), Map.entry("channel", "当面提交"), Map.entry("request", "2025年校车安全检查记录"),
            Map.entry("class", "A 已经解决或者基本解决"), Map.entry("partClass", "A 已经解决或者基本解决"), Map.entry("received", "2026年3月2日"), Map.entry("due", "2026年4月28日"), Map.entry("previousDue", "2026年3月30日"), Map.entry("missing", "请写明年份"),
            Map.entry("completeBy", "2026年3月20日"), Map.entry("askedOn", "2026年3月5日"), Map.entry("volume", "一个月内四十一件"), Map.entry("replyBy", "2026年3月20日"), Map.entry("until", "2026年6月30日"),
            Map.entry("reason", "因为涉及的材料多"), Map.entry("matter", "校车租用合同"), Map.entry("consultationDays", "15"), Map.entry("answerNumber", "0001"), Map.entry("answerCode", "code"),
            Map.entry("addressed", "青澜区财政局"), Map.entry("lacks", "1. 岗位职责没有公布。"), Map.entry("joint", "与区监察局联合下发。"), Map.entry("about", "青澜区财政局逾期没有整改。"), Map.entry("publicInterest", "关系学生安全"), Map.entry("content", "合同价款"), Map.entry("extensionArticle", "第三十三条"), Map.entry("days", "20"), Map.entry("tariff", "按件计收"), Map.entry("count", "12"),
            Map.entry("amount", "200"), Map.entry("payment", "到区政务服务中心缴费窗口缴纳"), Map.entry("payBy", "2026年3月30日"), Map.entry("replies", "关于“2025年校车安全检查记录”：根据第三十六条第二项，予以公开。"),
            Map.entry("supply", "所申请的信息随本答复书邮寄。"), Map.entry("enclosed", "附件：1. 公开件 1，PDF，全文"), Map.entry("remedy", REMEDY), Map.entry("thirdPartyRemedy", REMEDY),
            Map.entry("otherOrgan", "青澜区财政局"), Map.entry("newNumber", "青财公申〔2026〕3号"), Map.entry("newCode", "code"), Map.entry("papers", "《答复书》青教公复〔2026〕1号"), Map.entry("way", "邮寄"),
            Map.entry("proof", "EX1"), Map.entry("served", "2026年3月2日"), Map.entry("ground", "本人来电"), Map.entry("how", "本人签名"), Map.entry("answer", "路灯已经修好"), Map.entry("what", "要哪些信息：校车安全检查记录"),
            Map.entry("recorded", "1986 年 5 月 3 日登记结婚"), Map.entry("folder", "全宗 12"), Map.entry("holder", "邻区档案馆"), Map.entry("wanted", "校车安全检查记录"), Map.entry("to", "青澜区财政局"),
            Map.entry("change", "姓名改为李明"), Map.entry("responsible", "青澜区民政局"), Map.entry("result", "属实"), Map.entry("site", "青澜区人民政府网站（https://www.qinglan.example）"),
            Map.entry("contact", "联系方式：青澜区教育局办公室，电话 000-0000 0003，地址 江宁湾市青澜区虚拟大道 3 号（邮编 000000）。"));
    /** Only in a record of service, which is filled in by hand, may a line end open; enclosures never have a mark. */
    private static final Pattern ENDED = Pattern.compile("[。：]$|　$|^附件：.*");

    @SafeVarargs
    private static Map.Entry<String, List<List<String>>> of(String letter, List<String>... versions) {
        return Map.entry(letter, List.of(versions));
    }

    static Stream<LetterTemplate> letters() {
        return Definitions.all(DefinitionTree.shipped(), LetterTemplates.FILES).stream().flatMap(file -> file.value().letters().stream());
    }

    private static LetterText read(LetterTemplate letter) {
        Map<String, String> words = new HashMap<>(WORDS);
        if (letter.id().equals("receipt")) {
            words.put("due", "2026年3月30日");
        }
        return LetterText.of(letter, words, letter.number().replace("{mark}", "青教").replace("{year}", "2026").replace("{serial}", "1"), "青澜区教育局", LocalDate.of(2026, 3, 2));
    }

    @Test
    @DisplayName("新加的文书，先在这里写上它依法要说什么")
    void everyLetterIsListed() {
        assertThat(letters().map(LetterTemplate::id)).as("WhatEachLetterSaysTest.SAYS").hasSameElementsAs(SAYS.keySet());
    }

    @ParameterizedTest
    @MethodSource("letters")
    @DisplayName("依法要说的都说了；抬头、文号、收信人、联系方式、落款、日期都有，每一段都有句末的标点，要收信人去网站办的写明网址")
    void saysWhatItMust(LetterTemplate letter) throws IOException {
        List<List<String>> versions = SAYS.getOrDefault(letter.id(), List.of());
        LetterText text = read(letter);
        String all = String.join("\n", text.body());
        Path folder = Files.createDirectories(Path.of("target/letters"));
        Files.writeString(folder.resolve(letter.id() + "-" + letter.from() + ".txt"), text.title() + "\n" + text.number() + "\n" + text.addressee() + "\n" + all + "\n" + text.organ() + "\n" + text.day() + "\n");
        assertThat(all).contains(versions.get(versions.size() == 1 || letter.to() != null ? 0 : 1));
        assertThat(text.title()).startsWith("青澜区教育局").matches(".*(?:书|书（第三方）|回执|回证|答复|督办通知|督办通报)");
        assertThat(text.number()).matches("青教[^〔]+〔2026〕1号");
        assertThat(text.addressee()).matches(isServiceRecord(letter) ? "受送达人：李明" : "..+：");
        assertThat(text.body()).allMatch(line -> ENDED.matcher(line).find());
        assertThat(all).doesNotContain("{", "因因", "网页", "本网站").contains(isServiceRecord(letter) ? "送达人：" : "联系方式：");
        assertThat(all.contains("查询码") && !all.contains("https://")).as("凭查询码办的，要知道在哪里").isFalse();
        assertThat(text.organ() + text.day()).isEqualTo("青澜区教育局2026年3月2日");
    }

    /** What organs are written is kept in the record too. */
    private static boolean isServiceRecord(LetterTemplate letter) {
        return letter.recipient() == Letter.Recipient.RECORD && !letter.id().startsWith("supervision-");
    }

    @Test
    @DisplayName("一种文书的几个版本，一天只有一份；从前一版的最后一天接着，不留空")
    void versionsFollowEachOther() {
        Map<String, List<LetterTemplate>> byId = new TreeMap<>();
        letters().forEach(letter -> byId.computeIfAbsent(letter.id(), first -> new ArrayList<>()).add(letter));
        byId.values().forEach(versions -> {
            for (int n = 1; n < versions.size(); n++) {
                assertThat(versions.get(n).from()).as(versions.get(n).id()).isEqualTo(versions.get(n - 1).to().plusDays(1));
            }
            assertThat(versions.getLast().to()).isNull();
        });
    }
}
