package org.gongkai.casework.papers;

import java.time.LocalDate;
import java.util.Collection;

import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.Organs;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The paragraph of a letter that says where to turn against it: the clause that was right on its day, with the organ that reviews. */
@Component
public class RemedyNotice {

    private final RemedyClauses clauses;
    private final Organs organs;

    public RemedyNotice(RemedyClauses clauses, Organs organs) {
        this.clauses = clauses;
        this.organs = organs;
    }

    /**
     * @param answers what the letter answers, item by item; where a clause is for some of them only, another sentence is for the rest
     * @param organ   id of the organ whose letter it is
     * @param on      the day of the letter
     * @param paper   what the letter calls itself: 答复书, 告知书
     */
    public String of(Collection<String> answers, String organ, LocalDate on, String paper) {
        RemedyClauses.Clause clause = clauses.of(answers, on);
        boolean others = clause.kinds() != null && clause.besides() != null && !clause.kinds().containsAll(answers);
        return filled(clause.text(), organ, on, paper) + (others ? filled(String.valueOf(clause.besides()), organ, on, paper) : "");
    }

    private String filled(String text, String organId, LocalDate on, String paper) {
        Organ organ = organs.require(organId);
        return text.replace("{reviewOrgan}", reviewOrgan(organ)).replace("{orMinistry}", organ.kind() == OrganKind.GOVERNMENT ? "" : "或者上一级主管部门")
                .replace("{paper}", paper);
    }

    /** 行政复议法第二十四条 departments: their government; a government: the next higher one. */
    private String reviewOrgan(Organ organ) {
        @Nullable String parent = organ.parentId();
        return parent == null ? "上一级人民政府" : organs.find(parent).map(Organ::name).orElse("本级人民政府");
    }
}
