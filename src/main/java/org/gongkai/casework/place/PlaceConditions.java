package org.gongkai.casework.place;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Perform;
import org.gongkai.casework.StandingCondition;
import org.gongkai.directory.Organ;
import org.gongkai.directory.Organs;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Refusal;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What holds when a matter goes from grid to grid, or into another. */
@Configuration(proxyBeanMethods = false)
public class PlaceConditions {

    @Bean
    StandingCondition gridsHandOver(Grids grids, Organs organs) {
        return new HandedOver(grids, organs);
    }

    @Bean
    StandingCondition joinsTheSame(EventPlaces places) {
        return new JoinsTheSame(places);
    }

    @Bean
    StandingCondition othersStandOnIt(EventPlaces places) {
        return new NothingJoinedIntoIt(places);
    }

    /** What others were joined into does not fall away beneath them: nobody would look at theirs. */
    static final class NothingJoinedIntoIt implements StandingCondition {

        private static final String VOIDED = "voided";

        private final EventPlaces places;

        NothingJoinedIntoIt(EventPlaces places) {
            this.places = places;
        }

        @Override
        public String title() {
            return "有别的件并入的不作废，先更正那几件";
        }

        @Override
        public boolean concerns(CaseState state, Attempt attempt) {
            return PlaceCapability.of(state.type()).isPresent() && state.type().ending(attempt.action().id(), null).filter(ending -> VOIDED.equals(ending.id())).isPresent();
        }

        @Override
        public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
            List<String> joined = places.into(state.id());
            return joined.isEmpty() ? List.of() : List.of(Refusal.because("已经并入本件的有 " + String.join("、", joined) + "，作废以后没有人再去看；请先更正那几件的“并入”，再作废本件"));
        }
    }

    /** To a grid that there is, at the same organ, and not to itself; accepted or returned by another than who handed it over; after a decision no more. */
    static final class HandedOver implements StandingCondition {

        private final Grids grids;
        private final Organs organs;

        HandedOver(Grids grids, Organs organs) {
            this.grids = grids;
            this.organs = organs;
        }

        @Override
        public String title() {
            return "移交给本街道的另一个网格，由另一个人接收、退回，裁定以后不再移交";
        }

        @Override
        public boolean concerns(CaseState state, Attempt attempt) {
            return PlaceCapability.turn(state.type(), attempt.action().id()).isPresent();
        }

        @Override
        public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
            PlaceCapability.Turned turned = PlaceCapability.turn(state.type(), attempt.action().id()).orElseThrow();
            InGrid in = InGrid.of(state);
            if (turned.offered() != null && in.settled()) {
                return List.of(Refusal.because("由哪个网格办已经裁定，不再移交；不归本街道的，派给承办单位"));
            }
            if (turned.found() != null && !in.grid().isEmpty()) {
                return List.of(Refusal.because("已经在“" + in.grid() + "”这个网格；不在的，移交另一网格"));
            }
            if (turned.field() == null) {
                return attempt.isBy(in.offeredBy()) ? List.of(Refusal.because("这件是您移交的，请由对方网格的人接收或者退回")) : List.of();
            }
            String typed = attempt.value(turned.field());
            return typed == null ? List.of() : against(state, in, turned, typed).map(why -> List.of(Refusal.ofField(turned.field(), why))).orElse(List.of());
        }

        private Optional<String> against(CaseState state, InGrid in, PlaceCapability.Turned turned, String typed) {
            String register = PlaceCapability.of(state.type()).orElseThrow().grids();
            if (turned.offered() != null && typed.equals(in.grid())) {
                return Optional.of("本来就在“" + typed + "”这个网格");
            }
            if (grids.find(register, typed, List.of(state.organ())).isPresent()) {
                return Optional.empty();
            }
            Set<String> all = organs.asOf(state.lastAct().effectiveOn()).stream().map(Organ::id).collect(Collectors.toSet());
            return Optional.of(grids.find(register, typed, all).map(grid -> "“" + typed + "”是" + organs.shortName(grid.organ()) + "的网格，请用“派给承办单位”派给它")
                    .orElse("没有“" + typed + "”这个网格，请核对编号"));
        }
    }

    /** Into one that was reported before at the same place, that is still being handled, so that somebody looks at both, and that was not itself joined into another. */
    static final class JoinsTheSame implements StandingCondition {

        private final EventPlaces places;

        JoinsTheSame(EventPlaces places) {
            this.places = places;
        }

        @Override
        public String title() {
            return "并入的是附近先报、还没有办结的一件";
        }

        @Override
        public boolean concerns(CaseState state, Attempt attempt) {
            return PlaceCapability.joins(state.type(), attempt.action().id()).isPresent();
        }

        @Override
        public List<Refusal> refuse(CaseState state, Perform command, Attempt attempt) {
            String field = PlaceCapability.joins(state.type(), attempt.action().id()).orElseThrow();
            String number = attempt.value(field);
            return number == null ? List.of() : against(state, number).map(why -> List.of(Refusal.ofField(field, why))).orElse(List.of());
        }

        private Optional<String> against(CaseState state, String number) {
            String other = places.numbered(state.type().id(), state.organ(), number).orElse(null);
            if (other == null) {
                return Optional.of("本机关没有编号是“" + number + "”的" + state.type().title());
            }
            if (other.equals(state.id())) {
                return Optional.of("不能并入自己");
            }
            var at = places.of(List.of(state.id(), other));
            if (at.containsKey(other) && at.get(other).joined() != null) {
                return Optional.of("“" + number + "”自己已经并入别的一件，请写那一件的编号");
            }
            EventPlaces.Near near = near(state, at.get(state.id()), other).orElse(null);
            if (near == null) {
                return Optional.of("“" + number + "”不在附近，或者报得太早、比本件晚；" + within(state) + "先报的才能并入");
            }
            return near.ended() ? Optional.of("“" + number + "”已经办结，并进去就没有人再去看；本件照常处置") : Optional.empty();
        }

        private Optional<EventPlaces.Near> near(CaseState state, EventPlaces.Kept here, String other) {
            BigDecimal east = here == null ? null : here.east();
            BigDecimal north = here == null ? null : here.north();
            return east == null || north == null ? Optional.empty() : places.near(state.type().id(), List.of(state.organ()), east, north, state.acts().getFirst().effectiveOn(),
                    PlaceCapability.of(state.type()).orElseThrow().near(), state.id()).stream().filter(one -> one.id().equals(other)).findFirst();
        }

        private static String within(CaseState state) {
            PlaceCapability.Near near = PlaceCapability.of(state.type()).orElseThrow().near();
            return near.metres() + " 米、" + near.days() + " 天以内";
        }
    }
}
