package org.gongkai.registers;

import java.util.List;

import org.gongkai.directory.DemoChapter;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Registers that came with a later version than the one that told the demo of this installation: they get their rows before the chapters that
 * speak of them. Its name says how many registers there are rows for, so that it is told once for each time that some were added; a register
 * in which anybody entered something stays as it is.
 */
@Component
@Order(11)
class DemoLaterRegisters implements DemoChapter {

    private final DemoRegisters telling;
    private final Registers registers;
    private final JdbcClient client;

    DemoLaterRegisters(DemoRegisters telling, Registers registers, JdbcClient client) {
        this.telling = telling;
        this.registers = registers;
        this.client = client;
    }

    @Override
    public String name() {
        return "registers of " + registers.all().stream().filter(DemoRows::has).count();
    }

    @Override
    public void tell() {
        List<String> entered = client.sql("select r.id from unnest(:all::text[]) as r (id) where exists (select from registers.entry e where e.register = r.id)")
                .param("all", registers.all().stream().map(Register::id).toArray(String[]::new)).query(String.class).list();
        telling.tell(register -> !entered.contains(register.id()));
    }
}
