package org.gongkai.operation.measure;

import java.sql.Date;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

import org.gongkai.ledger.Sealing;
import org.springframework.jdbc.core.JdbcTemplate;

import tools.jackson.databind.json.JsonMapper;

/** Invented matters of nearly five years (older ones would be forgotten, which asks for their acts), the same ones in every run, put into the tables as acts would have left them; nothing is in the ledger. */
final class GeneratedMatters {

    static final List<String> CLAUSES = List.of("坚持统筹兼顾突出重点", "按照属地管理原则落实责任", "由主管部门会同有关单位组织实施", "应当在门户网站向社会公开", "接受群众和舆论监督", "切实保障困难群众基本生活",
            "建立部门联动工作机制", "严格执行有关法律法规", "所需经费由同级财政安排", "定期报送进展情况", "逐步提高服务水平", "因地制宜制定具体措施", "完善台账实行动态管理", "简化办理流程压缩时限",
            "确保资金专款专用", "做好与上级政策的衔接", "请告知补偿标准和依据", "希望尽快安排人员到现场查看", "多次反映没有结果", "已经转有关科室核实");
    private static final List<String> PLACES = List.of("青澜", "柳湖", "武岭", "东坪", "南渡", "北望", "西林", "石桥", "白塔", "双溪", "长宁", "永安", "新河", "望江", "清泉", "金沙");
    private static final List<String> TOPICS = List.of("老旧小区改造", "义务教育招生", "农村危房改造", "河道清淤", "食品安全抽检", "政府采购", "公共租赁住房", "残疾人补贴", "社区养老服务", "道路交通整治", "土地征收补偿",
            "垃圾分类", "职业技能培训", "路灯照明", "噪声扰民", "停车泊位");
    private static final int CHARACTERS = 2500;
    static final int DAYS = 1_780;
    private static final int CHUNK = 1000;
    private static final int ONE_OPEN_IN = 100;

    private GeneratedMatters() {
    }

    /** @param rare words that stand in one of them each */
    record Filled(List<String> rare, List<String> numbers) {
    }

    static Filled fill(Bench bench, JdbcTemplate jdbc, Sealing sealing, int matters, LocalDate today) {
        SplittableRandom random = new SplittableRandom(20261130);
        JsonMapper json = new JsonMapper();
        String definition = jdbc.queryForObject("select definition from casework.cases where type = 'mayormail' order by id limit 1", String.class);
        List<String> organs = jdbc.queryForList("select distinct id from directory.organ order by id", String.class);
        List<String> rare = new ArrayList<>();
        List<String> numbers = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        List<Object[]> applications = new ArrayList<>();
        List<Object[]> cases = new ArrayList<>();
        List<Object[]> handlings = new ArrayList<>();
        List<Object[]> words = new ArrayList<>();
        for (int n = 0; n < matters; n++) {
            String id = "m" + Long.toString(random.nextLong() & Long.MAX_VALUE, 36);
            if (!ids.add(id)) {
                continue;
            }
            LocalDate day = today.minusDays(random.nextInt(DAYS));
            boolean open = random.nextInt(ONE_OPEN_IN) == 0;
            String organ = organs.get(random.nextInt(organs.size()));
            String number = "测访〔%d〕%d号".formatted(day.getYear(), n);
            String few = few(random, 4);
            if (n % (matters / 200 + 1) == 0) {
                rare.add(few);
                numbers.add(number);
            }
            String title = "关于" + one(PLACES, random) + one(TOPICS, random) + "的问题";
            String asked = few + "，" + text(random, 6, 30);
            String said = json.writeValueAsString(Map.of("applicant", Map.of("name", few(random, 3), "phone", "099-" + n), "content", Map.of(), "items", List.of(Map.of("title", title, "description", asked))));
            applications.add(new Object[] {"a" + id, "mayormail", number, "", "web", "nat", Date.valueOf(day), Timestamp.valueOf(day.atStartOfDay()), sealing.seal("casework.application/a" + id, said), ""});
            Date due = Date.valueOf(open ? today.plusDays(random.nextInt(20)) : day.plusDays(20));
            Date concluded = open ? null : Date.valueOf(day.plusDays(random.nextInt(20)));
            cases.add(new Object[] {id, "a" + id, number, "mayormail", definition, organ, "nat", 1, open ? "processing" : "closed", !open, open ? "RUNNING" : "ENDED", due, false, Date.valueOf(day), concluded, 1,
                open ? null : "answered"});
            handlings.add(new Object[] {id, 1, definition, organ, open ? "processing" : "closed", !open, open ? "RUNNING" : "ENDED", due, false, Date.valueOf(day), concluded});
            if (!open) {
                words.add(new Object[] {"w" + id, id, sealing.seal("casework.words/w" + id, json.writeValueAsString(Map.of("answer", text(random, 9, 40)))), ""});
            }
            if (cases.size() == CHUNK || n == matters - 1) {
                write(jdbc, applications, cases, handlings, words);
                List.of(applications, cases, handlings, words).forEach(List::clear);
                if ((n + 1) % 100_000 == 0) {
                    bench.progress("%d matters", n + 1);
                }
            }
        }
        return new Filled(rare, numbers);
    }

    private static void write(JdbcTemplate jdbc, List<Object[]> applications, List<Object[]> cases, List<Object[]> handlings, List<Object[]> words) {
        jdbc.batchUpdate("insert into casework.application (id, type, number, code_digest, channel, party, submitted_on, submitted_at, sealed, salt) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", applications);
        jdbc.batchUpdate("insert into casework.cases (id, application_id, number, type, definition, organ, party, items, stage, ended, clock, due_on, provisional, received_on, concluded_on, acts, ending)"
                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", cases);
        jdbc.batchUpdate("insert into casework.handling (case_id, no, definition, organ, stage, ended, clock, due_on, provisional, held_since, concluded_on) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", handlings);
        jdbc.batchUpdate("insert into casework.words (act_id, case_id, sealed, salt) values (?, ?, ?, ?)", words);
    }

    private static String text(SplittableRandom random, int clauses, int characters) {
        StringBuilder text = new StringBuilder();
        for (int n = 0; n < clauses; n++) {
            text.append(one(CLAUSES, random)).append(few(random, characters / clauses)).append("，");
        }
        return text.toString();
    }

    /** Characters of which some are usual and most are rare, as in any text. */
    private static String few(SplittableRandom random, int many) {
        StringBuilder few = new StringBuilder();
        for (int n = 0; n < many; n++) {
            few.append((char) (0x4e00 + (int) Math.pow(CHARACTERS, random.nextDouble()) * 7));
        }
        return few.toString();
    }

    private static String one(List<String> some, SplittableRandom random) {
        return some.get(random.nextInt(some.size()));
    }
}
