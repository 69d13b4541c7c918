package org.gongkai.publication;

import java.util.List;

import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.gongkai.procedure.Queue;
import org.springframework.stereotype.Component;

/** The drafts and reviews that wait for a person: the law sets no day for them, so they come after what has one. */
@Component
class DocumentDuties implements Duties {

    private final DeskDocuments desk;
    private final ReviewChain chain;
    private final Organs organs;

    DocumentDuties(DeskDocuments desk, ReviewChain chain, Organs organs) {
        this.desk = desk;
        this.chain = chain;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        List<DeskDocuments.Row> rows = desk.waiting(staff, limit);
        return new Waiting(rows.stream().map(row -> duty(row, staff)).toList(), rows.stream()
                .map(row -> new Queue(kind(), chain.titleOf(row.stage()), null, row.inStage())).distinct().toList());
    }

    private Duty duty(DeskDocuments.Row row, Staff staff) {
        Action next = chain.dueByStage().getOrDefault(row.stage(), List.of()).stream()
                .filter(action -> action.who().stream().anyMatch(role -> staff.holds(Role.valueOf(role), row.organ()))).findFirst().orElseThrow();
        return new Duty(kind(), chain.titleOf(row.stage()), next.title(), "第 " + row.number() + " 版", row.title(),
                organs.find(row.organ()).map(Organ::shortName).orElse(row.organ()), null, null, 0, next.article(),
                "/desk/documents/editions/" + row.editionId());
    }

    private String kind() {
        return chain.procedure().title();
    }
}
