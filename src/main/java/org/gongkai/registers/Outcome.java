package org.gongkai.registers;

import java.util.List;
import java.util.Map;

/** What became of rows that somebody wanted to save. */
public sealed interface Outcome {

    /**
     * They are entries.
     *
     * @param first     number of the first entry; 0 where nothing was to be changed
     * @param counts    how many of each change; empty when the same saving came before
     * @param unchanged rows that say what stands already
     */
    record Saved(String saving, long first, long last, Map<Change, Integer> counts, int unchanged) implements Outcome {

        public int entries() {
            return (int) (first == 0 ? counts.values().stream().mapToInt(Integer::intValue).sum() : last - first + 1);
        }
    }

    /** Others have to agree first. @param waitsFor the role whose turn it is */
    record Proposed(String proposal, String waitsFor) implements Outcome {
    }

    /** The id of a saving is none that this page made. */
    Refused EXPIRED = new Refused(List.of(new RowFault(0, "", "这个页面过期了，请刷新以后再保存；写的内容还在", null)));

    /** Nothing was saved. */
    record Refused(List<RowFault> faults) implements Outcome {
    }
}
