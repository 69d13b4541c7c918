package org.gongkai.inspection.text;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/** Finds which characters the bytes of a text stand for: by their mark, by being UTF-8, by what is declared, by what reads as Chinese. */
final class Encoding {

    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final Charset BIG5 = Charset.forName("Big5-HKSCS");
    private static final Set<String> NATIONAL = Set.of("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936", "hz-gb-2312");
    private static final Pattern DECLARED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([a-z0-9_-]{3,20})|<\\?xml[^>]{0,100}encoding=[\"']([a-z0-9_-]{3,20})");
    private static final Pattern HEADERS = Pattern.compile("\\AHTTP/\\d[^\\n]{0,200}\\n(?:[^\\n]{1,2000}\\n){0,60}?\\r?\\n");
    /** The most common characters of official Chinese, in both scripts. */
    private static final String COMMON = "的一年公开信息政府工作行和件请理不总数申办法中人有关為开務處報告開資訊請辦關";
    private static final int HEAD = 4096;
    private static final int ENOUGH = 400;

    private Encoding() {
    }

    static String decode(byte[] all) {
        byte[] bytes = withoutHeaders(all);
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return new String(bytes, 3, bytes.length - 3, StandardCharsets.UTF_8);
        }
        if (starts(bytes, 0xFF, 0xFE) || starts(bytes, 0xFE, 0xFF)) {
            return new String(bytes, StandardCharsets.UTF_16);
        }
        Charset wide = wide(bytes);
        if (wide != null) {
            return new String(bytes, wide);
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return likeliest(bytes, declared(all));
        }
    }

    /** UTF-16 without a mark: zeros mostly on one side, and what comes out is Chinese and Latin and little else. */
    static @Nullable Charset wide(byte[] bytes) {
        int[] zeros = new int[2];
        int length = Math.min(bytes.length, HEAD);
        for (int i = 0; i < length; i++) {
            zeros[i & 1] += bytes[i] == 0 ? 1 : 0;
        }
        if (Math.max(zeros[0], zeros[1]) <= 4 * Math.min(zeros[0], zeros[1])) {
            return null;
        }
        Charset charset = zeros[1] > zeros[0] ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        String read = new String(bytes, 0, length & ~1, charset);
        long han = read.chars().filter(c -> Script.isHan((char) c)).count();
        long common = read.chars().filter(c -> c >= ' ' && c < 0x7F || c == '\n' || c == '\r' || c == '\t' || c >= 0x2010 && c < 0x3040 || c >= 0xFF00 && c < 0xFFF0).count();
        return han > 5 && (han + common) * 20 > read.length() * 19L ? charset : null;
    }

    private static String likeliest(byte[] bytes, @Nullable Charset declared) {
        List<Charset> charsets = declared == null || List.of(GB18030, BIG5).contains(declared) ? List.of(GB18030, BIG5, StandardCharsets.UTF_8)
                : List.of(declared, GB18030, BIG5, StandardCharsets.UTF_8);
        return charsets.stream().max(Comparator.comparingLong(charset -> fitness(bytes, charset) + (charset.equals(declared) ? 1 : 0)))
                .map(charset -> new String(bytes, charset)).orElseThrow();
    }

    private static long fitness(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        long common = text.chars().filter(c -> COMMON.indexOf(c) >= 0).count();
        long broken = text.chars().filter(c -> c == '\uFFFD').count();
        return 10 * common - 100 * Math.min(broken, ENOUGH) - (text.length() - common) / 100;
    }

    private static @Nullable Charset declared(byte[] bytes) {
        Matcher found = DECLARED.matcher(new String(bytes, 0, Math.min(bytes.length, HEAD), StandardCharsets.ISO_8859_1));
        if (!found.find()) {
            return null;
        }
        String name = (found.group(1) != null ? found.group(1) : found.group(2)).toLowerCase(Locale.ROOT);
        return NATIONAL.contains(name) ? GB18030 : name.startsWith("big5") ? BIG5 : null;
    }

    /** A page saved together with the headers of its answer. */
    static byte[] withoutHeaders(byte[] bytes) {
        if (!starts(bytes, 'H', 'T', 'T', 'P', '/')) {
            return bytes;
        }
        Matcher headers = HEADERS.matcher(new String(bytes, 0, Math.min(bytes.length, 4 * HEAD), StandardCharsets.ISO_8859_1));
        return headers.find() ? Arrays.copyOfRange(bytes, headers.end(), bytes.length) : bytes;
    }

    private static boolean starts(byte[] bytes, int... magic) {
        for (int i = 0; i < magic.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
