package org.gongkai.casework.delivery;

/** Whether a matter is answered for others too: these are sent each by itself once they have followed, and so is this one. */
public interface GoesAhead {

    boolean leads(String caseId);
}
