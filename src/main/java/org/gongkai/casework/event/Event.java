package org.gongkai.casework.event;

/**
 * Requests for the same at one organ 合并办理: what is done to the lead is done to every member, and each keeps its number,
 * clock, letter and remedy.
 *
 * @param lead     id of the case that is worked on
 * @param members  how many follow it
 * @param answered how many of them are answered
 */
public record Event(String id, String type, String organ, String lead, String leadNumber, long members, long answered) {

    public boolean isLedBy(String caseId) {
        return lead.equals(caseId);
    }
}
