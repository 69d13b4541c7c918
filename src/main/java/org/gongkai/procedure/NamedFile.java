package org.gongkai.procedure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One of the files that a field names. The value of such a field is {@code id/name,id/name}; what the files hold lies elsewhere.
 *
 * @param name what it is called; never with a slash or a comma in it
 */
public record NamedFile(String id, String name) {

    private static final Pattern ONE = Pattern.compile("([0-9a-z]{12})/([^/,]{1,200})");

    public NamedFile {
        name = name.replace('/', '／').replace(',', '，');
    }

    /** The files that a value names, each once; what is no file is left out. */
    public static List<NamedFile> all(String value) {
        Map<String, NamedFile> files = new LinkedHashMap<>();
        for (String part : value.split(",")) {
            Matcher one = ONE.matcher(part.strip());
            if (one.matches()) {
                files.putIfAbsent(one.group(1), new NamedFile(one.group(1), one.group(2)));
            }
        }
        return new ArrayList<>(files.values());
    }

    /** Whether a value names files and nothing else. */
    static boolean areNamed(String value) {
        return Pattern.compile(",").splitAsStream(value).allMatch(part -> ONE.matcher(part.strip()).matches());
    }

    public static String joined(List<NamedFile> files) {
        return files.stream().map(NamedFile::toString).collect(Collectors.joining(","));
    }

    /** As it stands in the value of a field. */
    @Override
    public String toString() {
        return id + '/' + name;
    }
}
