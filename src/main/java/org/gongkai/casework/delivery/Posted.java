package org.gongkai.casework.delivery;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.Comparator;
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

    /** Of the letters of a matter those of which something is recorded, by id; a record is about the last one of its kind that was issued by then. */
    public static Map<String, Posted> of(CaseState state, List<Letter> issued) {
        Map<String, Posted> posted = new HashMap<>();
        List<Letter> letters = standing(state, issued);
        for (Act act : state.standing()) {
            Posts.of(state.type(), act.verb()).ifPresent(posts -> {
                posts.said(act).forEach(template -> last(state, letters, template, act).ifPresent(letter -> posted.put(letter.id(),
                        new Posted(Postings.State.SENT, plain(String.valueOf(act.text(posts.number()))), act.effectiveOn(), null, times(posted.get(letter.id()))))));
                posts.otherwise(act).forEach(template -> last(state, letters, template, act).ifPresent(letter -> posted.computeIfPresent(letter.id(), (id, one) ->
                        one.state() == Postings.State.RETURNED ? new Posted(Postings.State.OTHERWISE, one.number(), act.effectiveOn(), null, one.times()) : one)));
            });
            Posts.returns(state.type(), act.verb()).ifPresent(returns -> posted.replaceAll((letter, one) ->
                    one.state() == Postings.State.SENT && String.valueOf(one.number()).equals(plain(String.valueOf(act.text(returns.number()))))
                    ? new Posted(Postings.State.RETURNED, one.number(), act.effectiveOn(), act.text(returns.reason()), one.times() + 1) : one));
            Serves serves = Serves.of(state.type(), act.verb());
            serves.said(act).forEach(template -> under(letters, template, serves.proof() == null ? null : act.text(serves.proof()), posted).or(() -> last(state, letters, template, act)).ifPresent(letter -> {
                Posted before = posted.get(letter.id());
                posted.put(letter.id(), new Posted(Postings.State.SERVED, before == null ? null : before.number(), act.effectiveOn(), null, times(before)));
            }));
        }
        letters.stream().filter(letter -> follows(letters, letter) != null).forEach(letter -> {
            Posted one = posted.get(letter.id());
            if (one == null || one.state() == Postings.State.RETURNED) {
                posted.put(letter.id(), new Posted(Postings.State.REPLACED, one == null ? null : one.number(), follows(letters, letter).issuedOn(), null, times(one)));
            }
        });
        return posted;
    }

    /** The same letter as it was issued anew in a matter; empty where this is the last. @param issued all its letters */
    public static Optional<Letter> successor(CaseState state, List<Letter> issued, String letter) {
        List<Letter> letters = standing(state, issued);
        return letters.stream().filter(one -> one.id().equals(letter)).findFirst().map(one -> follows(letters, one));
    }

    private static @Nullable Letter follows(List<Letter> letters, Letter letter) {
        Letter last = letters.stream().filter(other -> other.template().equals(letter.template())).reduce(letter, (earlier, later) -> later);
        return last.id().equals(letter.id()) ? null : last;
    }

    /** The letters of a matter whose steps stand: by the days of issue, and on one day by the acts that issued them, whatever their numbers are. */
    public static List<Letter> standing(CaseState state, List<Letter> issued) {
        List<String> acts = state.standing().stream().map(Act::id).toList();
        return issued.stream().filter(letter -> acts.contains(letter.actId())).sorted(Comparator.comparing(Letter::issuedOn).thenComparing(letter -> acts.indexOf(letter.actId()))).toList();
    }

    /** The letter of a kind that was on its way under this number. */
    private static Optional<Letter> under(List<Letter> letters, String template, @Nullable String number, Map<String, Posted> posted) {
        return number == null ? Optional.empty() : letters.stream().filter(letter -> letter.template().equals(template) && posted.containsKey(letter.id())
                && plain(number).equals(posted.get(letter.id()).number())).findFirst();
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

    /** What was written anew later on the same day was not meant. */
    private static Optional<Letter> last(CaseState state, List<Letter> letters, String template, Act act) {
        List<String> before = state.acts().stream().map(Act::id).takeWhile(id -> !id.equals(act.id())).toList();
        return letters.stream().filter(letter -> letter.template().equals(template) && !letter.issuedOn().isAfter(act.effectiveOn()) && before.contains(letter.actId())).reduce((earlier, later) -> later);
    }
}
