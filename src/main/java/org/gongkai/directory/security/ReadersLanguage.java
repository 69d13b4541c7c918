package org.gongkai.directory.security;

import java.util.Objects;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Ahead of the dispatcher nobody has asked yet in which language the visitor reads. */
final class ReadersLanguage {

    private ReadersLanguage() {
    }

    static void heed(HttpServletRequest request) {
        LocaleResolver resolver = Objects.requireNonNull(RequestContextUtils.findWebApplicationContext(request))
                .getBean(LocaleResolver.class);
        LocaleContextHolder.setLocale(resolver.resolveLocale(request));
    }
}
