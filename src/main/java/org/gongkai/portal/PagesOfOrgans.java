package org.gongkai.portal;

import java.util.List;

import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.pages.PageSources;
import org.springframework.stereotype.Component;

/** What happens to organs stands on every page that names one; who holds which post does not. */
@Component
class PagesOfOrgans implements PageSources {

    private static final String ORGAN = "directory.organ-";

    @Override
    public List<Change> changedBy(List<Act> acts) {
        return acts.stream().filter(act -> act.kind().startsWith(ORGAN)).findFirst().map(act -> List.of(new Change(MadeFrom.ORGANS, List.of()))).orElse(List.of());
    }
}
