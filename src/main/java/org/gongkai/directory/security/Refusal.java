package org.gongkai.directory.security;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** A page that says why a request goes no further and what to do instead. */
record Refusal(int status, String title, String sentence, Object... arguments) {

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String words = sentence;
        for (int i = 0; i < arguments.length; i++) {
            words = words.replace("{" + i + "}", String.valueOf(arguments[i]));
        }
        response.setStatus(status);
        response.setContentType("text/plain;charset=UTF-8");
        response.getOutputStream().write((title + "\n" + words).getBytes(StandardCharsets.UTF_8));
    }
}
