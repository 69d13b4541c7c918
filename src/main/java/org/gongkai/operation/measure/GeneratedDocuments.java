package org.gongkai.operation.measure;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import tools.jackson.databind.json.JsonMapper;

/** Invented documents in the manner of a district's, the same ones in every run. */
final class GeneratedDocuments {

    /** The number of a document that comes in after all others: once it is found, all are. */
    static final String LAST_NUMBER = "末政发〔2026〕999号";
    /** Stands on the page only when the document was found. */
    static final String LAST_TITLE = "关于压轴事项的批复";

    private static final List<String> PLACES = words("青澜 柳湖 武岭 东坪 南渡 北望 西林 石桥 白塔 双溪 长宁 永安 和平 新河 望江 清泉 金沙 玉山 临港 云台");
    private static final List<String> BODIES = words("教育局 民政局 财政局 司法局 水务局 商务局 统计局 审计局 卫生健康局 生态环境局 城市管理局 "
            + "交通运输局 农业农村局 应急管理局 市场监督管理局 住房和城乡建设局 人力资源和社会保障局 自然资源和规划局 文化和旅游局 医疗保障局");
    private static final List<String> MATTERS = words("老旧小区改造 义务教育招生 城乡居民养老保险 农村危房改造 河道清淤 食品安全抽检 政府采购目录 "
            + "重污染天气应急 公共租赁住房 残疾人补贴 最低生活保障 社区养老服务 中小企业扶持 人才引进 高标准农田 森林防火 防汛抗旱 道路交通整治 "
            + "行政执法公示 财政预算公开 土地征收补偿 建设工程规划许可 垃圾分类 公共厕所管理 职业技能培训 创业担保贷款 疫苗接种 献血表彰 古树名木保护 文物普查");
    private static final List<String> KINDS = words("通知 意见 实施办法 公告 批复 工作方案 公示 决定");
    private static final List<String> VERBS = words("印发 调整 公布 推进 规范 开展 加强 做好");
    private static final List<String> CLAUSES = words("坚持统筹兼顾突出重点 按照属地管理原则落实责任 由主管部门会同有关单位组织实施 纳入年度绩效考核 "
            + "不得擅自扩大范围 应当在门户网站向社会公开 接受群众和舆论监督 切实保障困难群众基本生活 建立部门联动工作机制 "
            + "严格执行有关法律法规和政策规定 所需经费由同级财政予以安排 对弄虚作假的依法追究责任 定期报送进展情况 及时总结推广经验做法 "
            + "优先支持基础设施薄弱地区 逐步提高服务水平和覆盖面 因地制宜制定具体措施 加强宣传引导营造良好氛围 完善台账实行动态管理 "
            + "鼓励社会力量参与 简化办理流程压缩办理时限 确保资金专款专用 做好与上级政策的衔接 明确时间表和路线图");

    private GeneratedDocuments() {
    }

    static Path write(Path file, int count) throws IOException {
        var random = new SplittableRandom(20261122);
        var json = new JsonMapper();
        try (BufferedWriter writer = Files.newBufferedWriter(file)) {
            for (int number = 1; number <= count; number++) {
                writer.write(json.writeValueAsString(document(number, random)));
                writer.newLine();
            }
        }
        return file;
    }

    static Path writeLast(Path file) throws IOException {
        return Files.writeString(file, new JsonMapper().writeValueAsString(Map.of("id", "last", "title", LAST_TITLE,
                "publish_date", "2026-01-05", "organ", "末区人民政府", "doc_number", LAST_NUMBER, "body", "最后一件。")) + "\n");
    }

    /** 200 different things to search for: 40 that every second or twentieth document has, 80 middling, 80 rare. */
    static List<String> terms() {
        var random = new SplittableRandom(7);
        Set<String> terms = new LinkedHashSet<>();
        Stream.of(MATTERS.subList(0, 15), BODIES.subList(0, 15), CLAUSES.subList(0, 10).stream().map(clause -> clause.substring(2, 6)).toList())
                .forEach(terms::addAll);
        while (terms.size() < 120) {
            terms.add(one(PLACES, random) + "区" + one(BODIES, random));
        }
        while (terms.size() < 200) {
            terms.add(one(PLACES, random) + "街道" + random.nextInt(3000) + "户");
        }
        return List.copyOf(terms);
    }

    private static Map<String, Object> document(int number, SplittableRandom random) {
        String place = one(PLACES, random);
        String organ = place + "区" + one(BODIES, random);
        String matter = one(MATTERS, random);
        LocalDate day = LocalDate.of(2008, 1, 1).plusDays(random.nextInt(6800));
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", "generated-" + number);
        document.put("title", "%s关于%s%d年%s工作的%s".formatted(organ, one(VERBS, random), day.getYear(), matter, one(KINDS, random)));
        document.put("publish_date", day.toString());
        document.put("organ", organ);
        document.put("doc_number", "%s政发〔%d〕%d号".formatted(place.charAt(0), day.getYear(), 1 + random.nextInt(200)));
        document.put("body", body(organ, matter, random));
        return document;
    }

    /** The body of a document with that number, in paragraphs. */
    static String html(int number) {
        SplittableRandom random = new SplittableRandom(number);
        return body(one(PLACES, random) + "区" + one(BODIES, random), one(MATTERS, random), random).lines().map(line -> "<p>" + line + "</p>").collect(Collectors.joining());
    }

    private static String body(String organ, String matter, SplittableRandom random) {
        var body = new StringBuilder("各街道办事处，区政府各部门：\n");
        for (int paragraph = 1; paragraph <= 5; paragraph++) {
            body.append("第").append(paragraph).append("条 ").append(organ).append("负责").append(matter).append("，");
            for (int clause = 0; clause < 6; clause++) {
                body.append(one(CLAUSES, random)).append(clause == 5 ? "，涉及" : "，");
            }
            body.append(one(PLACES, random)).append("街道").append(random.nextInt(3000)).append("户。\n");
        }
        return body.toString();
    }

    private static String one(List<String> words, SplittableRandom random) {
        return words.get((int) (words.size() * Math.pow(random.nextDouble(), 1.6)));
    }

    private static List<String> words(String text) {
        return List.of(text.split(" "));
    }
}
