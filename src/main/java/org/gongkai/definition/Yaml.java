package org.gongkai.definition;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** Between text and parts: reads YAML with the line of each part, and writes it again. */
final class Yaml {

    /** Deeper than any declaration; a file that goes on is refused instead of filling the stack. */
    private static final int DEEPEST = 60;

    static final YAMLMapper MAPPER = YAMLMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES).disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .enable(YAMLWriteFeature.MINIMIZE_QUOTES).build();

    private Yaml() {
    }

    /** @throws InvalidDefinitions if it is no YAML, names a thing twice or nests without end */
    static Node read(DefinitionText text) {
        try (JsonParser parser = MAPPER.createParser(text.text())) {
            if (parser.nextToken() == null) {
                throw new InvalidDefinitions(List.of(new Fault(new Place(text, 1), "文件是空的", null)));
            }
            Node node = node(parser, text, 0);
            if (parser.nextToken() != null) {
                throw fault(parser, text, "一个文件里只能有一份定义", "请把“---”以后的部分另存为文件");
            }
            return node;
        } catch (JacksonException broken) {
            int line = broken.getLocation() == null ? 1 : Math.max(1, broken.getLocation().getLineNr());
            throw new InvalidDefinitions(List.of(new Fault(new Place(text, line), "不是可读的 YAML：" + firstLine(broken.getOriginalMessage()), null)));
        }
    }

    private static Node node(JsonParser parser, DefinitionText file, int depth) {
        if (depth > DEEPEST) {
            throw fault(parser, file, "层次太深", null);
        }
        Place place = place(parser, file);
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            Map<String, Node> parts = new LinkedHashMap<>();
            Map<String, Place> keys = new LinkedHashMap<>();
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                String name = parser.currentName();
                Place key = place(parser, file);
                if (keys.putIfAbsent(name, key) != null) {
                    throw fault(parser, file, "“" + name + "”写了两次，前一处在第 " + keys.get(name).line() + " 行", "请合并为一处");
                }
                parser.nextToken();
                parts.put(name, node(parser, file, depth + 1));
            }
            return new Node.Mapping(place, parts, keys);
        }
        if (token == JsonToken.START_ARRAY) {
            List<Node> parts = new ArrayList<>();
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                parts.add(node(parser, file, depth + 1));
            }
            return new Node.Sequence(place, parts);
        }
        return new Node.Scalar(place, scalar(parser, token));
    }

    private static JsonNode scalar(JsonParser parser, JsonToken token) {
        JsonNodeFactory make = JsonNodeFactory.instance;
        return switch (token) {
            case VALUE_TRUE -> make.booleanNode(true);
            case VALUE_FALSE -> make.booleanNode(false);
            case VALUE_NULL -> make.nullNode();
            case VALUE_NUMBER_INT -> make.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> make.numberNode(parser.getDecimalValue());
            default -> make.stringNode(parser.getString());
        };
    }

    private static Place place(JsonParser parser, DefinitionText file) {
        return new Place(file, Math.max(1, parser.currentTokenLocation().getLineNr()));
    }

    private static InvalidDefinitions fault(JsonParser parser, DefinitionText file, String wrong, String right) {
        return new InvalidDefinitions(List.of(new Fault(place(parser, file), wrong, right)));
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }

    static String write(JsonNode json) {
        return MAPPER.writeValueAsString(json);
    }
}
