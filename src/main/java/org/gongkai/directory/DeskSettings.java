package org.gongkai.directory;

import java.util.List;

/** What one room lets people change at the desk: every room that keeps settings tells of its own, the desk lists all of them on one page. */
public interface DeskSettings {

    /** Those that this person may change, as they stand now; none for whoever may change nothing of it. */
    List<DeskSetting> of(Staff staff);
}
