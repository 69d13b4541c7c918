package org.gongkai.directory.security;

import jakarta.servlet.DispatcherType;

import org.apache.catalina.core.StandardHost;

import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Outsider;
import org.gongkai.directory.Outsiders;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directory.web.SignInScreen;
import org.gongkai.face.KeptForms;
import org.gongkai.face.Preferences;
import org.gongkai.face.Site;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.authentication.Http403ForbiddenEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.writers.CacheControlHeadersWriter;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.unit.DataSize;

/** Who may reach which address: closed by default, the public list open, the desk for staff, their own pages for people outside, the operator's door for commands. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(RateLimits.class)
class WebSecurity {

    private static final String CONTENT_SECURITY_POLICY = "default-src 'self'; img-src 'self' data:; object-src 'none'; "
            + "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    @Bean
    @Order(1)
    SecurityFilterChain operatorDoor(HttpSecurity http, @Value("${gongkai.operator-token:}") String token) {
        return http.securityMatcher("/operator/**")
                .authorizeHttpRequests(rules -> rules.anyRequest().access(new OperatorDoor(token)))
                .csrf(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(new Http403ForbiddenEntryPoint()))
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain site(HttpSecurity http, Doorkeeper doorkeeper, SignInScreen signIn, ChangePassword changing,
            People people, Organs organs, Outsiders outsiders, RateLimits limits, ObjectProvider<KeptForms> kept, Site site, @Value("${server.tomcat.max-parameter-count}") int mostFields,
            @Value("${spring.servlet.multipart.max-request-size}") DataSize upload, @Value("${server.tomcat.max-http-form-post-size}") DataSize longest) {
        HttpSessionRequestCache wanted = pageWanted();
        return http
                .authorizeHttpRequests(rules -> rules
                        .dispatcherTypeMatchers(DispatcherType.ERROR).permitAll()
                        .requestMatchers("/my/**").access(new WhoRule(Outsider.class))
                        .requestMatchers(HttpMethod.GET, PublicAddresses.READ).permitAll()
                        .requestMatchers(HttpMethod.HEAD, PublicAddresses.READ).permitAll()
                        .requestMatchers(HttpMethod.POST, PublicAddresses.FORMS).permitAll()
                        .requestMatchers("/desk/organs/**", "/desk/people/**", "/desk/calendar/**", "/desk/health", "/desk/regulations/**").access(new RoleRule(Role.OPERATOR))
                        .requestMatchers("/desk/**").access(new WhoRule(Staff.class))
                        .anyRequest().denyAll())
                .formLogin(form -> form.loginPage(Doorkeeper.SIGN_IN).usernameParameter("login")
                        .successHandler(new SignedInNow(changing, wanted)).failureHandler(new SignInRefused(signIn)))
                .logout(logout -> logout.logoutUrl("/sign-out").logoutSuccessUrl("/"))
                .requestCache(cache -> cache.requestCache(wanted))
                .exceptionHandling(refusals -> refusals.authenticationEntryPoint(doorkeeper).accessDeniedHandler(doorkeeper))
                .csrf(csrf -> csrf.csrfTokenRepository(formToken(site)).ignoringRequestMatchers(PublicAddresses.CHECK, PublicAddresses.END, PublicAddresses.LEAVE, PublicAddresses.DIRECT))
                .addFilterBefore(new RateLimit(limits, kept), CsrfFilter.class)
                .addFilterBefore(new UploadLimit(upload, longest, kept), CsrfFilter.class)
                .addFilterBefore(InputBudget.ofThisMemory(upload, kept), CsrfFilter.class)
                .addFilterBefore(new FormText(upload, mostFields, kept), CsrfFilter.class)
                .addFilterBefore(new FromElsewhere(site, doorkeeper), CsrfFilter.class)
                .addFilterBefore(new StaffToday(people, organs, outsiders), AnonymousAuthenticationFilter.class)
                .headers(headers -> headers
                        .contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_SECURITY_POLICY))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                        .cacheControl(standard -> standard.disable())
                        .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(confidential(), new CacheControlHeadersWriter()))
                        .addHeaderWriter(new StaticHeadersWriter("Cache-Control", "private, no-cache")))
                .build();
    }

    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> bodyPace(@Value("${server.tomcat.threads.max:200}") int threads) {
        return server -> {
            server.addEngineValves(new BodyPace(BodyPace.GRACE, BodyPace.BYTES_A_SECOND, threads * 3 / 4));
            server.addContextCustomizers(context -> ((StandardHost) context.getParent()).setErrorReportValveClass(BarePage.class.getName()));
        };
    }

    /** Where the site's own address is https, no cookie of it goes over anything else. */
    @Bean
    ServletContextInitializer cookiesOverHttps(Site site) {
        return context -> {
            if (site.isOnlySecure()) {
                context.getSessionCookieConfig().setSecure(true);
            }
        };
    }

    /** In a cookie, not in the session: a citizen may take an afternoon over a form, and reading one starts no session. */
    private static CookieCsrfTokenRepository formToken(Site site) {
        CookieCsrfTokenRepository tokens = new CookieCsrfTokenRepository();
        tokens.setCookieName("form-token");
        tokens.setCookieCustomizer(cookie -> cookie.httpOnly(true).sameSite("Lax").secure(site.isOnlySecure() || cookie.build().isSecure()));
        return tokens;
    }

    /** After sign-in one returns to a page of the desk or of one's own, never to a part of one. */
    private static HttpSessionRequestCache pageWanted() {
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        RequestMatcher page = new OrRequestMatcher(PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/desk/**"), PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/my/**"));
        wanted.setRequestMatcher(request -> page.matches(request) && request.getHeader("HX-Request") == null);
        wanted.setMatchingRequestParameterName(null);
        return wanted;
    }

    /** Pages that a shared computer must not keep, all pages of a kiosk among them; elsewhere going back finds the form as it was filled. */
    private static RequestMatcher confidential() {
        RequestMatcher files = new OrRequestMatcher(PathPatternRequestMatcher.pathPattern("/assets/**"), PathPatternRequestMatcher.pathPattern("/webjars/**"));
        return new OrRequestMatcher(request -> Preferences.remembered(request).kiosk() && !files.matches(request),
                PathPatternRequestMatcher.pathPattern("/desk/**"), PathPatternRequestMatcher.pathPattern("/my/**"),
                PathPatternRequestMatcher.pathPattern("/matters/**"), PathPatternRequestMatcher.pathPattern("/consultations/**"),
                PathPatternRequestMatcher.pathPattern("/drafts/**"), PathPatternRequestMatcher.pathPattern("/receipts/**"),
                PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/requests/**"), PathPatternRequestMatcher.pathPattern(HttpMethod.POST, "/mailboxes/**"), PathPatternRequestMatcher.pathPattern("/sign-in"));
    }
}
