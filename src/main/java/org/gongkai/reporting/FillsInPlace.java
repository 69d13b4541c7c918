package org.gongkai.reporting;

/** Knows who was named to fill in a report beside the organ's own people. */
public interface FillsInPlace {

    boolean fills(String personId, ReportKey key);
}
