package org.gongkai.casework.sittinglist;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.casework.filing.Submit;
import org.gongkai.casework.filing.Submitting;
import org.gongkai.casework.sitting.SittingProposals;
import org.gongkai.casework.sitting.Sittings;
import org.gongkai.casework.sittinglist.list.SittingList;
import org.gongkai.casework.sittinglist.list.SittingList.Row;
import org.gongkai.casework.sittinglist.list.SittingList.State;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.gongkai.tables.Heading;
import org.gongkai.tables.TableRow;
import org.springframework.stereotype.Component;

/** What the rows of a list say: each becomes one matter, or is told what is wrong with it. */
@Component
class ListSheet {

    static final String AUTHOR = "author";
    static final String JOINT = "joint";
    static final String TITLE = "title";
    static final String TEXT = "text";
    static final String PHONE = "phone";
    static final String PARTY = "party";
    /** Every column by the titles under which it is known; the first is how it is told. */
    static final Map<String, List<String>> COLUMNS = columns();
    private static final Set<String> REQUIRED = Set.of(Sittings.NUMBER, Sittings.KIND, AUTHOR, TITLE, TEXT);
    private static final int MOST = 3000;

    private final CaseTypes types;
    private final SittingProposals proposals;
    private final Submitting submitting;
    private final Organs organs;
    private final Now now;

    ListSheet(CaseTypes types, SittingProposals proposals, Submitting submitting, Organs organs, Now now) {
        this.types = types;
        this.proposals = proposals;
        this.submitting = submitting;
        this.organs = organs;
        this.now = now;
    }

    private static Map<String, List<String>> columns() {
        Map<String, List<String>> columns = new LinkedHashMap<>();
        columns.put(Sittings.NUMBER, List.of("编号", "序号", "建议号", "提案号", "案号"));
        columns.put(Sittings.SITTING, List.of("届次", "会次"));
        columns.put(Sittings.KIND, List.of("种类", "类型", "类别"));
        columns.put(Sittings.GROUP, List.of("代表团或者界别", "代表团", "界别", "代表团/界别"));
        columns.put(AUTHOR, List.of("领衔人", "领衔代表", "第一提案人", "提出人", "代表姓名"));
        columns.put(JOINT, List.of("联名人", "联名代表", "联名委员", "附议人"));
        columns.put(PARTY, List.of("提出人类别"));
        columns.put(PHONE, List.of("联系电话", "电话"));
        columns.put(TITLE, List.of("题目", "标题", "案由"));
        columns.put(TEXT, List.of("内容", "正文", "建议内容"));
        columns.put(Sittings.LEAD, List.of("拟主办单位", "主办单位"));
        columns.put(Sittings.PARTNERS, List.of("拟会办单位", "会办单位", "协办单位"));
        columns.put(Sittings.PARTS, List.of("拟分办单位", "分办单位"));
        return columns;
    }

    /** Rows, or why there are none. */
    record Read(List<Row> rows, String told) {
    }

    /** Looks at every row; nothing is written. */
    Read read(SittingList list, List<TableRow> table) {
        Iterator<TableRow> rows = table.iterator();
        Heading heading = switch (Heading.in(rows, COLUMNS, REQUIRED)) {
            case Heading.Is(Heading found) -> found;
            case Heading.Missing(Set<String> missing) -> null;
        };
        if (heading == null) {
            return new Read(List.of(), "表头里缺少必填的列；应有：" + COLUMNS.entrySet().stream().filter(one -> REQUIRED.contains(one.getKey())).map(one -> one.getValue().getFirst()).collect(Collectors.joining("、")));
        }
        List<TableRow> lines = new ArrayList<>();
        rows.forEachRemaining(lines::add);
        if (lines.isEmpty() || lines.size() > MOST) {
            return new Read(List.of(), lines.isEmpty() ? "表头下面没有一行内容" : "一份清单最多 " + MOST + " 行，这份有 " + lines.size() + " 行，请分开导入");
        }
        CaseType type = types.require(list.type());
        Sittings said = Sittings.of(type).orElseThrow();
        Map<String, String> known = proposals.numbered(list.type(), list.organ(), list.sitting(), lines.stream().map(line -> heading.values(line).getOrDefault(Sittings.NUMBER, "")).toList());
        Map<String, Integer> seen = new HashMap<>();
        Map<String, Optional<String>> named = new HashMap<>();
        List<Row> read = new ArrayList<>();
        for (TableRow line : lines) {
            String broken = heading.faultBeyond(line);
            Map<String, String> values = new LinkedHashMap<>(heading.values(line));
            values.keySet().retainAll(COLUMNS.keySet());
            String number = values.getOrDefault(Sittings.NUMBER, "");
            List<String> faults = new ArrayList<>();
            if (broken != null) {
                faults.add(broken);
            } else {
                look(list, type, said, values, named, faults);
            }
            Integer other = number.isEmpty() ? null : seen.putIfAbsent(number, (int) line.line());
            if (other != null) {
                faults.add("编号 " + number + " 与第 " + other + " 行相同");
            }
            String before = faults.isEmpty() ? known.get(number) : null;
            read.add(new Row(read.size() + 1, (int) line.line(), number, !faults.isEmpty() ? State.FAULTY : before != null ? State.KNOWN : State.READY,
                    faults.isEmpty() ? null : String.join("；", faults), before, values));
        }
        return new Read(read, "");
    }

    private void look(SittingList list, CaseType type, Sittings said, Map<String, String> values, Map<String, Optional<String>> named, List<String> faults) {
        REQUIRED.stream().filter(column -> values.getOrDefault(column, "").isEmpty()).map(column -> "没有填“" + COLUMNS.get(column).getFirst() + "”").sorted().forEach(faults::add);
        String sitting = values.getOrDefault(Sittings.SITTING, "");
        if (!sitting.isEmpty() && !sitting.equals(list.sitting())) {
            faults.add("届次写的是“" + sitting + "”，这份清单是“" + list.sitting() + "”的");
        }
        Action enlist = type.action(said.enlist()).orElseThrow();
        enlist.fields().stream().filter(field -> field.max() > 0 && values.getOrDefault(field.name(), "").length() > field.max())
                .forEach(field -> faults.add("“" + field.title() + "”最多 " + field.max() + " 个字"));
        kind(enlist, values, faults);
        boolean leads = !values.getOrDefault(Sittings.LEAD, "").isEmpty();
        Set<String> twice = new HashSet<>();
        for (String column : List.of(Sittings.LEAD, Sittings.PARTNERS, Sittings.PARTS)) {
            List<String> ids = new ArrayList<>();
            for (String name : values.getOrDefault(column, "").split("[、，,;；\\s]+")) {
                if (!name.isEmpty()) {
                    Optional<String> organ = named.computeIfAbsent(name, wanted -> organs.meant(wanted, now.today()).map(Organ::id));
                    organ.ifPresentOrElse(ids::add, () -> faults.add("“" + COLUMNS.get(column).getFirst() + "”里的“" + name + "”不是本级现有的单位，请写现在的全称或者简称"));
                    organ.filter(id -> !twice.add(id)).ifPresent(id -> faults.add("“" + name + "”写了两次：一个单位只能主办、会办、分办当中的一种"));
                }
            }
            if (column.equals(Sittings.LEAD) && ids.size() > 1) {
                faults.add("主办单位只能写一个，其余的写在会办单位或者分办单位里");
            }
            values.put(column, String.join(",", ids));
        }
        if (!leads && !twice.isEmpty()) {
            faults.add("写了会办、分办单位，没有写主办单位");
        }
        party(list, type, values, faults);
        if (faults.isEmpty()) {
            submitting.refusals(submit(list, type, said, values)).stream().map(Refusal::sentence).forEach(faults::add);
        }
    }

    private static void kind(Action enlist, Map<String, String> values, List<String> faults) {
        Map<String, String> kinds = enlist.fields().stream().filter(field -> field.name().equals(Sittings.KIND)).map(Field::options).findFirst().orElse(Map.of());
        String said = values.getOrDefault(Sittings.KIND, "");
        Optional<String> kind = kinds.entrySet().stream().filter(one -> one.getValue().equals(said)).map(Map.Entry::getKey).findFirst()
                .or(() -> kinds.entrySet().stream().filter(one -> !said.isEmpty() && one.getValue().startsWith(said)).map(Map.Entry::getKey).findFirst());
        kind.ifPresentOrElse(id -> values.put(Sittings.KIND, id), () -> {
            if (!said.isEmpty()) {
                faults.add("种类“" + said + "”认不出，应是：" + String.join("、", kinds.values()));
            }
        });
    }

    private static void party(SittingList list, CaseType type, Map<String, String> values, List<String> faults) {
        String said = values.getOrDefault(PARTY, "");
        Optional<String> party = said.isEmpty() ? Optional.of(list.party()) : type.parties().stream().filter(one -> one.title().equals(said)).map(CaseType.Party::id).findFirst();
        party.ifPresentOrElse(id -> values.put(PARTY, id), () -> faults.add("提出人类别“" + said + "”认不出，应是：" + type.parties().stream().map(CaseType.Party::title).collect(Collectors.joining("、"))));
    }

    /** What a row brings in, handed over today. */
    Submit submit(SittingList list, CaseType type, Sittings said, Map<String, String> values) {
        LocalDate on = now.today();
        Map<String, String> applicant = new HashMap<>(Map.of("name", values.getOrDefault(AUTHOR, "")));
        if (!values.getOrDefault(PHONE, "").isEmpty()) {
            applicant.put("phone", values.get(PHONE));
        }
        Map<String, String> content = values.getOrDefault(JOINT, "").isEmpty() ? Map.of() : Map.of(said.joint(), values.get(JOINT));
        String channel = type.channels().stream().filter(CaseType.Channel::byOrgan).map(CaseType.Channel::id).findFirst().orElse(type.channels().getFirst().id());
        return new Submit(type.id(), channel, values.getOrDefault(PARTY, list.party()), List.of(list.organ()), new Actor(list.by(), Set.of()), applicant, content,
                List.of(Map.of("title", values.getOrDefault(TITLE, ""), "description", values.getOrDefault(TEXT, ""))), on, null, null, null, null);
    }

    /** What a row says when it is enlisted. */
    static Map<String, String> enlisted(SittingList list, Map<String, String> values) {
        Map<String, String> said = new HashMap<>(Map.of(Sittings.SITTING, list.sitting(), Sittings.NUMBER, values.getOrDefault(Sittings.NUMBER, ""), Sittings.KIND, values.getOrDefault(Sittings.KIND, ""),
                Sittings.GROUP, values.getOrDefault(Sittings.GROUP, "")));
        said.put(Sittings.PROPOSED_LEAD, values.getOrDefault(Sittings.LEAD, ""));
        said.put(Sittings.PROPOSED_PARTNERS, values.getOrDefault(Sittings.PARTNERS, ""));
        said.put(Sittings.PROPOSED_PARTS, values.getOrDefault(Sittings.PARTS, ""));
        return said;
    }
}
