package org.gongkai.casework.types.inforequest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.ReplyKinds;
import org.gongkai.casework.types.inforequest.reply.MainOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("一件申请只计一种结果")
class MainOutcomeTest {

    private final MainOutcome outcome = new MainOutcome(new ReplyKinds());

    @ParameterizedTest(name = "{0} → {1}")
    @CsvSource({
            "R36-2, R36-2", "R36-2 R36-2, R36-2",
            "R36-2 R36-4, R37", "R36-3/16a R36-1, R37", "R37 R36-4, R37",
            "R36-1 R36-2, R36-1",
            "R36-4 R36-3/14a, R36-3/14a", "R39-1 R36-5, R36-5", "R-OTH R36-6, R36-6"})
    @DisplayName("各项相同计该种；有公开有不公开计部分公开；其余按表格先后")
    void follows(String answers, String expected) {
        assertThat(outcome.of(List.of(answers.split(" ")), LocalDate.of(2026, 3, 2))).isEqualTo(expected);
    }
}
