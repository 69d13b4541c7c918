package org.gongkai.face;

import java.util.List;

/** One way to narrow a list, with what each choice would leave. */
public record FacetGroup(String title, List<Value> values) {

    /** A choice; the address of a chosen one takes it back. */
    public record Value(String label, String address, long count, boolean chosen) {
    }

    /** How many choices of these groups are made. */
    public static int chosen(List<FacetGroup> groups) {
        return (int) groups.stream().flatMap(group -> group.values().stream()).filter(Value::chosen).count();
    }
}
