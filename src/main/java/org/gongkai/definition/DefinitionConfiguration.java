package org.gongkai.definition;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every room the declarations in force. */
@Configuration(proxyBeanMethods = false)
class DefinitionConfiguration {

    @Bean
    DefinitionTree regulations() {
        return DefinitionTree.shipped();
    }
}
