package org.gongkai.operation;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Keeps sign-in and form tokens away from the operator's entrance, which has a key of its own. */
@Configuration(proxyBeanMethods = false)
class OperatorSecurity {

    static final String ENTRANCE = "/operator";

    @Bean
    @Order(0)
    SecurityFilterChain operatorsAlone(HttpSecurity http) throws Exception {
        return http.securityMatcher(ENTRANCE + "/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(csrf -> csrf.disable())
                .sessionManagement(sessions -> sessions.disable())
                .build();
    }
}
