package org.gongkai.casework.digest;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the capability. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DigestSettings.class)
class DigestConfiguration {
}
