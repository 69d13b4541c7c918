package org.gongkai.drafts;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.face.Form;
import org.gongkai.face.Preferences;
import org.gongkai.face.Screen;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Looks at every form that is sent: what was refused, looked at first or failed is kept, what was taken is thrown away. */
@Configuration(proxyBeanMethods = false)
class KeepTyped implements HandlerInterceptor, WebMvcConfigurer {

    private final KeptAtServer kept;

    KeepTyped(KeptAtServer kept) {
        this.kept = kept;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (isKept(request, handler) && !Preferences.of(request).kiosk() && Owner.of(request, request.getServletPath()) == null) {
            KeptAtServer.newcomer(request, response);
        }
        kept.keepBeside(request, response);
        return true;
    }

    @Override
    public void afterCompletion(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception failed) {
        if (!isKept(request, handler)) {
            return;
        }
        Sent sent = Sent.of(request);
        String action = request.getServletPath();
        boolean taken = failed == null && (request.getAttribute(Screen.TAKEN) instanceof Boolean said ? said
                : response.getStatus() >= 300 && response.getStatus() < 400);
        if (taken) {
            kept.taken(action, sent, request);
        } else {
            kept.keep(action, sent, request, response);
        }
    }

    private static boolean isKept(HttpServletRequest request, Object handler) {
        Form form = handler instanceof HandlerMethod method ? method.getMethodAnnotation(Form.class) : null;
        return "POST".equals(request.getMethod()) && form != null && form.value() == Form.Typed.KEPT;
    }
}
