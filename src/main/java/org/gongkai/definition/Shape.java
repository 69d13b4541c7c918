package org.gongkai.definition;

import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;

/** Holds a file against the record it should become, and finds everything that does not fit, each with its line. */
final class Shape {

    /** A record is asked for its keys wherever it occurs in every file: looked up once, for asking a class is slow. */
    private static final ClassValue<Map<String, RecordComponent>> KEYS = new ClassValue<>() {

        @Override
        protected Map<String, RecordComponent> computeValue(Class<?> shape) {
            Map<String, RecordComponent> keys = new LinkedHashMap<>();
            for (RecordComponent component : shape.getRecordComponents()) {
                keys.put(name(component), component);
            }
            return Collections.unmodifiableMap(keys);
        }
    };
    private static final ClassValue<Boolean> SHORT = new ClassValue<>() {

        @Override
        protected Boolean computeValue(Class<?> shape) {
            return Arrays.stream(shape.getDeclaredMethods()).map(method -> method.getAnnotation(JsonCreator.class))
                    .anyMatch(creator -> creator != null && creator.mode() == JsonCreator.Mode.DELEGATING);
        }
    };

    private final List<Fault> faults;
    private final List<Extension<?>> extensions;

    Shape(List<Fault> faults, List<Extension<?>> extensions) {
        this.faults = faults;
        this.extensions = extensions;
    }

    void check(Node node, Class<?> shape) {
        record(node, shape);
    }

    private void check(Node node, AnnotatedType type, String name) {
        Type raw = type.getType();
        if (isNull(node)) {
            if (!isOptional(type)) {
                faults.add(new Fault(node.place(), "“" + name + "”没有写内容", null));
            }
        } else if (raw instanceof ParameterizedType && type instanceof AnnotatedParameterizedType generic) {
            Class<?> container = (Class<?>) ((ParameterizedType) raw).getRawType();
            AnnotatedType[] arguments = generic.getAnnotatedActualTypeArguments();
            if (Collection.class.isAssignableFrom(container)) {
                list(node, arguments[0], name);
            } else if (Map.class.isAssignableFrom(container)) {
                map(node, arguments[1], name);
            }
        } else if (raw instanceof Class<?> one) {
            value(node, one, name);
        }
    }

    private void value(Node node, Class<?> type, String name) {
        if (type.isRecord()) {
            record(node, type);
        } else if (type.isEnum()) {
            oneOf(node, type, name);
        } else if (type == String.class) {
            demand(node, node instanceof Node.Scalar, name, "应为文字");
        } else if (type == boolean.class || type == Boolean.class) {
            demand(node, node instanceof Node.Scalar scalar && scalar.json().isBoolean(), name, "应为 true 或 false");
        } else if (type == int.class || type == Integer.class) {
            demand(node, node instanceof Node.Scalar scalar && scalar.json().isIntegralNumber(), name, "应为整数");
        } else if (type == BigDecimal.class) {
            demand(node, node instanceof Node.Scalar scalar && scalar.json().isNumber(), name, "应为数");
        } else if (type == LocalDate.class) {
            demand(node, isDate(node), name, "应为 2026-03-12 这样的日期");
        }
    }

    private void record(Node node, Class<?> shape) {
        if (node instanceof Node.Scalar && isAlsoWrittenShort(shape)) {
            return;
        }
        if (!(node instanceof Node.Mapping mapping)) {
            faults.add(new Fault(node.place(), "这里应写若干“名称: 内容”", "可用：" + String.join("、", extended(shape).keySet())));
            return;
        }
        Map<String, RecordComponent> keys = extended(shape);
        mapping.parts().forEach((name, part) -> {
            RecordComponent component = keys.get(name);
            if (component == null) {
                faults.add(new Fault(mapping.keys().getOrDefault(name, part.place()), "不认识“" + name + "”", Nearest.to(name, keys.keySet())));
            } else {
                check(part, component.getAnnotatedType(), name);
            }
        });
        keys.forEach((name, component) -> {
            if (!isOptional(component) && !mapping.parts().containsKey(name)) {
                faults.add(new Fault(mapping.place(), "缺少“" + name + "”", meaning(component)));
            }
        });
    }

    /** The keys of a record with those that others add to it. */
    private Map<String, RecordComponent> extended(Class<?> shape) {
        if (extensions.stream().noneMatch(extension -> extension.of() == shape)) {
            return keys(shape);
        }
        Map<String, RecordComponent> keys = new LinkedHashMap<>(keys(shape));
        extensions.stream().filter(extension -> extension.of() == shape).forEach(extension -> keys(extension.shape()).forEach((name, component) -> {
            if (keys.put(name, component) != null) {
                throw new IllegalStateException(extension.shape() + " adds the key " + name + " that " + shape + " has");
            }
        }));
        return keys;
    }

    private void list(Node node, AnnotatedType element, String name) {
        if (node instanceof Node.Sequence sequence) {
            sequence.parts().forEach(part -> check(part, element, name));
        } else {
            faults.add(new Fault(node.place(), "“" + name + "”应为一列", "写成 [甲, 乙]，或者每行以“- ”开头"));
        }
    }

    private void map(Node node, AnnotatedType value, String name) {
        if (node instanceof Node.Mapping mapping) {
            // A name without content is content in a table: an empty cell.
            mapping.parts().entrySet().stream().filter(part -> !isNull(part.getValue())).forEach(part -> check(part.getValue(), value, part.getKey()));
        } else {
            faults.add(new Fault(node.place(), "“" + name + "”应为若干“名称: 内容”", null));
        }
    }

    private void oneOf(Node node, Class<?> type, String name) {
        List<String> values = values(type);
        String said = node instanceof Node.Scalar scalar ? scalar.json().asString("") : "";
        if (!values.contains(said)) {
            faults.add(new Fault(node.place(), "“" + name + "”没有“" + said + "”这个选项", Nearest.to(said, values)));
        }
    }

    private void demand(Node node, boolean holds, String name, String otherwise) {
        if (!holds) {
            String said = node instanceof Node.Scalar scalar ? "，现为“" + scalar.json().asString("") + "”" : "";
            faults.add(new Fault(node.place(), "“" + name + "”" + otherwise + said, null));
        }
    }

    /** Whether a record can be written as one value: it says how it is made of it. */
    private static boolean isAlsoWrittenShort(Class<?> shape) {
        return SHORT.get(shape);
    }

    /** The keys under which a record may be written, each with its component. */
    static Map<String, RecordComponent> keys(Class<?> shape) {
        return KEYS.get(shape);
    }

    private static String name(RecordComponent component) {
        JsonProperty said = component.getAccessor().getAnnotation(JsonProperty.class);
        return said == null || said.value().isEmpty() ? component.getName() : said.value();
    }

    /** How each constant of an enum is written. */
    static List<String> values(Class<?> type) {
        return Arrays.stream(type.getFields()).filter(field -> field.isEnumConstant()).map(field -> {
            JsonProperty said = field.getAnnotation(JsonProperty.class);
            return said == null || said.value().isEmpty() ? field.getName() : said.value();
        }).toList();
    }

    /** Whether a part may be left out: it is marked so, or leaving it out says no, or 0. */
    static boolean isOptional(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) || type.getType() instanceof Class<?> one && one.isPrimitive();
    }

    static boolean isOptional(RecordComponent component) {
        return component.isAnnotationPresent(Defaulted.class) || isOptional(component.getAnnotatedType());
    }

    static @Nullable String meaning(RecordComponent component) {
        Meaning meaning = component.getAnnotation(Meaning.class);
        return meaning == null ? null : meaning.value();
    }

    private static boolean isNull(Node node) {
        return node instanceof Node.Scalar scalar && scalar.json().isNull();
    }

    private static boolean isDate(Node node) {
        try {
            return node instanceof Node.Scalar scalar && LocalDate.parse(scalar.json().asString("")) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }
}
