package org.gongkai.directory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.directory.WholeFile.Row;
import org.gongkai.directory.WholeFile.RowRefused;
import org.springframework.stereotype.Component;

/** Enters organs from a table, parents before children; an organ whose id is there already is left as it is. */
@Component
public class ImportOrgans {

    private static final Set<String> REQUIRED = Set.of("id", "name", "kind");
    static final Map<String, List<String>> TITLES = Map.ofEntries(Map.entry("id", List.of("代码", "编码", "机关代码", "编号", "机关编码", "机构代码", "机构编码", "单位代码", "单位编码")),
            Map.entry("name", List.of("名称", "机关名称", "单位名称", "全称", "机构名称")), Map.entry("kind", List.of("类别", "性质", "机关类别", "类型", "机关类型", "机关性质", "单位类别", "单位类型", "单位性质")),
            Map.entry("short_name", List.of("简称")), Map.entry("parent", List.of("上级", "上级机关", "主管机关")),
            Map.entry("credit_code", List.of("统一社会信用代码", "信用代码")), Map.entry("from", List.of("成立日期", "设立日期", "启用日期")),
            Map.entry("document_word", List.of("发文代字", "机关代字")), Map.entry("disclosure_office", List.of("公开机构", "政府信息公开工作机构")),
            Map.entry("functions", List.of("职能", "主要职责", "机构职能")), Map.entry("address", List.of("地址", "办公地址")),
            Map.entry("postcode", List.of("邮编", "邮政编码")), Map.entry("hours", List.of("办公时间", "工作时间")),
            Map.entry("phone", List.of("电话", "联系电话")), Map.entry("email", List.of("邮箱", "电子邮箱")), Map.entry("head", List.of("负责人", "主要负责人")));
    /** For organs whose first day nobody wrote down: older than any paper of theirs. */
    static final LocalDate LONG_AGO = LocalDate.of(1949, 10, 1);

    private final WholeFile file;
    private final OrganRows rows;
    private final EstablishOrgan establishing;

    ImportOrgans(WholeFile file, OrganRows rows, EstablishOrgan establishing) {
        this.file = file;
        this.rows = rows;
        this.establishing = establishing;
    }

    /**
     * @param csv columns id, name, kind; and where known short_name, parent, credit_code, from, document_word,
     *            disclosure_office, functions, address, postcode, hours, phone, email, head
     * @return how many were new
     */
    public Attempt<Integer> from(byte[] csv) {
        return file.enter(csv, TITLES, REQUIRED, this::enter);
    }

    private boolean enter(Row row) throws RowRefused {
        String id = row.text("id", "");
        LocalDate from = row.day("from", LONG_AGO);
        String name = row.text("name", "");
        Optional<Organ> known = rows.tree().find(id, from);
        if (known.isPresent() && !known.get().name().equals(name)) {
            throw new RowRefused("代码 %s 已经是“%s”，与这一行的“%s”不同；更名请在工作台办理，另一个机关请用别的代码".formatted(id, known.get().name(), name));
        }
        if (known.isPresent()) {
            return false;
        }
        Organ organ = new Organ(id, name, row.text("short_name", name), row.text("parent"), kind(row.text("kind", "")),
                row.text("credit_code"), from, null, new OrganProfile(row.text("document_word"), row.text("disclosure_office"),
                        row.text("functions"), row.text("address"), row.text("postcode"), row.text("hours"),
                        row.text("phone"), row.text("email"), row.text("head")));
        if (establishing.establish(organ, Operator.INSTALLATION) instanceof Attempt.Refused<Organ>(List<String> reasons)) {
            throw new RowRefused(String.join(" ", reasons));
        }
        return true;
    }

    private static OrganKind kind(String text) throws RowRefused {
        Optional<OrganKind> kind = Arrays.stream(OrganKind.values())
                .filter(known -> known.name().equalsIgnoreCase(text) || text.length() > 1 && known.title().contains(text)).findFirst();
        return kind.orElseThrow(() -> new RowRefused("kind 应为 GOVERNMENT（政府）、DEPARTMENT（部门）或 STREET（街道）：" + text));
    }
}
