package org.gongkai.search;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Projectable;
import org.hibernate.search.engine.backend.types.Searchable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.bridge.mapping.annotation.PropertyBinderRef;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.DocumentId;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.FullTextField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.GenericField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.Indexed;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.KeywordField;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.PropertyBinding;
import org.hibernate.search.mapper.pojo.mapping.definition.annotation.SearchEntity;
import org.jspecify.annotations.Nullable;

/** A findable as the index holds it: what is searched, what is counted, what a hit shows. */
@SearchEntity
@Indexed(index = "findables")
record IndexedFindable(
        @DocumentId @KeywordField(name = "key", projectable = Projectable.YES, sortable = Sortable.YES, searchable = Searchable.NO) String key,
        @KeywordField(aggregable = Aggregable.YES, projectable = Projectable.YES) String kind,
        @FullTextField(analyzer = "grams", searchAnalyzer = "pairs", projectable = Projectable.YES) String title,
        @KeywordField(projectable = Projectable.YES, sortable = Sortable.YES)
        @FullTextField(name = "numberText", analyzer = "grams", searchAnalyzer = "pairs") @Nullable String number,
        @KeywordField(projectable = Projectable.YES, searchable = Searchable.NO) String address,
        @KeywordField(aggregable = Aggregable.YES, sortable = Sortable.YES, projectable = Projectable.YES) @Nullable String organ,
        @KeywordField(aggregable = Aggregable.YES) @Nullable String year,
        @GenericField(sortable = Sortable.YES, projectable = Projectable.YES) @Nullable LocalDate day,
        @KeywordField Set<String> audience,
        @GenericField(sortable = Sortable.YES, searchable = Searchable.NO) float weight,
        @GenericField(name = COPY, sortable = Sortable.YES, searchable = Searchable.NO) long copy,
        @FullTextField(analyzer = "grams", searchAnalyzer = "pairs", projectable = Projectable.YES) String text,
        @KeywordField(projectable = Projectable.YES, searchable = Searchable.NO) @Nullable String parts,
        @PropertyBinding(binder = @PropertyBinderRef(type = ValuesBinder.class)) List<Value> values) {

    /** {@link Copies#mark} of the text. */
    static final String COPY = "copy";
    private static final char OF_ITS_ROOM = ':';

    static IndexedFindable of(String room, Findable findable) {
        LocalDate day = findable.day();
        return new IndexedFindable(key(room, findable.id()), findable.kind(), findable.title(), findable.number(), findable.address(), findable.organ(),
                day == null ? null : String.valueOf(day.getYear()), day, findable.audience().circles(), Weight.of(day) * findable.weight(), Copies.mark(findable.text()),
                findable.text(), Part.written(findable.parts()), findable.values());
    }

    static String key(String room, String id) {
        return room + OF_ITS_ROOM + id;
    }

    static String room(String key) {
        return key.substring(0, key.indexOf(OF_ITS_ROOM));
    }

    static String id(String key) {
        return key.substring(key.indexOf(OF_ITS_ROOM) + 1);
    }
}
