package org.gongkai.casework.publicwords;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.DocumentLists;
import org.springframework.stereotype.Component;

/** That the document by which a matter was answered in public is one that the public can open now. */
@Component
public class PublicDocument {

    private static final String FIELD = "document";

    private final DocumentLists documents;

    PublicDocument(DocumentLists documents) {
        this.documents = documents;
    }

    /** Of a step with the address of a document in a field of that name. */
    public Guard<CaseState> isPublic() {
        return Guard.of("document-public", "写明的文件已经在本网站公开", "政府信息公开条例第六条", this::refuse);
    }

    private Optional<Refusal> refuse(CaseState state, Attempt attempt) {
        String said = attempt.value(FIELD);
        if (said == null) {
            return Optional.empty();
        }
        String id = said.replaceFirst("^.*/documents/", "").replaceFirst("[/?#].*$", "");
        return documents.publicAmong(List.of(id)).isEmpty() ? Optional.of(Refusal.because("这份文件不在本网站公开的文件里，公开以后再登记：请粘贴它在本网站的网址", "政府信息公开条例第六条")) : Optional.empty();
    }
}
