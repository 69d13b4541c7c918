package org.gongkai.casework.clocks;

import java.util.Set;

import org.gongkai.casework.casetype.CaseType;

/** A capability that counts periods of a type by itself: such a period is of use though no clock runs by it. */
public interface CountsTerms {

    /** By their ids. */
    Set<String> terms(CaseType type);
}
