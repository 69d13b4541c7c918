package org.gongkai.casework.publicwords;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.Application;
import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.casework.anonymity.WantedHidden;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Field;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/**
 * 第十五条 涉及商业秘密、个人隐私等公开会对第三方合法权益造成损害的政府信息,行政机关不得公开。
 * Whatever a definition says: nothing of a letter becomes public without the consent of whoever wrote it, nor while it tells who that is.
 */
@Component
public class PublicAnswerGate implements StandingCondition {

    private static final String ARTICLE = "第十五条";

    private final Applications applications;
    private final PublicWordsCheck check;
    private final WantedHidden hidden;

    PublicAnswerGate(Applications applications, PublicWordsCheck check, WantedHidden hidden) {
        this.hidden = hidden;
        this.applications = applications;
        this.check = check;
    }

    @Override
    public String title() {
        return "写信人同意公开，公开的文字里没有个人信息";
    }

    @Override
    public boolean concerns(CaseState state, Attempt attempt) {
        return PublicWords.areSaidBy(attempt.action());
    }

    @Override
    public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
        Application application = applications.of(state.id());
        Optional<Refusal> dissent = dissent(state, application);
        if (dissent.isPresent()) {
            return List.of(dissent.get());
        }
        PublicWords words = PublicWords.of(attempt.values());
        return words.isBlank() ? List.of() : refuse(state, application, words, Checked.in(attempt.values()));
    }

    /** Why the letter may not be made public at all. */
    public Optional<Refusal> dissent(CaseState state, Application application) {
        boolean asked = state.type().content().stream().map(Field::name).anyMatch(Checked.CONSENT::equals);
        return asked && !"yes".equals(application.content().get(Checked.CONSENT))
                ? Optional.of(Refusal.because("写信人没有同意公开来信和答复，不能公开；答复已经告知本人", ARTICLE)) : Optional.empty();
    }

    /** @param checked what somebody said who has looked */
    public List<Refusal> refuse(CaseState state, Application application, PublicWords words, Checked checked) {
        List<Refusal> refusals = new ArrayList<>();
        for (PublicWordsCheck.Found found : check.look(application, words)) {
            if (found.concern().stops() || found.concern().asks() && !checked.all()) {
                refusals.add(new Refusal(found.concern().message() + (found.concern().stops() ? "" : PublicWordsCheck.LOOK), ARTICLE,
                        found.field().isEmpty() ? null : found.field()));
            }
        }
        refusals.addAll(check.unsettled(application, words, checked));
        refusals.addAll(hidden.refuse(state, words.values()));
        return refusals;
    }
}
