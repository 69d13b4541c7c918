package org.gongkai.procedure;

import java.util.List;

import org.gongkai.directory.Staff;

/** What one engine has for a person to do; every engine fills it, the desk shows it. */
public interface Duties {

    /** The most pressing first, at most {@code limit}. */
    List<Duty> of(Staff staff, int limit);

    /** All of them counted, by queue and light. */
    List<Queue> queues(Staff staff);
}
