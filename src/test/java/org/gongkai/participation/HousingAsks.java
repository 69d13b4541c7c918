package org.gongkai.participation;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;

/** The housing bureau of the district asks: one drafts, another signs. */
record HousingAsks(AskThePublic asking, String owner) {

    static final String DRAFT = "为了规范电动自行车停放，制定本办法。\n第一条 住宅小区应当划定停放区。\n第二条 严禁在楼道停放、充电。\n第三条 违反规定的，处五十元罚款。";

    AskThePublic.Wish wish(String title, @Nullable LocalDate closesOn) {
        return wish(title, DRAFT, closesOn);
    }

    AskThePublic.Wish wish(String title, String draft, @Nullable LocalDate closesOn) {
        return new AskThePublic.Wish(owner, new Solicitation.Text(title, "停放、充电事故多，听听大家怎么管。", draft, null), closesOn, null);
    }

    /** Open from today. */
    String opened(String kind, String title, String draft) {
        String id = asking.begin(kind, "housing", wish(title, draft, null), officer()).orThrow();
        asking.submit(id, officer()).orThrow();
        return asking.open(id, approver()).orThrow();
    }

    static Contribute.Typed typed(String once, @Nullable Integer article, String words, String name, String phone, boolean signed) {
        return new Contribute.Typed(once, article, words, name, phone, signed);
    }

    static Staff officer() {
        return staff("housing", Role.OFFICER);
    }

    static Staff approver() {
        return staff("housing", Role.APPROVER);
    }

    /** Who holds both posts. */
    static Staff both() {
        return new Staff("housing-OFFICER", "身兼两职", List.of(Post.at("housing", Role.OFFICER), Post.at("housing", Role.APPROVER)));
    }

    static Staff staff(String organ, Role role) {
        return new Staff(organ + "-" + role, role.title(), List.of(Post.at(organ, role)));
    }
}
