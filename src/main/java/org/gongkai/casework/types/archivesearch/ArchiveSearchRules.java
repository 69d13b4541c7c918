package org.gongkai.casework.types.archivesearch;

import java.util.List;
import java.util.Optional;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.TypeRules;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;

/** No certificate without a check of identity, and every volume comes back: what the steps of one search say together. */
@Component
class ArchiveSearchRules implements TypeRules {

    private static final String COUNTER = "counter";
    private static final String IDENTITY = "identity";
    private static final String PROXY = "proxy";
    private static final String AUTHORITY = "authority";
    private static final String UNCHECKED = "none";
    private static final String VOLUMES = "volumes";
    private static final String BACK = "back";
    private static final String HOUSE = "平台的做法";

    @Override
    public String type() {
        return ArchiveFigures.TYPE;
    }

    @Override
    public List<Guard<CaseState>> guards() {
        return List.of(
                Guard.of("came-to-the-counter", "到馆提出的", HOUSE, (state, attempt) -> when(!state.channel().equals(COUNTER), "不是到馆提出的，不算到馆的人次，请用“登记收到”")),
                Guard.of("came-otherwise", "网上、来信提出的", HOUSE, (state, attempt) -> when(state.channel().equals(COUNTER), "到馆提出的，请用“到馆登记”")),
                Guard.of("authority-named", "代理人有委托书", HOUSE, (state, attempt) -> PROXY.equals(attempt.value(IDENTITY)) && attempt.value(AUTHORITY) == null
                        ? Optional.of(Refusal.ofField(AUTHORITY, "代理人来的，请填写委托书编号")) : Optional.empty()),
                Guard.of("identity-checked", "核对过身份", HOUSE, (state, attempt) -> when(!isIdentityChecked(state), "还没有核对本人的证件，或者代理人的证件和委托书，不能出具证明")),
                Guard.of("certified-before", "出过证明", HOUSE, (state, attempt) -> when(state.times("certify") == 0, "还没有出过证明，请用“出具档案证明”")),
                Guard.of("no-more-than-out", "归还的不多于没有归还的", HOUSE, ArchiveSearchRules::noMoreThanOut),
                Guard.of("all-volumes-back", "调出的都归还了", HOUSE, (state, attempt) -> when(out(state) > 0, "还有 " + out(state) + " 卷（件）没有归还")));
    }

    private static boolean isIdentityChecked(CaseState state) {
        return state.standing().stream().map(act -> act.text(IDENTITY)).anyMatch(said -> said != null && !said.equals(UNCHECKED));
    }

    /** How many volumes were taken out and are not back. */
    private static int out(CaseState state) {
        return state.standing().stream().mapToInt(act -> act.number(VOLUMES, 0) - act.number(BACK, 0)).sum();
    }

    private static Optional<Refusal> noMoreThanOut(CaseState state, Attempt attempt) {
        int out = out(state);
        if (out == 0) {
            return Optional.of(Refusal.because("没有调出的卷，或者都已归还"));
        }
        String back = attempt.value(BACK);
        return back != null && back.matches("\\d{1,6}") && Integer.parseInt(back) > out ? Optional.of(Refusal.ofField(BACK, "没有归还的只有 " + out + " 卷（件）")) : Optional.empty();
    }

    private static Optional<Refusal> when(boolean refused, String sentence) {
        return refused ? Optional.of(Refusal.because(sentence)) : Optional.empty();
    }
}
