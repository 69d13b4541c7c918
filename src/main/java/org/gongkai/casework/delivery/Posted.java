package org.gongkai.casework.delivery;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.letters.Postings;
import org.jspecify.annotations.Nullable;

/**
 * What became of a letter by post, as it was recorded.
 *
 * @param number of the post; null where it was served in another way
 * @param ground why it came back, as its type says it; null where it is not back now
 * @param times  how often it came back
 */
public record Posted(Postings.State state, @Nullable String number, LocalDate on, @Nullable String ground, int times) {

    /** Of these letters those of which something is recorded, by id; a record is about the last one of its kind that was issued by then. */
    public static Map<String, Posted> of(CaseState state, List<Letter> letters) {
        Map<String, Posted> posted = new HashMap<>();
        for (Act act : state.standing()) {
            Posts.of(state.type(), act.verb()).ifPresent(posts -> {
                posts.said(act).forEach(template -> last(letters, template, act).ifPresent(letter -> posted.put(letter.id(),
                        new Posted(Postings.State.SENT, plain(String.valueOf(act.text(posts.number()))), act.effectiveOn(), null, times(posted.get(letter.id()))))));
                posts.otherwise(act).forEach(template -> last(letters, template, act).ifPresent(letter -> posted.computeIfPresent(letter.id(), (id, one) ->
                        one.state() == Postings.State.RETURNED ? new Posted(Postings.State.OTHERWISE, one.number(), act.effectiveOn(), null, one.times()) : one)));
            });
            Posts.returns(state.type(), act.verb()).ifPresent(returns -> posted.replaceAll((letter, one) ->
                    one.state() == Postings.State.SENT && String.valueOf(one.number()).equals(plain(String.valueOf(act.text(returns.number()))))
                    ? new Posted(Postings.State.RETURNED, one.number(), act.effectiveOn(), act.text(returns.reason()), one.times() + 1) : one));
            Serves.of(state.type(), act.verb()).said(act).forEach(template -> last(letters, template, act).ifPresent(letter -> {
                Posted before = posted.get(letter.id());
                posted.put(letter.id(), new Posted(Postings.State.SERVED, before == null ? null : before.number(), act.effectiveOn(), null, times(before)));
            }));
        }
        return posted;
    }

    /** The numbers under which something of a matter was posted, by what stands of its acts. */
    public static List<String> numbers(CaseState state) {
        return state.standing().stream().flatMap(act -> Posts.of(state.type(), act.verb()).map(posts -> act.text(posts.number())).map(Posted::plain).stream()).toList();
    }

    /** A number of the post in the form in which it is compared, however somebody typed or scanned it. */
    public static String plain(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }

    private static int times(@Nullable Posted before) {
        return before == null ? 0 : before.times();
    }

    private static Optional<Letter> last(List<Letter> letters, String template, Act act) {
        return letters.stream().filter(letter -> letter.template().equals(template) && !letter.issuedOn().isAfter(act.effectiveOn())).reduce((earlier, later) -> later);
    }
}
