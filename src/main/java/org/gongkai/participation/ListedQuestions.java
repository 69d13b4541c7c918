package org.gongkai.participation;

import java.util.List;

import org.gongkai.face.ListedPages;
import org.springframework.stereotype.Component;

/** Questions to the public, open ones first, for those who read the whole site. */
@Component
class ListedQuestions implements ListedPages {

    private final SolicitationRows rows;

    ListedQuestions(SolicitationRows rows) {
        this.rows = rows;
    }

    @Override
    public List<Listed> newest(int limit) {
        return rows.listed(limit);
    }
}
