package org.gongkai.directory;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.ibm.icu.text.Transliterator;

/** How characters sound, without tones: ICU's reading of each, and the second one of those that are common in names and titles. A character is read when it is first met. */
public final class Pinyin {

    private static final Map<Integer, String> SECOND = Stream.of("行hang", "重chong", "长chang", "调diao", "会kuai", "都du", "地di", "率shuai", "参shen", "藏zang", "朝zhao", "传zhuan", "单shan", "弹tan",
            "给ji", "降xiang", "解xie", "校jiao", "曾zeng", "车ju", "省xing", "系ji", "血xie", "乐yue", "还huan", "薄bo", "厦xia", "着zhuo", "说shui", "宿xiu", "得dei", "石dan")
            .collect(Collectors.toUnmodifiableMap(one -> one.codePointAt(0), one -> one.substring(1)));
    private static final Transliterator READING = Transliterator.getInstance("Han-Latin; Latin-ASCII");
    private static final Pattern SYLLABLE = Pattern.compile("[a-z]+");
    private static final Map<Integer, List<String>> KNOWN = new ConcurrentHashMap<>();

    private Pinyin() {
    }

    /** The syllables of a character, the more common one first; none where it is no Chinese one. */
    public static List<String> of(int character) {
        return Character.isIdeographic(character) ? KNOWN.computeIfAbsent(character, Pinyin::read) : List.of();
    }

    private static List<String> read(int character) {
        String first;
        synchronized (READING) {
            first = READING.transliterate(Character.toString(character)).strip().toLowerCase(Locale.ROOT);
        }
        return Stream.concat(Stream.of(first), Stream.ofNullable(SECOND.get(character))).filter(syllable -> SYLLABLE.matcher(syllable).matches()).distinct().toList();
    }
}
