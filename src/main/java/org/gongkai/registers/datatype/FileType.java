package org.gongkai.registers.datatype;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.web.util.UriUtils;

/**
 * A file that belongs to a record. Kept as {@code digest/bytes/name}, so that the entry binds what it holds; people see its address. It is taken
 * in the form of a record; elsewhere, one that was taken is named by its address.
 *
 * @param register id of the register
 * @param most     most bytes
 * @param endings  of the names that are taken, in small letters; empty for every kind that may become public
 * @param known    whether a file was taken for this field
 */
public record FileType(String register, long most, List<String> endings, Known known) implements Datatype {

    private static final Pattern KEPT = Pattern.compile("([0-9a-f]{64})/(\\d{1,12})/([^/]{1,200})");
    private static final Pattern ADDRESS = Pattern.compile("(?:https?://[^/]+)?/registers/([a-z0-9-]+)/files/([0-9a-f]{64})/([^/?#]+)");
    private static final long KILO = 1024;

    /** Asked whenever a value is read. */
    @FunctionalInterface
    public interface Known {

        /** @return its bytes; empty where no such file was taken */
        Optional<Long> bytes(String digest, String name);
    }

    @Override
    public Read read(String typed) {
        String said = typed.strip();
        Matcher kept = KEPT.matcher(said);
        Matcher address = ADDRESS.matcher(said);
        String digest = kept.matches() ? kept.group(1) : address.matches() && address.group(1).equals(register) ? address.group(2) : "";
        if (digest.isEmpty()) {
            return Wrong.because("是文件，写文件名收不到它：请在“登记一条”的页面上传；表格里可以写已经上传的文件的地址，没有的留空");
        }
        String name = kept.matches() ? kept.group(3) : UriUtils.decode(address.group(3), StandardCharsets.UTF_8);
        return known.bytes(digest, name).<Read>map(bytes -> new Value(digest + "/" + bytes + "/" + name)).orElseGet(() -> Wrong.because("里的文件“" + name + "”不在了，请重新上传"));
    }

    /** Where it is read, without the home of the site. */
    @Override
    public String shown(String kept) {
        return "/registers/" + register + "/files/" + digest(kept) + "/" + UriUtils.encodePathSegment(name(kept), StandardCharsets.UTF_8);
    }

    public static String digest(String kept) {
        return kept.substring(0, kept.indexOf('/'));
    }

    public static String name(String kept) {
        return kept.substring(kept.lastIndexOf('/') + 1);
    }

    public static long bytes(String kept) {
        return Long.parseLong(kept.substring(kept.indexOf('/') + 1, kept.lastIndexOf('/')));
    }

    /** As people say it: {@code 批复.pdf（118 KB）}. */
    public static String words(String kept) {
        long kilo = Math.max(1, Math.round((double) bytes(kept) / KILO));
        return name(kept) + "（" + (kilo < KILO ? kilo + " KB" : String.format(Locale.ROOT, "%.1f MB", kilo / (double) KILO)) + "）";
    }
}
