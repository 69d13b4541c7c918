package org.gongkai.clock;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.DateOutsideCalendar;
import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.clock.DeadlineAnswer.Field;
import org.jspecify.annotations.Nullable;

/** Answers what the last day is, by the law of the day of receipt; the command, the page and the interface ask here. */
public final class Deadlines {

    private final WorkingCalendar calendar;
    private final Provisions provisions;

    public Deadlines(WorkingCalendar calendar, Provisions provisions) {
        this.calendar = calendar;
        this.provisions = provisions;
    }

    public DeadlineAnswer answer(DeadlineInquiry inquiry) {
        Reader reader = new Reader(inquiry);
        LocalDate received = reader.received();
        List<Stretch> pauses = reader.pauses(received);
        LocalDate restarted = reader.restarted(received);
        int extended = reader.extended();
        if (!reader.errors.isEmpty() || received == null) {
            return new DeadlineAnswer.Misread(reader.errors);
        }
        try {
            return new Question(received, reader.provision(), pauses, restarted, extended).answer();
        } catch (DateOutsideCalendar e) {
            return new DeadlineAnswer.Refused(e.getMessage());
        }
    }

    private record Stretch(LocalDate from, LocalDate to) {
    }

    private final class Question {

        private final LocalDate received;
        private final String id;
        private final List<Stretch> pauses;
        private final @Nullable LocalDate restarted;
        private final int extended;

        Question(LocalDate received, String id, List<Stretch> pauses, @Nullable LocalDate restarted, int extended) {
            this.received = received;
            this.id = id;
            this.pauses = pauses;
            this.restarted = restarted;
            this.extended = extended;
        }

        DeadlineAnswer answer() {
            Optional<String> objection = calendar.objection(received);
            if (objection.isPresent()) {
                return new DeadlineAnswer.Refused(objection.get());
            }
            Provision provision = provisions.find(id, received).orElse(null);
            if (provision == null) {
                return new DeadlineAnswer.Refused("%s 没有施行中的“%s”规定（%s 起施行）".formatted(received,
                        provisions.rows(id).getFirst().title(), provisions.rows(id).getFirst().inForce().from()));
            }
            if (!provision.isPeriod()) {
                return new DeadlineAnswer.Refused("“%s”（%s）本身没有期限".formatted(provision.title(), provision.article()));
            }
            Optional<String> refusal = refusal(provision);
            if (refusal.isPresent()) {
                return new DeadlineAnswer.Refused(refusal.get());
            }
            Reading reading = StatutoryClock.read(events(provision), calendar, provisions, received);
            return new DeadlineAnswer.Due(reading, calendar.edition());
        }

        private Optional<String> refusal(Provision provision) {
            if (!pauses.isEmpty() && linked(provision.pause()) == null) {
                return Optional.of("“%s”（%s）没有不计入期限的规定".formatted(provision.title(), provision.article()));
            }
            if (restarted != null && linked(provision.restart()) == null) {
                return Optional.of("“%s”（%s）没有重新计算的规定".formatted(provision.title(), provision.article()));
            }
            Provision extension = linked(provision.extension());
            if (extended > 0 && extension == null) {
                return Optional.of("“%s”（%s）不能延长".formatted(provision.title(), provision.article()));
            }
            if (extension != null && extended > extension.amount()) {
                return Optional.of("最多延长 %d 个工作日（%s），不能延长 %d 个".formatted(extension.amount(), extension.article(), extended));
            }
            return Optional.empty();
        }

        private List<ClockEvent> events(Provision provision) {
            List<ClockEvent> events = new ArrayList<>();
            events.add(new ClockEvent.Started(received, id, "received"));
            for (int i = 0; i < pauses.size(); i++) {
                String ref = "pause-" + (i + 1);
                events.add(new ClockEvent.Paused(pauses.get(i).from, article(provision.pause()), ref, null));
                events.add(new ClockEvent.Resumed(pauses.get(i).to, ref));
            }
            if (restarted != null) {
                events.add(new ClockEvent.Restarted(restarted, article(provision.restart()), "restart"));
            }
            if (extended > 0) {
                LocalDate granted = restarted == null ? received : restarted;
                events.add(new ClockEvent.Extended(granted, extended, article(provision.extension()), "extension", null));
            }
            return events;
        }

        private @Nullable Provision linked(@Nullable String reference) {
            return reference == null ? null : provisions.find(reference, received).orElse(null);
        }

        private String article(@Nullable String reference) {
            Provision linked = linked(reference);
            return linked == null ? "" : linked.article();
        }
    }

    /** Reads the words of an inquiry and gathers what cannot be read. */
    private final class Reader {

        private final DeadlineInquiry inquiry;
        private final Map<Field, String> errors = new EnumMap<>(Field.class);

        Reader(DeadlineInquiry inquiry) {
            this.inquiry = inquiry;
            if (provisions.rows(provision()).isEmpty()) {
                errors.put(Field.PROVISION, "没有名为 %s 的规定，可用：%s".formatted(provision(), String.join("、", provisions.ids())));
            }
        }

        String provision() {
            return present(inquiry.provision()) ? inquiry.provision().strip() : DeadlineInquiry.REPLY;
        }

        @Nullable LocalDate received() {
            return date(Field.RECEIVED, "收到之日", inquiry.received() == null ? "" : inquiry.received());
        }

        List<Stretch> pauses(@Nullable LocalDate received) {
            List<Stretch> stretches = new ArrayList<>();
            for (String text : inquiry.paused()) {
                int dots = text.indexOf("..");
                if (dots < 0) {
                    errors.put(Field.PAUSED, "暂停“%s”应写成 发出日..收到意见日，如 2026-01-12..2026-01-20".formatted(text));
                    continue;
                }
                LocalDate from = date(Field.PAUSED, "征求意见书发出日", text.substring(0, dots));
                LocalDate to = date(Field.PAUSED, "收到意见日", text.substring(dots + 2));
                if (from == null || to == null) {
                    continue;
                }
                if (to.isBefore(from)) {
                    errors.put(Field.PAUSED, "收到意见日 %s 早于征求意见书发出日 %s".formatted(to, from));
                } else if (received != null && from.isBefore(received)) {
                    errors.put(Field.PAUSED, "征求意见书发出日 %s 早于收到之日 %s".formatted(from, received));
                } else {
                    stretches.add(new Stretch(from, to));
                }
            }
            return stretches;
        }

        @Nullable LocalDate restarted(@Nullable LocalDate received) {
            if (!present(inquiry.restarted())) {
                return null;
            }
            LocalDate restarted = date(Field.RESTARTED, "收到补正之日", inquiry.restarted());
            if (restarted != null && received != null && restarted.isBefore(received)) {
                errors.put(Field.RESTARTED, "收到补正之日 %s 早于收到之日 %s".formatted(restarted, received));
            }
            return restarted;
        }

        int extended() {
            if (!present(inquiry.extended())) {
                return 0;
            }
            try {
                int days = Integer.parseInt(inquiry.extended().strip());
                if (days > 0) {
                    return days;
                }
            } catch (NumberFormatException e) {
                errors.put(Field.EXTENDED, "延长的工作日数不是数字：" + inquiry.extended());
                return 0;
            }
            errors.put(Field.EXTENDED, "延长的工作日数应为正整数，不是 " + inquiry.extended());
            return 0;
        }

        private @Nullable LocalDate date(Field field, String name, String text) {
            if (text.isBlank()) {
                errors.put(field, "缺少" + name + "，应如 2026-01-05");
                return null;
            }
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeParseException e) {
                errors.put(field, "%s“%s”不是日期，应如 2026-01-05".formatted(name, text.strip()));
                return null;
            }
        }

        private static boolean present(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }
}
