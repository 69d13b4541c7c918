package org.gongkai.casework.publicanswer;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.answer.GivenAnswer;
import org.gongkai.casework.identity.Identity;
import org.gongkai.casework.identity.Identity.Stretch;
import org.gongkai.casework.publicwords.Mentions;
import org.gongkai.casework.publicwords.PublicWords;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;

/**
 * A letter and its answer as they came, with what tells who wrote marked, and what a person begins from: the same without it.
 *
 * @param words what the form is filled with; a person corrects it
 */
public record PublicDraft(List<Stretch> title, List<Stretch> question, List<Stretch> answer, PublicWords words) {

    public static PublicDraft of(CaseFolder folder, Action action, Mentions mentions) {
        Identity writer = Identity.of(folder.application());
        String title = String.join("；", folder.application().titles());
        String question = folder.application().items().stream().map(item -> item.getOrDefault("description", "")).filter(text -> !text.isBlank())
                .collect(Collectors.joining("\n"));
        String answer = GivenAnswer.of(folder).stream().flatMap(given -> given.words().stream()).collect(Collectors.joining("\n"));
        return new PublicDraft(mentions.marked(folder.application(), title), mentions.marked(folder.application(), question), mentions.marked(folder.application(), answer),
                new PublicWords(
                within(action, PublicWords.TITLE, writer.withoutDoubt(title)), within(action, PublicWords.QUESTION, writer.withoutDoubt(question)),
                within(action, PublicWords.ANSWER, writer.withoutDoubtOf(answer, title + "\n" + question))));
    }

    private static String within(Action action, String field, String text) {
        int longest = Field.of(action.fields(), field).longest();
        return text.length() <= longest ? text : text.substring(0, longest);
    }

    /** The words of the form: what somebody typed, else these. */
    public Map<String, String> filled(Map<String, String> typed) {
        return typed.containsKey(PublicWords.ANSWER) ? typed : words.values();
    }
}
