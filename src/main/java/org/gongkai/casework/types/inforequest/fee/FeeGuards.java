package org.gongkai.casework.types.inforequest.fee;

import static org.gongkai.casework.types.inforequest.InfoRequestGuards.when;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Provisions;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.consultation.LapseDay;
import org.gongkai.casework.types.inforequest.InfoRequestGuards;
import org.gongkai.clock.Reading;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.jspecify.annotations.Nullable;

/** The information processing fee: 2019 Art. 42(2), 国办函〔2020〕109号. */
public final class FeeGuards {

    public static final String NOTICE = "fee-notice";
    private static final String ARTICLE = "国办函〔2020〕109号第六条";
    private static final int MOST = 100_000;

    private final Tariffs tariffs;
    private final Provisions provisions;
    private final Calendars calendars;
    private final InfoRequestGuards.Clocks clocks;

    public FeeGuards(Tariffs tariffs, Provisions provisions, Calendars calendars, InfoRequestGuards.Clocks clocks) {
        this.tariffs = tariffs;
        this.provisions = provisions;
        this.calendars = calendars;
        this.clocks = clocks;
    }

    public List<Guard<CaseState>> all() {
        return List.of(
                Guard.of("fee-rule-in-force", "已有信息处理费的规定", "国办函〔2020〕109号", this::feeRuleInForce),
                Guard.of("fee-asked-once", "一件申请只收一次费，两种计收方式不并用", "国办函〔2020〕109号第五条", (state, attempt) ->
                        when(state.times(NOTICE) > 0, "已经发过收费通知，一件申请只按一种方式收一次", "国办函〔2020〕109号第五条")),
                Guard.of("fee-within-period", "处理期限内发出收费通知", ARTICLE, this::feeWithinPeriod),
                Guard.of("fee-by-tariff", "按规定的标准计算，免费部分不发通知", "国办函〔2020〕109号第五条", this::feeByTariff),
                Guard.of("fee-period-running", "缴费期限未满", ARTICLE, (state, attempt) -> {
                    ComputedDay until = payBy(state);
                    return when(until != null && attempt.on().isAfter(until.date()),
                            "缴费期限到 " + until + " 已经届满，视为放弃申请；已收的费用请退还", ARTICLE);
                }),
                Guard.of("fee-period-over", "缴费期限届满", ARTICLE, (state, attempt) -> {
                    ComputedDay until = payBy(state);
                    return when(until != null && !attempt.on().isAfter(until.date()), "缴费期限到 " + until + " 为止，还没有届满", ARTICLE);
                }));
    }

    /** 109号自 2021 年 1 月 1 日起施行;此前收到的申请不收信息处理费。 */
    private Optional<Refusal> feeRuleInForce(CaseState state, Attempt attempt) {
        return when(state.receivedOn() != null && !tariffs.anyInForce(state.receivedOn()),
                "收到之日 " + state.receivedOn() + " 还没有信息处理费的规定", "国办函〔2020〕109号");
    }

    /** 第六条 在申请处理期限内,向申请人发出收费通知。 */
    private Optional<Refusal> feeWithinPeriod(CaseState state, Attempt attempt) {
        ComputedDay due = clocks.of(state).map(Reading::lastDay).orElse(null);
        return when(due != null && attempt.on().isAfter(due.date()), "处理期限到 " + due + " 已经届满，不能再收费", ARTICLE);
    }

    /** 第五条 按件、按量计收,超额累进。 */
    private Optional<Refusal> feeByTariff(CaseState state, Attempt attempt) {
        if (attempt.value("tariff") == null || attempt.value("count") == null) {
            return Optional.empty();
        }
        BigDecimal amount = amount(attempt).orElse(null);
        if (amount == null) {
            return Optional.of(new Refusal("请填写从 1 起的件数或者页数", "国办函〔2020〕109号第五条", "count"));
        }
        return amount.signum() == 0 ? Optional.of(new Refusal("按标准计算为 0 元，不收费，请直接答复", "国办函〔2020〕109号第五条", "count"))
                : Optional.empty();
    }

    /** By pages: all of them; by requests: this one, or as many as it was split into. */
    public Optional<BigDecimal> amount(Attempt attempt) {
        int count = Integer.parseInt(String.valueOf(attempt.value("count")));
        String said = attempt.value("units");
        int units = said == null ? 1 : Integer.parseInt(said);
        if (count < 1 || units < 1 || count > MOST || units > MOST) {
            return Optional.empty();
        }
        return tariffs.inForce(String.valueOf(attempt.value("tariff")), attempt.on()).map(tariff -> "per-page".equals(tariff.id())
                ? tariff.total(1, count) : tariff.total(count, count + units - 1));
    }

    /** The last day to pay; from the day the notice arrived where that is recorded. */
    public @Nullable ComputedDay payBy(CaseState state) {
        return state.last(NOTICE).flatMap(notice -> LapseDay.of(state, notice, provisions, calendars.of(state.organ()))).orElse(null);
    }
}
