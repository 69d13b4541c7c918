package org.gongkai.letters;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.gongkai.definition.Blanks;
import org.gongkai.definition.Nearest;
import org.springframework.stereotype.Component;

/** What a wording has to keep of the declared one: words that can be filled in, what the law asks a letter to say, the articles it cites. */
@Component
class WordingRules {

    static final int MOST = 60;
    static final int LONGEST = 2000;
    private static final Pattern WORD = Pattern.compile("\\{([a-zA-Z][a-zA-Z0-9]*)}");
    private static final Pattern BRACE = Pattern.compile("[{}｛｝]");
    /** A law by its title, an article with its paragraph and item. */
    private static final Pattern CITED = Pattern.compile("《[^《》]+》|第[一二三四五六七八九十百]+条(?:第[一二三四五六七八九十]+[款项])*");

    private final LetterParts parts;

    WordingRules(LetterParts parts) {
        this.parts = parts;
    }

    /** What is wrong with it, each with what to do; empty where nothing is. @param known words that every step that issues the letter fills in */
    List<String> against(DeclaredWording declared, List<String> body, Set<String> known) {
        List<String> against = new ArrayList<>();
        if (body.isEmpty() || body.size() > MOST || body.stream().anyMatch(line -> line.length() > LONGEST)) {
            against.add("正文要有 1 到 " + MOST + " 段，每段最多 " + LONGEST + " 字");
        }
        for (int n = 0; n < body.size(); n++) {
            String line = body.get(n);
            for (MatchResult found : WORD.matcher(line).results().toList()) {
                if (!known.contains(found.group(1))) {
                    String nearest = Nearest.to(found.group(1), known);
                    against.add("第 " + (n + 1) + " 段的“" + found.group() + "”没有可填的。" + (nearest == null ? "请改用旁边列出的词" : nearest));
                }
            }
            if (BRACE.matcher(WORD.matcher(line).replaceAll("")).find()) {
                against.add("第 " + (n + 1) + " 段的花括号没有写对：请照旁边列出的写，例如 {applicant}");
            }
        }
        String text = String.join("\n", body);
        declared.body().stream().flatMap(line -> Blanks.in(line).stream()).distinct().filter(word -> !text.contains("{" + word + "}") && parts.word(word).map(LetterParts.Word::isKept).orElse(false))
                .forEach(word -> against.add("缺少“" + parts.title(word) + "”：这份文书必须写明，请把 {" + word + "} 写进去"));
        parts.partsOf(declared.letter(), declared.text()).stream().filter(part -> !part.isSaid(text))
                .forEach(part -> against.add("缺少“" + part.title() + "”：这份文书必须写明，请写上，其中要有" + String.join("或者", part.says().stream().map(word -> "“" + word + "”").toList())));
        cited(declared.text()).stream().filter(citation -> !text.contains(citation)).forEach(citation -> against.add("缺少引用的“" + citation + "”：这份文书依据它作出，请写上"));
        return against;
    }

    private static Set<String> cited(String text) {
        return CITED.matcher(text).results().map(MatchResult::group).collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
