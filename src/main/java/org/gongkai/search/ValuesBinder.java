package org.gongkai.search;

import java.util.List;

import org.hibernate.search.engine.backend.document.DocumentElement;
import org.hibernate.search.engine.backend.document.IndexObjectFieldReference;
import org.hibernate.search.engine.backend.document.model.dsl.IndexSchemaObjectField;
import org.hibernate.search.engine.backend.types.Aggregable;
import org.hibernate.search.engine.backend.types.Sortable;
import org.hibernate.search.mapper.pojo.bridge.PropertyBridge;
import org.hibernate.search.mapper.pojo.bridge.binding.PropertyBindingContext;
import org.hibernate.search.mapper.pojo.bridge.mapping.programmatic.PropertyBinder;
import org.hibernate.search.mapper.pojo.bridge.runtime.PropertyBridgeWriteContext;

/** The rooms' own fields: a name ends in its type, a template of the mapping takes all names of a type. */
public final class ValuesBinder implements PropertyBinder {

    @Override
    public void bind(PropertyBindingContext context) {
        context.dependencies().useRootOnly();
        IndexSchemaObjectField own = context.indexSchemaElement().objectField(Field.OWN);
        own.fieldTemplate("keyword", type -> type.asString().aggregable(Aggregable.YES).sortable(Sortable.YES)).matchingPathGlob(all(Field.Type.KEYWORD)).multiValued();
        own.fieldTemplate("text", type -> type.asString().analyzer("grams").searchAnalyzer("pairs")).matchingPathGlob(all(Field.Type.TEXT));
        own.fieldTemplate("date", type -> type.asLocalDate().sortable(Sortable.YES)).matchingPathGlob(all(Field.Type.DATE));
        own.fieldTemplate("number", type -> type.asDouble().sortable(Sortable.YES)).matchingPathGlob(all(Field.Type.NUMBER));
        context.bridge(List.class, new ValuesBridge(own.toReference()));
    }

    private static String all(Field.Type type) {
        return "*" + type.ending();
    }

    @SuppressWarnings("rawtypes")
    private record ValuesBridge(IndexObjectFieldReference own) implements PropertyBridge<List> {

        @Override
        public void write(DocumentElement target, List values, PropertyBridgeWriteContext context) {
            if (values.isEmpty()) {
                return;
            }
            DocumentElement mine = target.addObject(own);
            for (Object value : values) {
                Value one = (Value) value;
                mine.addValue(one.field().path().substring(Field.OWN.length() + 1), one.value());
            }
        }
    }
}
