package org.gongkai.casework;

import java.util.List;

import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Permissions;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gathers the conditions of all types into the one object that answers "may I, and if not, why". */
@Configuration(proxyBeanMethods = false)
class CaseworkConfiguration {

    @Bean
    Permissions<CaseState> casePermissions(List<TypeRules> rules) {
        return new Permissions<>(rules.stream().<Guard<CaseState>>flatMap(own -> own.guards().stream()).toList());
    }
}
