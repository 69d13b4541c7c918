package org.gongkai.desk.web;

import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the desk itself offers in its head: the settings, and to the operator how the background work goes. */
@Configuration(proxyBeanMethods = false)
class DeskEntries {

    @Bean
    DeskEntry settingsEntry() {
        return DeskEntry.of(90, "设置", SettingsPage.HERE);
    }

    @Bean
    DeskEntry healthEntry() {
        return DeskEntry.of(83, "运行情况", "/desk/health", "OPERATOR");
    }
}
