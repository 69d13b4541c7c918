package org.gongkai.publication;

import java.util.Optional;
import java.util.regex.Pattern;

import org.gongkai.reading.FileName;

/** The name under which a file is shown to everybody. */
final class PublicName {

    /** What a name cannot hold: control characters, and those that turn the direction of writing or are not seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Co}\\p{Cn}\\u2028\\u2029]");

    private PublicName() {
    }

    /** The last part of whatever path a browser sent. */
    static String last(String name) {
        return name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1).strip();
    }

    /** Refused rather than mended: whoever sends such a name should see what it is. */
    static Optional<String> fault(String name) {
        return UNSEEN.matcher(name).find() ? Optional.of("文件名里有看不见的控制字符（例如使文字倒着显示的字符），不能收下。请改名再上传") : Optional.empty();
    }

    /** Without what a file system or a header cannot hold, and no longer than they can. */
    static String shown(String name) {
        return FileName.kept(name.replaceAll("[\"<>|:*?]", ""), "附件");
    }

    /** The name of a file as its address gives it. */
    static String inAddress(String address) {
        String path = address.replaceAll("[?#].*$", "");
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.isBlank() ? address : name;
    }
}
