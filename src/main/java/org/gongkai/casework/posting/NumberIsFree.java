package org.gongkai.casework.posting;

import java.util.List;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.delivery.Posted;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.letters.Postings;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** A number of the post is of one envelope, and an envelope of one matter: whoever enters it on the page of a matter is told where it belongs to another. */
@Component
class NumberIsFree implements StandingCondition {

    private final Postings postings;

    NumberIsFree(Postings postings) {
        this.postings = postings;
    }

    @Override
    public String title() {
        return "邮件号码没有用在另一件上";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return Posts.numbered(state.type(), attempt).isPresent();
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        String field = Posts.numbered(state.type(), attempt).orElseThrow();
        String typed = attempt.value(field);
        if (typed == null) {
            return List.of();
        }
        String number = Posted.plain(typed);
        return postings.takenElsewhere(number, state.id()).isPresent() ? List.of(Refusal.ofField(field, number + " 已经用在另一件的文书上，请核对信封")) : List.of();
    }
}
