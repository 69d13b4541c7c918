package org.gongkai.publication;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A place in a text that tells of a person: the name of somebody who is not an official on duty, an illness (个人信息保护法第二十五条、第二十八条).
 *
 * @param rule     the id of the rule that was asked
 * @param title    what it is, in a few words
 * @param text     as it stands between the two places
 * @param relation what the person is called in front of the name; null where nothing is
 * @param instead  how it might be written, the most usual first
 */
public record Mention(String rule, String title, int from, int to, String text, @Nullable String relation, List<String> instead) {
}
