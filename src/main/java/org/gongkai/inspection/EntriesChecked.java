package org.gongkai.inspection;

import java.util.List;
import java.util.Map;

import org.gongkai.registers.EntryCheck;
import org.springframework.stereotype.Component;

/** What is entered into a register passes the gate that documents pass. */
@Component
class EntriesChecked implements EntryCheck {

    private final OwnTexts own;

    EntriesChecked(OwnTexts own) {
        this.own = own;
    }

    @Override
    public List<Stop> stops(Map<String, String> values) {
        return own.stoppingValues(values).stream().map(concern -> new Stop(concern.place(), "：" + concern.message())).toList();
    }
}
