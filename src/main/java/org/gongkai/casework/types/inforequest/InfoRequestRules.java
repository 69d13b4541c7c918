package org.gongkai.casework.types.inforequest;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Calendars;
import org.gongkai.calendar.ComputedDay;
import org.gongkai.calendar.Now;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.Application;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.TypeRules;
import org.gongkai.casework.consultation.LapseDay;
import org.gongkai.casework.papers.CasePapers;
import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.casework.types.inforequest.fee.FeeGuards;
import org.gongkai.casework.types.inforequest.fee.Tariffs;
import org.gongkai.casework.types.inforequest.reply.GivenGuards;
import org.gongkai.casework.types.inforequest.reply.MainOutcome;
import org.gongkai.casework.types.inforequest.reply.ReplyWords;
import org.gongkai.clock.StatutoryClock;
import org.gongkai.directory.Organs;
import org.gongkai.ledger.Act;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.springframework.stereotype.Component;

/** What the Regulation adds to the definition of a request for information. */
@Component
class InfoRequestRules implements TypeRules {

    static final String TYPE = "inforequest";
    /** What its papers say beyond what every paper says. */
    static final List<String> WORDS = List.of("extensionArticle", "amount", "tariff", "payBy", "consultationDays", "thirdPartyRemedy", "otherOrgan", "askedOn", "completeBy",
            "supply", "replies");
    private static final String AMOUNT = "amount";

    private final MainOutcome mainOutcome;
    private final InfoRequestGuards guards;
    private final ReplyWords replyWords;
    private final Provisions provisions;
    private final Tariffs tariffs;
    private final Organs organs;
    private final FeeGuards fees;

    InfoRequestRules(Provisions provisions, ReplyKinds replyKinds, Calendars calendars, Now now, ReplyWords replyWords,
            Tariffs tariffs, Organs organs, RemedyClauses remedies, GivenGuards.Copies copies, ConsultationGuards.Lead lead) {
        this.provisions = provisions;
        this.replyWords = replyWords;
        this.tariffs = tariffs;
        this.organs = organs;
        this.mainOutcome = new MainOutcome(replyKinds);
        InfoRequestGuards.Clocks clocks = state -> state.clock().isEmpty() ? Optional.empty()
                : Optional.of(StatutoryClock.read(LapseDay.counted(state.clock(), state, provisions, calendars.of(state.organ())),
                        calendars.of(state.organ()), provisions, now.today()));
        this.fees = new FeeGuards(tariffs, provisions, calendars, clocks);
        this.guards = new InfoRequestGuards(provisions, calendars, replyKinds, mainOutcome, tariffs, organs, remedies, copies, lead, clocks);
    }

    @Override
    public String type() {
        return TYPE;
    }

    @Override
    public List<Guard<CaseState>> guards() {
        return guards.all();
    }

    @Override
    public String mainOutcome(CaseState state, Attempt attempt, List<String> replies) {
        String chosen = attempt.value("mainOutcome");
        return chosen == null ? mainOutcome.of(replies, attempt.on()) : chosen;
    }

    @Override
    public Map<String, Object> details(CaseState state, Attempt attempt) {
        return switch (attempt.action().id()) {
            case FeeGuards.NOTICE -> fees.amount(attempt).<Map<String, Object>>map(amount -> Map.of(AMOUNT, amount.toPlainString()))
                    .orElse(Map.of());
            case "fee-paid" -> state.last(FeeGuards.NOTICE).<Map<String, Object>>map(act ->
                    Map.of(AMOUNT, String.valueOf(act.text(AMOUNT)))).orElse(Map.of());
            case "override" -> overridden(state, attempt).<Map<String, Object>>map(one -> Map.of("about", one.asked().id())).orElse(Map.of());
            default -> Map.of();
        };
    }

    private static Optional<Consultation> overridden(CaseState state, Attempt attempt) {
        String number = attempt.value(CaseState.CONSULTATION);
        return Consultation.of(state, Consultation.THIRD_PARTY).stream().filter(Consultation::objects)
                .filter(one -> number == null || one.number() == Integer.parseInt(number)).findFirst();
    }

    private Map<String, String> aboutFee(CaseState state, Attempt attempt) {
        Map<String, String> words = new HashMap<>();
        state.last(FeeGuards.NOTICE).ifPresent(act -> {
            words.put(AMOUNT, String.valueOf(act.text(AMOUNT)));
            tariffs.inForce(String.valueOf(act.text("tariff")), act.effectiveOn())
                    .ifPresent(tariff -> words.put("tariff", tariff.title() + "（" + tariff.legalBasis() + "）"));
            ComputedDay payBy = fees.payBy(state);
            words.put("payBy", payBy == null ? "" : payBy.words());
        });
        return words;
    }

    /** The period in which whoever is asked may answer; where the law sets none, the letter says so. */
    private Map<String, String> aboutConsultation(CaseState state, Attempt attempt) {
        if (state.receivedOn() == null) {
            return Map.of();
        }
        Map<String, String> words = new HashMap<>();
        provisions.find("consult-organ".equals(attempt.action().id()) ? "inforequest.joint-organ" : "inforequest.third-party", state.receivedOn())
                .ifPresent(period -> words.put("consultationDays", String.valueOf(period.amount())));
        return words;
    }

    /** When it was asked to be completed, and until when. */
    private static Map<String, String> aboutCompletion(Act asked) {
        LocalDate until = asked.date("completeBy");
        return Map.of("askedOn", CasePapers.day(asked.effectiveOn()), "completeBy", until == null ? "" : CasePapers.day(until));
    }

    @Override
    public Map<String, String> words(CaseState after, Attempt attempt, Application application) {
        Map<String, String> words = new HashMap<>();
        if (after.receivedOn() != null) {
            provisions.find("inforequest.extension", after.receivedOn())
                    .ifPresent(provision -> words.put("extensionArticle", provision.article()));
        }
        words.putAll(aboutFee(after, attempt));
        words.putAll(aboutConsultation(after, attempt));
        after.last("ask-completion").filter(asked -> "abandon".equals(attempt.action().id())).ifPresent(asked -> words.putAll(aboutCompletion(asked)));
        if ("override".equals(attempt.action().id())) {
            words.put("thirdPartyRemedy", replyWords.thirdPartyRemedy(after.organ(), attempt.on()));
        }
        String to = attempt.value("to");
        if (to != null) {
            organs.find(to).ifPresent(organ -> words.put("otherOrgan", organ.name()));
        }
        if (after.outcome() != null) {
            words.put("remedy", replyWords.remedy(after, attempt.on(), "reply".equals(after.type().consequence(attempt.action().id()).papers().letter()) ? ReplyWords.REPLY : ReplyWords.NOTICE));
            words.put("supply", replyWords.supply(after, application));
            words.put("replies", replyWords.replies(after, attempt, application));
        }
        return words;
    }
}
