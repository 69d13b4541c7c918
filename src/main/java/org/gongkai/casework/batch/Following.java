package org.gongkai.casework.batch;

import java.util.Collection;
import java.util.Map;

import org.gongkai.casework.casetype.CaseType;

/** Which cases follow others, so that what is taken on those is taken on these as well. */
public interface Following {

    /** Of these cases, those that follow another of them in this action, with the number of the one that they follow. */
    Map<String, String> among(Collection<String> caseIds, CaseType type, String action);
}
