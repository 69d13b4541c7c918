package org.gongkai.reporting;

import java.util.List;

import org.gongkai.publication.Concern;

/** Looks at our own annual report before it is locked (第五十条), words and tables as they would be published. */
public interface SubmissionCheck {

    /** What the form's own formulas do not say. @param page the report as one HTML page */
    List<Concern> concerns(String page);
}
