package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;

/** A page that says why a request goes no further and what to do instead. */
record Refusal(int status, String title, String sentence, Object... arguments) {

    /** The request without its form, which may be what could not be read. */
    private static final class Unread extends HttpServletRequestWrapper {

        Unread(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getParameter(String name) {
            return null;
        }

        @Override
        public Map<String, String[]> getParameterMap() {
            return Map.of();
        }
    }

    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        HttpServletRequest unread = new Unread(request);
        ReadersLanguage.heed(unread);
        boolean desk = request.getServletPath().startsWith("/desk/");
        Screen.message(Page.of(Wording.t(title)).noindex(), Wording.t(sentence, arguments),
                        Wording.t(desk ? "回到工作台" : "回到首页"), desk ? "/desk" : "/")
                .with("code", status).status(status).render(null, unread, response);
    }
}
