package org.gongkai.publication.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.face.Wording;
import org.springframework.core.io.ClassPathResource;

import tools.jackson.databind.json.JsonMapper;

/** What the editor says, in the language of the page: Chinese is the key and needs no other word. */
public final class EditorWords {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    static final List<String> SAID = said();

    private EditorWords() {
    }

    /** The words that differ from the Chinese ones. */
    public static String json() {
        Map<String, String> words = new TreeMap<>();
        for (String chinese : SAID) {
            String here = Wording.t(chinese);
            if (!here.equals(chinese)) {
                words.put(chinese, here);
            }
        }
        return JSON.writeValueAsString(words);
    }

    private static List<String> said() {
        try {
            return new ClassPathResource("editor/words.txt").getContentAsString(StandardCharsets.UTF_8).lines().toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
