package org.gongkai.casework;

import java.util.Collection;
import java.util.Map;

import org.springframework.stereotype.Component;

/** Opens many applications at once for work of the house itself; people open theirs through {@link CaseFolders}. */
@Component
public class Applications {

    private final CaseFiles files;

    Applications(CaseFiles files) {
        this.files = files;
    }

    /** Those with these ids, by id. */
    public Map<String, Application> opened(Collection<String> ids) {
        return files.applications(ids.stream().distinct().toList());
    }

    /** What was brought in with a case. */
    public Application of(String caseId) {
        return ReadOnce.of(Application.class, caseId, () -> files.filed(caseId).application());
    }

    /** What each of them asks for, in one line, by id. */
    public Map<String, String> titles(Collection<String> ids) {
        return files.titles(ids.stream().distinct().toList());
    }

    /** What the one with this id asks for, read from its sealed words. */
    public String title(String id, byte[] sealed) {
        return files.title(id, sealed);
    }
}
