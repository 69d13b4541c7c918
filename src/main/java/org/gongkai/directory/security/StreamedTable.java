package org.gongkai.directory.security;

import java.util.regex.Pattern;

import jakarta.servlet.http.HttpServletRequest;

/** A table that is taken as it comes, once it is known who sends it: nothing of it is held in memory, and its room says how large it may be. */
final class StreamedTable {

    private static final Pattern ADDRESS = Pattern.compile("/desk/registers/[^/]+/import/large");

    private StreamedTable() {
    }

    static boolean isOne(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && "application/octet-stream".equals(request.getContentType()) && ADDRESS.matcher(request.getServletPath()).matches();
    }
}
