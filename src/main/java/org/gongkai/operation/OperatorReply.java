package org.gongkai.operation;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonInclude;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One line of what an {@link OperatorTask} answers: milestones, then exactly one of the others. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperatorReply(@Nullable JsonNode progress, @Nullable JsonNode outcome, @Nullable String refused, @Nullable String fault) {

    private static final JsonMapper JSON = new JsonMapper();

    static OperatorReply progress(Object milestone) {
        return new OperatorReply(JSON.valueToTree(milestone), null, null, null);
    }

    static OperatorReply outcome(Object outcome) {
        return new OperatorReply(null, JSON.valueToTree(outcome), null, null);
    }

    static OperatorReply refused(String reason) {
        return new OperatorReply(null, null, reason, null);
    }

    static OperatorReply fault(String what) {
        return new OperatorReply(null, null, null, what);
    }

    static OperatorReply read(String line) {
        return JSON.readValue(line, OperatorReply.class);
    }

    /** With its line end. */
    byte[] line() {
        return (JSON.writeValueAsString(this) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
