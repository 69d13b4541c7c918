package org.gongkai.face;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import gg.jte.Content;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import tools.jackson.core.type.TypeReference;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The words of the pages: Chinese is the key, English stands beside it in {@code wording/en*.yaml}. */
public final class Wording {

    private static final String SENTENCES = "en-sentences.yaml";
    private static final Map<String, String> ENGLISH = read("en*.yaml");
    /** Sentences that are put together before a page sees them, longest first. */
    private static final List<Said> SAID = read(SENTENCES).entrySet().stream().map(Said::of)
            .sorted(Comparator.comparingInt((Said said) -> said.pattern.pattern().length()).reversed()).toList();
    private static final DateTimeFormatter CHINESE_DATE = DateTimeFormatter.ofPattern("yyyy年M月d日", Locale.CHINA);
    private static final DateTimeFormatter ENGLISH_DATE = DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.ENGLISH);
    private static final Pattern KEPT = Pattern.compile(
            "[\\p{IsHan}]{0,8}[〔\\[（(]\\d{4}[〕\\]）)]\\d+号|\\d{4}年\\d{1,2}月\\d{1,2}日|\\d{4}-\\d{2}-\\d{2}");

    private record Said(Pattern pattern, List<Integer> places, String english) {

        private static final Pattern PLACE = Pattern.compile("\\{(\\d)}");

        static Said of(Map.Entry<String, String> entry) {
            StringBuilder pattern = new StringBuilder();
            List<Integer> places = new ArrayList<>();
            int from = 0;
            for (Matcher place = PLACE.matcher(entry.getKey()); place.find(); from = place.end()) {
                pattern.append(Pattern.quote(entry.getKey().substring(from, place.start()))).append("(.+?)");
                places.add(Integer.valueOf(place.group(1)));
            }
            pattern.append(Pattern.quote(entry.getKey().substring(from)));
            return new Said(Pattern.compile(pattern.toString(), Pattern.DOTALL), places, entry.getValue());
        }
    }

    private Wording() {
    }

    /** The words in the reader's language; {@code {0}} and {@code {1}} stand for the arguments. */
    public static String t(String chinese, Object... arguments) {
        String words = tongue() == Tongue.ENGLISH ? ENGLISH.getOrDefault(chinese, chinese) : chinese;
        for (int i = 0; i < arguments.length; i++) {
            words = words.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        return words;
    }

    /**
     * A finished sentence in the reader's language, as a refusal is one: found by its pattern in {@code wording/en-sentences.yaml},
     * with what was put into it likewise;
     * several such with ； between them each.
     */
    public static String said(String chinese) {
        if (tongue() != Tongue.ENGLISH) {
            return chinese;
        }
        String whole = ENGLISH.get(chinese);
        if (whole != null) {
            return whole;
        }
        List<String> several = Stream.of(chinese.split("；")).map(one -> chinese.equals(one) ? one : said(one)).toList();
        if (several.size() > 1 && several.stream().noneMatch(chinese::contains)) {
            return String.join("; ", several);
        }
        for (Said said : SAID) {
            Matcher found = said.pattern.matcher(chinese);
            if (!said.places.isEmpty() && found.matches()) {
                String words = said.english;
                for (int i = 0; i < said.places.size(); i++) {
                    words = words.replace("{" + said.places.get(i) + "}", said(found.group(i + 1)));
                }
                return words;
            }
        }
        return chinese;
    }

    public static String date(@Nullable LocalDate date) {
        return date == null ? "" : date.format(tongue() == Tongue.ENGLISH ? ENGLISH_DATE : CHINESE_DATE);
    }

    /** The time of day of a moment. */
    public static String hour(LocalDateTime moment) {
        return moment.toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
    }

    /** Text in which document numbers 文号 and dates never break across lines. */
    public static Content kept(@Nullable String text) {
        return output -> {
            String rest = text == null ? "" : text;
            var found = KEPT.matcher(rest);
            int from = 0;
            while (found.find()) {
                output.writeUserContent(rest.substring(from, found.start()));
                output.writeContent("<span class=\"keep\">");
                output.writeUserContent(found.group());
                output.writeContent("</span>");
                from = found.end();
            }
            output.writeUserContent(rest.substring(from));
        };
    }

    /** The language of this request; simplified outside of one. */
    public static Tongue tongue() {
        var context = LocaleContextHolder.getLocaleContext();
        Locale locale = context == null ? null : context.getLocale();
        return locale == null ? Tongue.SIMPLIFIED : Tongue.of(locale);
    }

    private static Map<String, String> read(String files) {
        Map<String, String> words = new LinkedHashMap<>();
        YAMLMapper yaml = new YAMLMapper();
        try {
            for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:wording/" + files)) {
                try (InputStream in = file.getInputStream()) {
                    words.putAll(yaml.readValue(in, new TypeReference<Map<String, String>>() { }));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(words);
    }
}
