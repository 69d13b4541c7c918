package org.gongkai.face;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Puts the face together: compiled templates, assets, the reader's preferences. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({Site.class, Kiosk.class})
class FaceConfiguration implements WebMvcConfigurer {

    private static final int BEFORE_SECURITY = -110;

    private final ObjectProvider<KeptForms> kept;

    FaceConfiguration(ObjectProvider<KeptForms> kept) {
        this.kept = kept;
    }

    @Bean
    Assets assets(List<Asset> further) {
        return new Assets(further);
    }

    @Bean
    TemplateEngine templates() {
        return TemplateEngine.createPrecompiled(ContentType.Html);
    }

    @Bean
    Parts parts(TemplateEngine templates) {
        return new Parts(templates);
    }

    @Bean
    Stage stage(TemplateEngine templates, Site site, Kiosk kiosk, Assets assets, List<DeskEntry> deskEntries, ObjectProvider<KeptForms> kept,
            ObjectProvider<OpenEntrances> entrances) {
        return new Stage(templates, site, kiosk, assets,
                deskEntries.stream().sorted(Comparator.comparingInt(DeskEntry::order)).toList(), kept, entrances);
    }

    /** Before anything is asked of a form. */
    @Bean
    FilterRegistrationBean<Filter> sentForms() {
        FilterRegistrationBean<Filter> sent = new FilterRegistrationBean<>((request, response, chain) ->
                chain.doFilter(request instanceof HttpServletRequest form ? SentForm.of(form) : request, response));
        sent.setOrder(BEFORE_SECURITY);
        return sent;
    }

    @Bean
    LocaleResolver localeResolver() {
        return new LocaleResolver() {
            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                return Preferences.of(request).tongue().locale();
            }

            @Override
            public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("readers choose their language with ?lang=");
            }
        };
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(new LongLines(kept));
        registry.addInterceptor(new HandlerInterceptor() {
            @Override
            public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                Preferences wanted = Preferences.of(request);
                if (!wanted.equals(Preferences.remembered(request))) {
                    response.addHeader(HttpHeaders.SET_COOKIE, wanted.cookie().toString());
                }
                return true;
            }
        });
    }
}
