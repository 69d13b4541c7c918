package org.gongkai.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.inspection.rules.Rulebook;
import org.gongkai.publication.Concern;
import org.gongkai.reading.Refusal;
import org.gongkai.reporting.form.Forms;
import org.gongkai.tables.Table;
import org.gongkai.tables.TableRow;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
@DisplayName("名录的行只问会拦下它的规则：与把每一条规则都问一遍拦下的一字不差")
class EntriesCheckedTest {

    private static final List<String> STOPPED = List.of("联系 11010519491231002X", "１１０１０５１９４９１２３１００２Ｘ", "110105 19491231 002X", "赵某，110105-19491231-002X，\n网址", "澳门金沙", "博彩、百家乐",
            "东海县 西山市 南湖区 北河县 上林县 下关市 左云县 右玉县 前郭县 后旗市 中牟县 大安市");
    private static final List<String> PASSED = List.of("联系人赵某，13900001234", "卡号6222020000000000000", "其母亲张秀英患有精神分裂症", "2026年度政府信息公开工作年度报告", "ID110105194912310021");

    private final OwnTexts check = new OwnTexts(Inspection.shipped(), new Forms(new ReplyKinds()));
    private final EntriesChecked gate = new EntriesChecked(check);

    private static Stream<Map<String, String>> records() throws IOException, Refusal {
        List<Map<String, String>> records = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("demo/registers"))) {
            for (Path file : files.sorted().toList()) {
                List<TableRow> rows = Table.read(Files.readAllBytes(file));
                List<String> heads = rows.removeFirst().cells();
                rows.forEach(row -> records.add(record(heads, row.cells())));
            }
        }
        Rulebook.shipped().all().forEach(rule -> rule.examples().forEach(example -> records.add(Map.of("说明", example.text()))));
        return records.stream();
    }

    private static Map<String, String> record(List<String> heads, List<String> cells) {
        Map<String, String> record = new LinkedHashMap<>();
        for (int i = 0; i < Math.min(heads.size(), cells.size()); i++) {
            if (!cells.get(i).isBlank()) {
                record.put(heads.get(i), cells.get(i));
            }
        }
        return record;
    }

    private void alike(Map<String, String> record) {
        List<Concern> every = check.values(record).stream().filter(Concern::stops).toList();
        assertThat(check.stoppingValues(record)).as("%s", record).isEqualTo(every);
    }

    @Test
    @DisplayName("示例政府四十多份名录的每一行、每条规则的例子")
    void realCells() throws Exception {
        List<Map<String, String>> records = records().toList();
        assertThat(records).hasSizeGreaterThan(1500);
        records.forEach(this::alike);
    }

    @Test
    @DisplayName("示例的行里任何一格换成不能公开的，拦下它的话一样；要说明而不拦的不拦")
    void planted() throws Exception {
        List<Map<String, String>> records = records().filter(record -> record.size() > 2).toList();
        int n = 0;
        for (Map<String, String> record : records.subList(0, 300)) {
            List<String> titles = List.copyOf(record.keySet());
            Map<String, String> planted = new LinkedHashMap<>(record);
            planted.put(titles.get(n % titles.size()), record.get(titles.get(n % titles.size())) + STOPPED.get(n % STOPPED.size()));
            planted.put(titles.get((n + 1) % titles.size()), PASSED.get(n % PASSED.size()));
            alike(planted);
            n++;
        }
        assertThat(STOPPED).allSatisfy(words -> assertThat(gate.stops(Map.of("联系方式", words))).singleElement().satisfies(stop -> {
            assertThat(stop.title()).isEqualTo("联系方式");
            assertThat(stop.sentence()).startsWith("：").as("a finding does not say the number again").doesNotContain("19491231");
        }));
        assertThat(PASSED).allSatisfy(words -> assertThat(gate.stops(Map.of("联系方式", words))).isEmpty());
    }
}
