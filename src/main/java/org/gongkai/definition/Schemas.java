package org.gongkai.definition;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import org.jspecify.annotations.Nullable;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes the JSON Schema of a kind of file from the record that reads it, so that an editor can help and nothing has to be kept in step by hand. */
public final class Schemas {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    /** Marks, while a schema is made, the records to which others add keys. */
    private static final String EXTENDED = "x-extended";

    private Schemas() {
    }

    /** The schema of a kind as text, ending in a line break; draft 2020-12. */
    public static String of(Kind<?> kind) {
        SchemaGeneratorConfigBuilder configuration = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
                .with(Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT, Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
                        Option.EXTRA_OPEN_API_FORMAT_VALUES, Option.INLINE_NULLABLE_SCHEMAS);
        configuration.forFields().withDescriptionResolver(Schemas::meaning).withPropertyNameOverrideResolver(Schemas::named)
                .withRequiredCheck(field -> component(field) instanceof RecordComponent component && !Shape.isOptional(component));
        configuration.forTypesInGeneral().withCustomDefinitionProvider((type, context) -> type.getErasedType().isEnum() ? written(type.getErasedType()) : null);
        configuration.forTypesInGeneral().withTypeAttributeOverride((attributes, scope, context) -> {
            if (kind.extensions().stream().anyMatch(extension -> extension.of() == scope.getType().getErasedType())) {
                attributes.put(EXTENDED, scope.getType().getErasedType().getName());
            }
        });
        SchemaGenerator generator = new SchemaGenerator(configuration.build());
        ObjectNode schema = generator.generateSchema(kind.shape());
        // What is added may itself hold records to which others add keys.
        for (List<JsonNode> open = schema.findParents(EXTENDED); !open.isEmpty(); open = schema.findParents(EXTENDED)) {
            ObjectNode extended = (ObjectNode) open.getFirst();
            String name = extended.remove(EXTENDED).asString();
            kind.extensions().stream().filter(extension -> extension.of().getName().equals(name))
                    .forEach(extension -> add(generator.generateSchema(extension.shape()), extended, schema));
        }
        schema.put("title", kind.title());
        if (kind.inherits()) {
            inheriting(schema);
        }
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(schema) + "\n";
    }

    /** The keys of an extension beside those of the record; what both speak of stands once. */
    private static void add(ObjectNode extension, ObjectNode record, ObjectNode schema) {
        ((ObjectNode) record.get("properties")).setAll((ObjectNode) extension.get("properties"));
        if (extension.get("required") instanceof ArrayNode required) {
            record.withArray("required").addAll(required);
        }
        if (extension.get("$defs") instanceof ObjectNode shared) {
            schema.withObject("$defs").setAll(shared);
        }
    }

    /** A file that inherits need not say what its base says. */
    private static void inheriting(ObjectNode schema) {
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.putObject(Inheritance.LIKE).put("type", "string").put("description", "继承自哪个定义；没有写的都与它相同，其中的 {id} 换成本定义的 id");
        properties.putObject(Inheritance.WITHOUT).put("type", "object").put("description", "从所继承的定义中去掉什么，例如 actions: [publish]");
        properties.putObject(Inheritance.BASE).put("type", "boolean").put("description", "只供继承，自己不成为一种");
        if (schema.remove("required") instanceof ArrayNode required) {
            ArrayNode either = schema.putObject("if").putArray("anyOf");
            either.addObject().putArray("required").add(Inheritance.LIKE);
            either.addObject().putArray("required").add(Inheritance.BASE);
            schema.putObject("then").putArray("required").add("id");
            schema.putObject("else").set("required", required);
        }
    }

    private static @Nullable RecordComponent component(FieldScope field) {
        Class<?> owner = field.getDeclaringType().getErasedType();
        return owner.isRecord() ? Arrays.stream(owner.getRecordComponents()).filter(one -> one.getName().equals(field.getDeclaredName())).findFirst().orElse(null) : null;
    }

    private static @Nullable String meaning(FieldScope field) {
        return component(field) instanceof RecordComponent component ? Shape.meaning(component) : null;
    }

    private static @Nullable String named(FieldScope field) {
        JsonProperty said = component(field) instanceof RecordComponent component ? component.getAccessor().getAnnotation(JsonProperty.class) : null;
        return said == null || said.value().isEmpty() ? null : said.value();
    }

    private static CustomDefinition written(Class<?> type) {
        ObjectNode choice = JSON.createObjectNode().put("type", "string");
        Shape.values(type).forEach(choice.putArray("enum")::add);
        return new CustomDefinition(choice, true);
    }
}
