package org.gongkai.casework.posting;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.gongkai.casework.ActionTaken;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseFiles;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.delivery.Posted;
import org.gongkai.casework.delivery.Posts;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Letters;
import org.gongkai.letters.Postings;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Which of the letters that are issued go by post, and what became of them by the acts of their matter; all in the transaction of the act. */
@Component
public class ToBePosted {

    private final Postings postings;
    private final Letters letters;
    private final CaseFiles files;

    ToBePosted(Postings postings, Letters letters, CaseFiles files) {
        this.postings = postings;
        this.letters = letters;
        this.files = files;
    }

    /** Letters just issued wait to be posted where whoever asked wants that, or gave an address and no other way. */
    public void issued(CaseState state, List<Letter> issued) {
        List<Letter> own = issued.stream().filter(letter -> letter.recipient() == Letter.Recipient.APPLICANT && Posts.posting(state.type(), letter.template(), "").isPresent()).toList();
        if (!own.isEmpty()) {
            Application asked = files.application(files.applicationOf(state.id()));
            own.stream().filter(letter -> Posts.isWanted(state.type(), letter.template(), asked)).forEach(letter -> postings.await(letter, state.organ()));
            told(state, false);
        }
    }

    /** The same letter as it was issued anew since; empty where this is the one to post. */
    Optional<Letter> successor(CaseState state, String letter) {
        return Posted.successor(state, letters.of(state.id()), letter);
    }

    @EventListener
    void on(ActionTaken taken) {
        CaseState state = taken.after();
        if (Posts.any(state.type()) && Posts.concerns(state.type(), taken.command().action())) {
            told(state, state.type().consequence(taken.command().action()).strikes() != null);
        }
    }

    /** What became of each letter of a matter, as its acts tell it now. */
    private void told(CaseState state, boolean struck) {
        List<Postings.Posting> known = postings.of(state.id());
        Map<String, Posted> posted = new HashMap<>();
        Set<String> counting = new HashSet<>();
        if (!known.isEmpty()) {
            List<Letter> issued = letters.of(state.id());
            Posted.standing(state, issued).forEach(letter -> counting.add(letter.id()));
            posted.putAll(Posted.of(state, issued));
        }
        for (Postings.Posting one : known) {
            if (!counting.contains(one.letter())) {
                // its step was taken out as entered in error: nobody should post it
                postings.drop(one.letter());
                continue;
            }
            Posted now = posted.getOrDefault(one.letter(), new Posted(Postings.State.WAITING, null, one.issuedOn(), null, 0));
            if (now.state() != one.state() || now.number() != null && !now.number().equals(one.tracking())) {
                postings.settle(one.letter(), now.state(), now.number(), now.on(), now.ground(), now.times());
                if (now.number() != null) {
                    postings.take(now.number(), state.id());
                }
            }
        }
        if (!known.isEmpty() && struck) {
            postings.keepNumbers(state.id(), Posted.numbers(state));
        }
    }
}
