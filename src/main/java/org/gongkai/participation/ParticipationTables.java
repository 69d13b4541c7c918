package org.gongkai.participation;

import java.util.List;

import org.gongkai.ledger.Derived;
import org.gongkai.ledger.SealedColumn;
import org.springframework.stereotype.Component;

/** What taking part keeps, and because of which acts it is there. */
@Component
class ParticipationTables implements Derived.Tables, SealedColumn.Keeper {

    @Override
    public List<Derived> tables() {
        return List.of(
                Derived.onRecord("participation.solicitation", "意见征集", "select id, id from participation.solicitation", AskThePublic.DRAFT),
                Derived.onRecord("participation.contribution", "意见", "select solicitation || ' ' || id, solicitation from participation.contribution", AskThePublic.OPEN),
                Derived.onAct("participation.spoken", "文字实录", "select solicitation || ' ' || number, act from participation.spoken", Transcript.SPEAK),
                Derived.onAct("participation.appraisal_answer", "评议的答复", "select solicitation || ' ' || organ, act from participation.appraisal_answer", Appraisals.ANSWER),
                Derived.onRecord("participation.voice", "一人一次的凭据", "select solicitation || ' ' || token, solicitation from participation.voice", AskThePublic.OPEN),
                Derived.onRecord("participation.gathering", "听证、座谈、开放日", "select solicitation, solicitation from participation.gathering", AskThePublic.DRAFT),
                Derived.onRecord("participation.registration", "报名", "select solicitation || ' ' || id, solicitation from participation.registration", GivePlaces.REGISTER),
                Derived.onRecord("participation.answer_group", "合并答复的意见", "select solicitation || ' ' || id, solicitation from participation.answer_group", AskThePublic.OPEN));
    }

    @Override
    public List<SealedColumn> sealedColumns() {
        return List.of(new SealedColumn("participation.contribution", "id", "words", Contributions.WORDS), new SealedColumn("participation.contribution", "id", "person", Contributions.PERSON),
                new SealedColumn("participation.registration", "id", "person", Registrations.PERSON));
    }
}
