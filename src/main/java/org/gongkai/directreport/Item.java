package org.gongkai.directreport;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.gongkai.directory.Role;
import org.gongkai.ledger.CanonicalJson;
import org.gongkai.ledger.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * 信息: something that a section reports upward.
 *
 * @param day        on which it happened
 * @param link       where the document is that it is about; null for none
 * @param linkDigest SHA-256 of that document; null where it was not told
 * @param signedOn   when it went off; null before
 */
public record Item(String id, String organ, String title, String body, LocalDate day, @Nullable String link, @Nullable String linkDigest, Stage stage, @Nullable String draftedBy,
        @Nullable LocalDate signedOn, long seq) {

    /** With whom it is: the 处长 of the section, the 主任 of the office and the 秘书长 pass it on in turn. */
    public enum Stage {
        DRAFT("起草", Role.OFFICER, Role.DISCLOSURE_OFFICE), HEAD("待处长审核", Role.REVIEWER, Role.APPROVER), DIRECTOR("待主任审核", Role.DISCLOSURE_HEAD, Role.DISCLOSURE_OFFICE),
        SECRETARY("待秘书长签发", Role.APPROVER), SIGNED("已签发");

        private final String title;
        private final List<Role> roles;

        Stage(String title, Role... roles) {
            this.title = title;
            this.roles = List.of(roles);
        }

        public String title() {
            return title;
        }

        /** Who takes it on from here; nobody at the end. */
        public List<Role> roles() {
            return roles;
        }

        Stage next() {
            return values()[ordinal() + 1];
        }
    }

    public String address() {
        return "/desk/direct/" + id;
    }

    /** Of what it says, as its acts bind it. */
    String digest() {
        return Sha256.hex(CanonicalJson.of(Map.of("title", title, "body", body, "day", day.toString(), "link", link == null ? "" : link, "linkDigest", linkDigest == null ? "" : linkDigest)));
    }
}
