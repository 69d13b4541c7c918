package org.gongkai.face;

import java.util.Map;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.view.RedirectView;

/** Leads elsewhere because a form was not accepted: something else has to be done first, and what was typed is kept. */
public final class TurnedBack extends RedirectView {

    public TurnedBack(String address) {
        super(address);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response) throws Exception {
        request.setAttribute(Screen.TAKEN, false);
        super.render(model, request, response);
    }
}
