package org.gongkai.casework.place.web;

import java.util.stream.Stream;

import org.gongkai.directory.Power;
import org.gongkai.directory.Role;
import org.gongkai.face.DeskEntry;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The way to the grids in the head of the desk: for whoever handles what is reported, and for whoever confirms it. */
@Configuration(proxyBeanMethods = false)
class GridEntries {

    @Bean
    DeskEntry gridEntry() {
        return DeskEntry.of(14, "网格", "/desk/grid", Stream.concat(Stream.of(Role.with(Power.HANDLE)), Stream.of(Role.SUPERVISOR.name())).toArray(String[]::new));
    }
}
