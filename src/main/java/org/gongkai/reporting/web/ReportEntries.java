package org.gongkai.reporting.web;

import org.gongkai.directory.Role;
import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the head of the desk leads to reports. */
@Configuration(proxyBeanMethods = false)
class ReportEntries {

    private static final String[] READERS = {Role.OFFICER.name(), Role.DISCLOSURE_OFFICE.name(), Role.APPROVER.name(), Role.SUPERVISOR.name()};

    @Bean
    DeskEntry reportsEntry() {
        return DeskEntry.of(60, "年度报告", "/desk/reports", READERS);
    }

    @Bean
    DeskEntry remediesEntry() {
        return DeskEntry.of(65, "复议诉讼", "/desk/remedies", READERS);
    }
}
