package org.gongkai.registers.web;

import org.gongkai.face.Asset;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Script and style sheet of maps, delivered with the program. */
@Configuration(proxyBeanMethods = false)
class MapAssets {

    private static final String LEAFLET = "META-INF/resources/webjars/leaflet/1.9.4/dist/";

    @Bean
    Asset mapScript() {
        return new Asset("leaflet.js", LEAFLET + "leaflet.js");
    }

    @Bean
    Asset mapStyle() {
        return new Asset("leaflet.css", LEAFLET + "leaflet.css");
    }
}
