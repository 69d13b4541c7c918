package org.gongkai.registers;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** What an operator sets of registers. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DataTerms.class)
class RegistersConfiguration {
}
