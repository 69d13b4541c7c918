package org.gongkai.definition;

import java.util.List;
import java.util.stream.Collectors;

/** Declarations that contradict themselves or name what is not there; carries every fault that was found. */
public class InvalidDefinitions extends RuntimeException {

    private final transient List<Fault> faults;

    public InvalidDefinitions(List<Fault> faults) {
        super("规则定义有 " + faults.size() + " 处不能使用：\n- " + faults.stream().map(Fault::toString).collect(Collectors.joining("\n- ")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
