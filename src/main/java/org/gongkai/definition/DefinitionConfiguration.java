package org.gongkai.definition;

import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every room the declarations in force; with a fault in a shipped one nothing starts. */
@Configuration(proxyBeanMethods = false)
class DefinitionConfiguration {

    @Bean
    Regulations regulations(ObjectProvider<AcceptedTexts> accepted) {
        AcceptedTexts kept = accepted.getIfAvailable();
        return Regulations.over(DefinitionTree.shipped(), kept == null ? List.of() : kept.texts());
    }

    /** As they were when this node started. */
    @Bean
    DefinitionTree regulationsAtStart(Regulations regulations) {
        return regulations.tree();
    }
}
