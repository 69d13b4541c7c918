package org.gongkai.publication;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Particulars as the table of editions holds them: {@code kind}, {@code fields} as typed jsonb, {@code links} as texts. */
final class ParticularsColumns {

    static final String NAMES = "e.kind, e.fields, e.links";
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private ParticularsColumns() {
    }

    static String json(Map<String, Object> fields) {
        return JSON.writeValueAsString(fields);
    }

    static String[] links(Particulars particulars) {
        return particulars.links().stream().map(Particulars.Link::toString).toArray(String[]::new);
    }

    static Particulars read(ResultSet row) throws SQLException {
        String[] links = (String[]) row.getArray("links").getArray();
        return new Particulars(row.getString("kind"), fields(row.getString("fields")), Particulars.Link.parse(links));
    }

    static Map<String, Object> fields(String json) {
        Map<String, Object> fields = new HashMap<>();
        for (Map.Entry<String, JsonNode> one : JSON.readTree(json).properties()) {
            JsonNode value = one.getValue();
            fields.put(one.getKey(), value.isIntegralNumber() ? (Object) value.asLong() : value.isNumber() ? value.decimalValue() : value.asString());
        }
        return fields;
    }
}
