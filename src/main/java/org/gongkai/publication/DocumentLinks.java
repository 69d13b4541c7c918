package org.gongkai.publication;

import java.util.List;
import java.util.Optional;

import org.gongkai.registers.LinkTarget;
import org.gongkai.registers.datatype.NamedType;
import org.springframework.stereotype.Component;

/** Public documents, for registers whose records point at them: by id, or by the address of their page. */
@Component
class DocumentLinks implements LinkTarget {

    private static final String ADDRESS = "/documents/";

    private final DocumentLists lists;

    DocumentLinks(DocumentLists lists) {
        this.lists = lists;
    }

    @Override
    public String id() {
        return DOCUMENT;
    }

    @Override
    public Optional<NamedType.Known> find(String said) {
        List<String> id = List.of(said.startsWith(ADDRESS) ? said.substring(ADDRESS.length()) : said);
        return lists.publicAmong(id).isEmpty() ? Optional.empty()
                : lists.named(id).stream().findFirst().map(line -> new NamedType.Known(line.id(), line.title(), ADDRESS + line.id()));
    }
}
