package org.gongkai.participation;

import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A question to the public about a draft.
 *
 * @param owner         id of the person who reads and answers what comes in
 * @param document      id of a published document with what belongs to the draft; null where there is none
 * @param closesOn      the last day on which something is taken
 * @param contributions how many have a number
 * @param returned      why it came back to whoever drafted it; null where it did not
 * @param became        id of the document that came of it
 */
public record Solicitation(String id, String kind, String organ, Stage stage, String drafter, String owner, Text text, @Nullable LocalDate opensOn, LocalDate closesOn,
        long contributions, @Nullable String returned, @Nullable String summary, @Nullable String became, @Nullable String proposer, @Nullable LocalDate answeredOn) {

    /** Before the id of one, where it is read. */
    static final String ADDRESS = "/participation/";

    /** Where it stands. */
    public enum Stage {
        DRAFT("起草"), SUBMITTED("待签发"), OPEN("正在征集"), CLOSED("征集结束，待公布结果"), PROPOSED("结果待签发"), ANSWERED("已公布结果"),
        /** Of a gathering that is not held. */
        CANCELLED("已取消");

        private final String title;

        Stage(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }

        /** What it is called for a kind: a gathering is announced and held. */
        public String title(ParticipationKind kind) {
            return !kind.isGathering() ? title : this == OPEN ? "已经公告" : this == CLOSED ? "已经举行，待公布纪要和结果" : title;
        }

        public boolean isPublic() {
            return this != DRAFT && this != SUBMITTED;
        }

        /** Whether its outcome is owed. */
        public boolean isAwaiting() {
            return this == CLOSED || this == PROPOSED;
        }
    }

    /** What the public is asked. @param document see above */
    public record Text(String title, String why, String draft, @Nullable String document) {

        /** What the act that opens it binds: the words as everybody reads them. */
        String digest(LocalDate closesOn) {
            Map<String, Object> form = new TreeMap<>();
            form.put("title", title);
            form.put("why", why);
            form.put("draft", draft);
            form.put("document", document == null ? "" : document);
            form.put("closes", closesOn.toString());
            return Sha256.hex(CanonicalJson.of(form));
        }
    }

    public String title() {
        return text.title();
    }

    public String address() {
        return ADDRESS + id;
    }

    /** Whether somebody may contribute on a day. */
    public boolean takesOn(LocalDate day) {
        return stage == Stage.OPEN && !day.isAfter(closesOn);
    }
}
