package org.gongkai.directory.security;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.ApiProblem;
import org.gongkai.face.KeptForms;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** A page that says why a request goes no further and what to do instead. */
record Refusal(int status, String title, String sentence, @Nullable Onward onward, Object... arguments) {

    /** A way on other than to the start. */
    record Onward(String label, String address) {
    }

    Refusal(int status, String title, String sentence, Object... arguments) {
        this(status, title, sentence, (Onward) null, arguments);
    }

    Refusal leadingTo(String label, String address) {
        return new Refusal(status, title, sentence, new Onward(label, address), arguments);
    }

    /** Keeps what was typed into a form that goes no further; answers the page that gives it back. */
    static Optional<String> kept(ObjectProvider<KeptForms> forms, HttpServletRequest request, HttpServletResponse response) {
        return Optional.ofNullable(forms.getIfAvailable()).flatMap(keeping -> keeping.keep(request, response));
    }

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
        if (ApiProblem.isFor(request)) {
            ApiProblem.write(response, status, Wording.t(title), Wording.t(sentence, arguments), request.getRequestURI());
            return;
        }
        boolean desk = request.getServletPath().startsWith("/desk/");
        Onward next = onward == null ? new Onward(desk ? "回到工作台" : "回到首页", desk ? "/desk" : "/") : onward;
        Screen.message(Page.of(Wording.t(title)).noindex(), Wording.t(sentence, arguments), Wording.t(next.label()), next.address())
                .with("code", status).status(status).render(null, unread, response);
    }
}
