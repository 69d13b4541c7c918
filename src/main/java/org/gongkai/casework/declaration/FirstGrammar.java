package org.gongkai.casework.declaration;

import org.gongkai.casework.ending.Endings;
import org.gongkai.definition.DefinitionTree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * Reads for good what was written in the first grammar, the one without a number: it is closed, and running cases began under its texts. What then was a
 * key of the action itself belongs to a capability now, and what an action concludes was said beside it, in the regulations.
 */
public final class FirstGrammar {

    /** What is said of the first grammar comes with the program and is closed, whatever an installation declares. */
    private static final Endings CLOSED = new Endings(DefinitionTree.shipped());
    private static final YAMLMapper YAML = YAMLMapper.builder().build();

    private FirstGrammar() {
    }

    /** The text in the grammar of today; a text that has a number is left as it is. */
    public static String translated(String text) {
        if (!(YAML.readTree(text) instanceof ObjectNode root) || root.has("grammar")) {
            return text;
        }
        root.put("grammar", CaseTypeDeclared.GRAMMAR);
        for (JsonNode one : root.path("actions")) {
            if (one instanceof ObjectNode action) {
                ends(root.path("id").asString(), action);
                mails(action);
                if (action.remove("suggestsRelease") instanceof JsonNode suggests) {
                    action.putObject("release").set("suggests", suggests);
                }
            }
        }
        return YAML.writeValueAsString(root);
    }

    /** Older definitions do not say how a case ends with an action: then what the regulations say of them, else an answer. */
    private static void ends(String type, ObjectNode action) {
        boolean concludes = action.has("outcome") || action.has("outcomeOf") || action.path("answersItems").asBoolean(false);
        if (concludes && !action.has("ending")) {
            action.put("ending", CLOSED.earlier(type, action.path("id").asString()).orElse(Endings.ANSWERED));
        }
    }

    private static void mails(ObjectNode action) {
        JsonNode by = action.remove("sends");
        JsonNode records = action.remove("mail");
        if (by != null) {
            action.putObject("mailing").set("by", by);
        } else if (records != null) {
            action.putObject("mailing").set("records", records);
        }
    }
}
