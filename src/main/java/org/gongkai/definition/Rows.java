package org.gongkai.definition;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.definition.Names.Dated;

import tools.jackson.databind.node.JsonNodeFactory;

/** How rows of one name stand to each other in time. */
final class Rows {

    private Rows() {
    }

    /** Two rows of one name may neither overlap nor leave a day between them. */
    static void follow(List<Dated> dated, List<Fault> faults) {
        dated.stream().collect(Collectors.groupingBy(one -> List.of(one.row().sort(), one.row().name()), LinkedHashMap::new, Collectors.toList())).values().forEach(rows -> {
            List<Dated> ordered = differing(rows);
            for (Row row : ordered.stream().map(Dated::row).toList()) {
                if (row.to() != null && row.to().isBefore(row.from())) {
                    faults.add(new Fault(row.place(), row.sort().title() + "“" + row.name() + "”止于 " + row.to() + "，早于其起始 " + row.from(), null));
                }
            }
            for (int i = 1; i < ordered.size(); i++) {
                Row earlier = ordered.get(i - 1).row();
                Row later = ordered.get(i).row();
                String named = later.sort().title() + "“" + later.name() + "”";
                if (earlier.to() == null || !earlier.to().isBefore(later.from())) {
                    // where the office's own row does not end before one of the program begins, it is the office that is told, and its file alone that does not fit
                    Place at = later.place().origin() == DefinitionText.Origin.SHIPPED && earlier.place().origin() == DefinitionText.Origin.OWN ? earlier.place() : later.place();
                    faults.add(new Fault(at, named + "自 " + later.from() + " 起的与前一个重叠（" + earlier.place() + "，"
                            + (earlier.to() == null ? "没有写明到哪天" : "到 " + earlier.to()) + "）", "前一个的 to 应为 " + later.from().minusDays(1)));
                } else if (ordered.get(i).followed() && !earlier.to().plusDays(1).equals(later.from())) {
                    faults.add(new Fault(later.place(), named + "在 " + earlier.to() + " 与 " + later.from() + " 之间没有施行的", "from 应为 " + earlier.to().plusDays(1)));
                }
            }
        });
    }

    /** A part that two files say alike, because both inherit it, counts once. */
    private static List<Dated> differing(List<Dated> rows) {
        List<Dated> differing = new ArrayList<>();
        for (Dated one : rows.stream().sorted(Comparator.comparing(dated -> dated.row().from())).toList()) {
            if (one.path().size() == 1 || differing.stream().noneMatch(other -> other.row().repeats(one.row()))) {
                differing.add(one);
            }
        }
        return differing;
    }

    /** The own row that ends another: a shipped one whatever it says, an own one that says no last day. */
    static Optional<Row> follower(Row row, boolean isOwn, List<Row> own) {
        LocalDate to = row.to();
        return own.stream().filter(next -> next.isOf(row) && next.from().isAfter(row.from())).min(Comparator.comparing(Row::from))
                .filter(next -> to == null || !isOwn && !to.isBefore(next.from()));
    }

    static Node dayBefore(Row next) {
        return new Node.Scalar(next.place(), JsonNodeFactory.instance.stringNode(next.from().minusDays(1).toString()));
    }
}
