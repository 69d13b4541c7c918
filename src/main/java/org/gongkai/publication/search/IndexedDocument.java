package org.gongkai.publication.search;

import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.jspecify.annotations.Nullable;

/** A published document as the index holds it: what is searched, what is counted, what a hit shows. */
@SearchEntity
@Indexed(index = "documents")
public record IndexedDocument(
        @DocumentId @KeywordField(name = "key", projectable = Projectable.YES, searchable = Searchable.NO) String id,
        @FullTextField(analyzer = "grams", searchAnalyzer = "pairs", projectable = Projectable.YES) String title,
        @KeywordField(projectable = Projectable.YES)
        @FullTextField(name = "numberText", analyzer = "grams", searchAnalyzer = "pairs") @Nullable String number,
        @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES) @Nullable String issuer,
        @KeywordField(aggregable = Aggregable.YES) String category,
        @KeywordField(aggregable = Aggregable.YES) @Nullable String year,
        @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES) String validity,
        @KeywordField(projectable = Projectable.YES, searchable = Searchable.NO) @Nullable String date,
        @GenericField(sortable = Sortable.YES, searchable = Searchable.NO) int day,
        @FullTextField(analyzer = "grams", searchAnalyzer = "pairs", projectable = Projectable.YES) String text) {
}
