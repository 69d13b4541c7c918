package org.gongkai.casework;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.gongkai.calendar.WorkingCalendar;
import org.gongkai.casework.casetype.Capability;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.clock.Reading;
import org.gongkai.definition.Extension;
import org.gongkai.definition.Meaning;
import org.jspecify.annotations.Nullable;

/** {@code toldDay:} of a type: whether a last day that the applicant was told binds the office where the law's day turns out to be earlier, and why. */
final class ToldDay implements Capability {

    private static final Extension<Block> BLOCK = CaseType.ofType(Block.class);
    /** Of types accepted before files said it: what was told then was told as well. */
    private static final Declared BEFORE = new Declared(Binds.LATER, "告知申请人的期限，申请人可以信赖", null, false);

    record Block(@Meaning("告知的最后一日晚于法定最后一日的，是否约束本机关") @Nullable Declared toldDay) {
    }

    record Declared(@Meaning("later：晚的约束本机关；never：只看法定的") Binds binds, @Meaning("为什么，页面上照写") String reason, @Nullable String article,
            @Meaning("理由是否已对照原文核实") boolean confirmed) {
    }

    enum Binds {

        @JsonProperty("later") LATER,
        @JsonProperty("never") NEVER
    }

    /** What the clock of the law says, with what the applicant was told. */
    static Reading bind(Reading byLaw, CaseState state, WorkingCalendar calendar) {
        Declared declared = declared(state.type()).orElse(BEFORE);
        return declared.binds == Binds.NEVER ? byLaw : byLaw.boundBy(state.promised(), declared.reason, calendar);
    }

    static Optional<Declared> declared(CaseType type) {
        return Optional.ofNullable(type.says(BLOCK).toldDay());
    }

    @Override
    public List<Extension<?>> keys() {
        return List.of(BLOCK);
    }
}
