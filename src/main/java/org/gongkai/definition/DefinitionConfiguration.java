package org.gongkai.definition;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Gives every room the declarations in force; with a fault in one of them nothing starts. */
@Configuration(proxyBeanMethods = false)
class DefinitionConfiguration {

    @Bean
    DefinitionTree regulations() {
        DefinitionTree shipped = DefinitionTree.shipped();
        Definitions checked = DefinitionKinds.check(shipped);
        if (!checked.faults().isEmpty()) {
            throw new InvalidDefinitions(checked.faults());
        }
        return shipped;
    }
}
