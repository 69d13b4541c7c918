package org.gongkai.directory;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("请假的人由谁代办：代办人也请假的转给他的代办人，转不回来")
class SubstitutionTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static Absence away(String person, String substitute, int from, int until) {
        return new Absence(person + from, person, substitute, MONDAY.plusDays(from), MONDAY.plusDays(until), null);
    }

    @Test
    @DisplayName("只在请假的日子里；提前回来的，从那天起自己办")
    void byItsDays() {
        Absence absence = away("zhang", "li", 1, 3);
        assertThat(Substitution.on(MONDAY, List.of(absence))).isEmpty();
        assertThat(Substitution.on(MONDAY.plusDays(1), List.of(absence))).containsOnly(Map.entry("zhang", "li"));
        assertThat(Substitution.on(MONDAY.plusDays(3), List.of(absence))).containsEntry("zhang", "li");
        assertThat(Substitution.on(MONDAY.plusDays(4), List.of(absence))).isEmpty();
        Absence back = new Absence("x", "zhang", "li", MONDAY, MONDAY.plusDays(9), MONDAY.plusDays(2));
        assertThat(Substitution.on(MONDAY.plusDays(1), List.of(back))).containsEntry("zhang", "li");
        assertThat(Substitution.on(MONDAY.plusDays(2), List.of(back))).isEmpty();
        assertThat(new Absence("x", "zhang", "li", MONDAY, MONDAY, MONDAY).isOn(MONDAY)).as("不请了").isFalse();
        Absence takenBack = new Absence("x", "zhang", "li", MONDAY.plusDays(2), MONDAY.plusDays(4), MONDAY.plusDays(2));
        assertThat(takenBack.meets(MONDAY, MONDAY.plusDays(9))).as("没有开始就不请了，哪一天也不占").isFalse();
    }

    @Test
    @DisplayName("代办人也请假，由代办人的代办人办两个人的事；互相代的谁也不办")
    void chainsAndCircles() {
        List<Absence> chain = List.of(away("zhang", "li", 0, 5), away("li", "wang", 2, 3));
        assertThat(Substitution.on(MONDAY.plusDays(1), chain)).containsEntry("zhang", "li").doesNotContainKey("li");
        assertThat(Substitution.on(MONDAY.plusDays(2), chain)).containsEntry("zhang", "wang").containsEntry("li", "wang");
        assertThat(Substitution.on(MONDAY, List.of(away("zhang", "li", 0, 1), away("li", "zhang", 0, 1)))).isEmpty();
    }

    @Test
    @DisplayName("登记时看得出会转回来的：只看日子相交的几天")
    void comesBack() {
        List<Absence> others = List.of(away("li", "wang", 0, 3), away("wang", "zhang", 2, 5));
        assertThat(Substitution.comesTo("zhang", "li", MONDAY, MONDAY.plusDays(9), others)).hasValueSatisfying(circle -> assertThat(circle.person()).isEqualTo("wang"));
        assertThat(Substitution.comesTo("zhang", "li", MONDAY, MONDAY.plusDays(1), others)).isEmpty();
        assertThat(Substitution.comesTo("zhang", "zhao", MONDAY, MONDAY.plusDays(9), others)).isEmpty();
    }

    @Test
    @DisplayName("同一个人先后两次请假、都由一个人代办，第一次转不回来、第二次转回来的，也看得出")
    void comesBackOnTheSecondWay() {
        List<Absence> others = List.of(away("li", "wang", 0, 3), away("li", "wang", 7, 9), away("wang", "zhang", 8, 9));
        assertThat(Substitution.comesTo("zhang", "li", MONDAY, MONDAY.plusDays(9), others)).hasValueSatisfying(circle -> assertThat(circle.person()).isEqualTo("wang"));
        assertThat(Substitution.comesTo("zhang", "li", MONDAY, MONDAY.plusDays(7), others)).isEmpty();
    }
}
