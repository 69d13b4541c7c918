package org.gongkai.face;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

@DisplayName("贴进来的文字不截短：太长的用一句话退回，写的字都还在")
class LongLinesTest {

    private static final Path SOURCES = Path.of("src/main/java");
    /** Words to look for, and an address that answers only where it is known. */
    private static final Set<String> SEARCHED = Set.of("themes.jte", "searchbox.jte", "site.jte", "search.jte", "new-code.jte");
    /** Refused with a sentence of their own, where they are taken. */
    private static final Set<String> ELSEWHERE = Set.of("desk-release.jte title", "desk-release.jte logTitle", "desk-public-withdraw.jte reason",
            "desk-public.jte reason", "phrases.jte words", "desk-fields.jte title", "organs.jte creditCode");
    private static final Pattern WRITTEN_BY_HAND = Pattern.compile("name=\"(\\w+)\"[^\\n]*?data-longest=\"(\\d+)\"");
    private static final Pattern LINE = Pattern.compile("\"(\\w+) [^ \"]+ (\\d+)\"");

    private static List<Path> files(String ending) throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(ending)).toList();
        }
    }

    @Test
    @DisplayName("没有一个页面在浏览器里截短文字，搜索框除外")
    void nothingIsCut() throws IOException {
        List<String> cutting = new ArrayList<>();
        for (Path file : files(".jte")) {
            if (!SEARCHED.contains(file.getFileName().toString()) && Files.readString(file).contains("maxlength")) {
                cutting.add(file.toString());
            }
        }
        assertThat(cutting).isEmpty();
    }

    @Test
    @DisplayName("页面上写明最多多少字的，提交时都有人管")
    void everyLimitIsHeld() throws IOException {
        Set<String> held = new java.util.HashSet<>();
        for (Path file : files(".java")) {
            String text = Files.readString(file);
            for (Matcher form = Pattern.compile("@Form\\(.*lines = \\{([^}]*)}").matcher(text); form.find();) {
                for (Matcher line = LINE.matcher(form.group(1)); line.find();) {
                    held.add(line.group(1) + " " + line.group(2));
                }
            }
        }
        List<String> free = new ArrayList<>();
        for (Path file : files(".jte")) {
            for (Matcher limit = WRITTEN_BY_HAND.matcher(Files.readString(file)); limit.find();) {
                if (!held.contains(limit.group(1) + " " + limit.group(2)) && !ELSEWHERE.contains(file.getFileName() + " " + limit.group(1))) {
                    free.add(file.getFileName() + " " + limit.group(1) + " " + limit.group(2));
                }
            }
        }
        assertThat(free).isEmpty();
    }

    @Form(lines = {"reason 理由 5", "proof 凭证编号 3"})
    void taken() {
    }

    @Test
    @DisplayName("按字数，不按字节；空白不算；没有交来的不管")
    void counted() throws NoSuchMethodException {
        Form form = LongLinesTest.class.getDeclaredMethod("taken").getAnnotation(Form.class);
        MockHttpServletRequest request = new MockHttpServletRequest();
        request.setParameter("reason", " 五个字正好 ");
        assertThat(LongLines.tooLong(form, request)).isEmpty();
        request.setParameter("reason", "六个字太长𠮷");
        assertThat(LongLines.tooLong(form, request)).contains(new LongLines.Long("理由", 5, 6));
    }
}
