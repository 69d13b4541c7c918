package org.gongkai.face;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import tools.jackson.databind.json.JsonMapper;

/** Why a programme's request is not answered, in the form that programmes read (RFC 9457): every refusal below {@code /api} has it. */
public final class ApiProblem {

    private static final String TYPE = "application/problem+json";
    private static final JsonMapper JSON = new JsonMapper();

    private ApiProblem() {
    }

    /** Whether whoever asks for this address is a programme. */
    public static boolean isFor(String path) {
        return path.equals("/api") || path.startsWith("/api/");
    }

    public static boolean isFor(HttpServletRequest request) {
        return isFor(request.getRequestURI());
    }

    /** @param detail what is wrong and what to do about it, as a sentence */
    public static void write(HttpServletResponse response, int status, String title, String detail, String path) throws IOException {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.put("instance", path);
        response.setStatus(status);
        response.setContentType(TYPE);
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(JSON.writeValueAsBytes(problem));
    }
}
