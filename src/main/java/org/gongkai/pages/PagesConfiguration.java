package org.gongkai.pages;

import java.time.Duration;

import org.gongkai.calendar.Now;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/** Puts kept pages before everything else that answers. */
@Configuration(proxyBeanMethods = false)
class PagesConfiguration {

    /**
     * The web server starts before the database is known to answer: the pages are asked for with the first request.
     *
     * @param shared how long a cache between this server and its readers may answer without asking; longer where it follows the list of changes
     */
    @Bean
    FilterRegistrationBean<PageFilter> keptPagesFirst(ObjectProvider<KeptPages> pages, Now now, @Value("${gongkai.pages.shared:60s}") Duration shared) {
        FilterRegistrationBean<PageFilter> first = new FilterRegistrationBean<>(new PageFilter(pages::getObject, now, new PageHeaders(shared)));
        first.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return first;
    }

    /** What is in memory is answered at the door. Whoever writes a log of every request gets every request. */
    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> frontDoor(FilterRegistrationBean<PageFilter> first, @Value("${gongkai.pages.shared:60s}") Duration shared,
            @Value("${server.tomcat.accesslog.enabled:false}") boolean logged) {
        PageHeaders headers = new PageHeaders(shared);
        return factory -> {
            if (!logged) {
                factory.setProtocol(FrontDoor.class.getName());
                factory.addConnectorCustomizers(connector -> ((FrontDoor) connector.getProtocolHandler()).answers(first.getFilter()::atHand, headers));
            }
        };
    }
}
