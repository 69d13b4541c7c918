package org.gongkai.enactment.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk offers the operator in its head: the installation's own declarations. */
@Configuration(proxyBeanMethods = false)
class RegulationEntries {

    @Bean
    DeskEntry regulationEntry() {
        return DeskEntry.of(84, "本机构的规则", "/desk/regulations", "OPERATOR");
    }
}
