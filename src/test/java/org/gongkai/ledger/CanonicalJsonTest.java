package org.gongkai.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;

import org.erdtman.jcs.JsonCanonicalizer;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import tools.jackson.databind.json.JsonMapper;

@DisplayName("Whatever is written out for a digest is written as RFC 8785 says, whichever way is taken")
class CanonicalJsonTest {

    static List<Map<String, Object>> forms() {
        return List.of(Map.of(), Map.of("b", "二", "a", "一", "", "空"), Map.of("content", Map.of("z", "第一行\n第二行", "a", "\"引\"\\/\u007f\u2028"), "key", "A-1", "sealed", Map.of()),
                Map.of("control", "a\tb\u0001\r"), Map.of("beyond", "𠮷野家", "\ufb33", "2", "\ud83d\ude00", "1"), Map.of("number", 12.50, "list", List.of("一", 2), "yes", true), Map.of("deep", Map.of("of", Map.of("texts", "三"))));
    }

    @ParameterizedTest
    @MethodSource("forms")
    @DisplayName("the short way for texts gives what the canonicaliser gives")
    void shortWayIsTheSame(Map<String, Object> form) throws IOException {
        assertThat(CanonicalJson.of(form)).isEqualTo(new JsonCanonicalizer(JsonMapper.builder().build().writeValueAsString(form)).getEncodedString());
    }
}
