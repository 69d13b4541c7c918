package org.gongkai.casework.publicwords;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.gongkai.publication.DocumentAddress;
import org.gongkai.publication.DocumentKinds;
import org.gongkai.publication.DocumentLine;
import org.gongkai.publication.DocumentLists;
import org.springframework.stereotype.Component;

/** That the document by which a matter was answered in public is one that the public can open now, of the kind that the step declares, and became public since the matter came in. */
@Component
public class PublicDocument {

    /** Where a step has the address of the document. */
    static final String FIELD = "document";

    private final DocumentLists documents;
    private final DocumentKinds kinds;

    PublicDocument(DocumentLists documents, DocumentKinds kinds) {
        this.documents = documents;
        this.kinds = kinds;
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
        Optional<DocumentLine> found = documents.named(List.of(DocumentAddress.id(said))).stream().filter(line -> line.tombstone() == null).findFirst();
        if (found.isEmpty()) {
            return Optional.of(Refusal.because("这份文件不在本网站公开的文件里，公开以后再登记：请粘贴它在本网站的网址", "政府信息公开条例第六条"));
        }
        List<String> wanted = PublicDocumentCapability.kinds(state.type(), attempt.action().id());
        if (!wanted.isEmpty() && !wanted.contains(String.valueOf(found.get().kind()))) {
            return Optional.of(Refusal.because("这份文件不是“" + wanted.stream().map(kinds::titleOf).collect(Collectors.joining("、")) + "”：请登记那一份，或者在信息发布里改定这一份的种类", "政府信息公开条例第六条"));
        }
        // what was public before the matter came in does not answer it
        LocalDate received = state.receivedOn();
        return received == null || !found.get().day().isBefore(received) ? Optional.empty()
                : Optional.of(Refusal.because("这份文件在收到这一件以前就公开了，不是对这一件的回应：请登记以后发布的那一份", "政府信息公开条例第六条"));
    }
}
