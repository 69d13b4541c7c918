package org.gongkai.directory.security;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.Part;

import org.apache.tomcat.util.http.fileupload.FileItemIterator;
import org.apache.tomcat.util.http.fileupload.FileItemStream;
import org.apache.tomcat.util.http.fileupload.FileUpload;
import org.apache.tomcat.util.http.fileupload.servlet.ServletRequestContext;
import org.gongkai.face.KeptForms;
import org.jspecify.annotations.Nullable;

/** A form whose files are too large: what was typed into it is read, what the files hold is thrown away as it comes. */
final class WithoutFiles extends HttpServletRequestWrapper {

    private static final int MOST_TEXT = 1 << 20;
    private static final int MOST_OF_HEADER = 2 << 10;

    private final Map<String, String[]> typed;

    private WithoutFiles(HttpServletRequest request, Map<String, String[]> typed) {
        super(request);
        this.typed = typed;
    }

    static WithoutFiles read(HttpServletRequest request) {
        Map<String, String[]> typed = new LinkedHashMap<>();
        FileUpload parts = new FileUpload();
        parts.setPartHeaderSizeMax(MOST_OF_HEADER);
        int left = MOST_TEXT;
        try {
            FileItemIterator items = parts.getItemIterator(new ServletRequestContext(request));
            while (items.hasNext()) {
                FileItemStream item = items.next();
                String said = item.getName();
                if (item.isFormField()) {
                    try (InputStream text = item.openStream()) {
                        byte[] bytes = text.readNBytes(left);
                        left -= bytes.length;
                        add(typed, item.getFieldName(), new String(bytes, StandardCharsets.UTF_8));
                    }
                } else if (said != null && !said.isBlank()) {
                    add(typed, KeptForms.fileOf(item.getFieldName()), said);
                }
            }
        } catch (IOException broken) {
            // Torn, or its sender went away: what came before is all there is.
            return new WithoutFiles(request, typed);
        }
        return new WithoutFiles(request, typed);
    }

    static WithoutFiles of(HttpServletRequest request, Map<String, String[]> typed) {
        return new WithoutFiles(request, typed);
    }

    static void add(Map<String, String[]> typed, String name, String value) {
        typed.merge(name, new String[] {value}, (before, more) -> {
            String[] all = Arrays.copyOf(before, before.length + 1);
            all[before.length] = value;
            return all;
        });
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return typed;
    }

    @Override
    public @Nullable String getParameter(String name) {
        String[] values = typed.get(name);
        return values == null ? null : values[0];
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return typed.get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return Collections.enumeration(typed.keySet());
    }

    @Override
    public Collection<Part> getParts() {
        return List.of();
    }
}
