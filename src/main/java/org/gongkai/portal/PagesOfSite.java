package org.gongkai.portal;

import java.util.ArrayList;
import java.util.List;

import org.gongkai.face.MadeFrom;
import org.gongkai.ledger.Act;
import org.gongkai.pages.PageSources;
import org.gongkai.publication.DocumentLists;
import org.springframework.stereotype.Component;

/** What stands on many pages: names of organs, what each organ did, and the entrances that the head shows. Who holds which post is on none. */
@Component
public class PagesOfSite implements PageSources {

    private static final String ORGAN = "directory.organ-";
    private static final String OF = "organ.";
    private static final String PUBLICATION = "publication.";

    private final DocumentLists lists;

    PagesOfSite(DocumentLists lists) {
        this.lists = lists;
    }

    /** Whatever an organ answered for, as a source: its documents, its answers. */
    public static String of(String organ) {
        return OF + organ;
    }

    @Override
    public List<Change> changedBy(List<Act> acts) {
        List<Change> changes = new ArrayList<>();
        acts.stream().map(Act::organ).distinct().forEach(organ -> changes.add(new Change(of(organ), List.of())));
        if (acts.stream().anyMatch(act -> act.kind().startsWith(ORGAN))) {
            changes.add(new Change(MadeFrom.ORGANS, List.of()));
        }
        if (acts.stream().anyMatch(act -> act.kind().startsWith(PUBLICATION)) && lists.newest(List.of(), null, 2).size() < 2) {
            // with the first document and without the last one every page shows other entrances
            changes.add(new Change(MadeFrom.DECLARED, List.of()));
        }
        return changes;
    }
}
