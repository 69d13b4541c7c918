package org.gongkai.casework;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.casework.answer.GivenAnswer;
import org.gongkai.casework.casetype.Answers;
import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.Consequence;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.ledger.Act;
import org.gongkai.letters.Letter;
import org.gongkai.procedure.Action;
import org.gongkai.procedure.Field;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("谁提出的，谁就看得到答复：不论哪种办件、哪一版定义、哪一种结束")
class TheWriterReadsEveryAnswerTest {

    private static final LocalDate DAY = LocalDate.parse("2026-03-02");
    private static final Organ ORGAN = new Organ("here", "临溪区教育局", "临溪区教育局", null, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null,
            new OrganProfile("临", null, null, null, null, null, null, null, null));

    record Concluding(CaseType type, Action action) {

        @Override
        public String toString() {
            return type.id() + "." + action.id() + " (" + type.definition().substring(0, 6) + ")";
        }
    }

    static Stream<Concluding> concluding() {
        return ShippedDefinitions.all().stream().filter(CaseType::isOpenToAll).flatMap(type -> type.procedure().actions().stream()
                .filter(action -> type.consequence(action.id()).concludes() && !GivenAnswer.byApplicantAlone(action)).map(action -> new Concluding(type, action)));
    }

    @ParameterizedTest
    @MethodSource("concluding")
    @DisplayName("机关作出的每一种结果，查询页上都有原话或者文书")
    void everyConcludingAction(Concluding one) {
        CaseType type = one.type();
        Action action = one.action();
        Map<String, Object> detail = new HashMap<>(Map.of(Answers.OUTCOME, "R36-2", Answers.field(1), "R36-2"));
        Map<String, String> written = new HashMap<>();
        List<Field> fields = new ArrayList<>(action.fields());
        if (type.consequence(action.id()).result().ofItems()) {
            fields.addAll(Answers.fields(1, type.consequence(action.id()).perItem()));
        }
        for (Field field : fields) {
            if (field.kept() == Field.Keeping.SEALED) {
                written.put(field.name(), "写给您的：" + field.name());
            } else if (field.kind() == Field.Kind.CHOICE) {
                detail.put(field.name(), field.options().keySet().iterator().next());
            }
        }
        CaseState begun = CaseState.begunBy(type, act("a0", type.id() + ".submit",
                Map.of("party", type.parties().getFirst().id(), "channel", type.channels().getFirst().id(), "items", 1, "definition", type.definition())));
        if (type.procedure().action(action.id()).isEmpty()) {
            begun = sent(begun, action);
            detail.put(Handling.NUMBER, begun.openElsewhere().getLast().no());
        }
        CaseState state = begun.after(act("a1", type.id() + "." + action.id(), detail));
        List<Letter> letters = type.consequence(action.id()).papers().all().stream()
                .map(letter -> new Letter("l1", "case", "a1", "here", letter, "1号", letter, DAY, Letter.Recipient.APPLICANT)).toList();
        CaseFolder folder = new CaseFolder(state, Map.of(ORGAN.id(), ORGAN), "1", new Application("app", type.id(), "1", "web", "nat", DAY, Map.of(), Map.of(),
                List.of(Map.of("title", "路灯"))), Map.of("a1", written), letters, List.of(), Optional.empty(), List.of(), null);

        assertThat(GivenAnswer.of(folder)).singleElement().satisfies(answer -> {
            assertThat(answer.on()).isEqualTo(DAY);
            boolean readable = !answer.papers().isEmpty() || !answer.words().isEmpty() || bringsNothingToSay(one);
            assertThat(readable).as("写信人读得到：" + one).isTrue();
            if (written.containsKey("answer")) {
                assertThat(answer.words()).containsExactly("写给您的：answer");
            }
        });
    }

    /** The matter sent to the one organ that takes the action. */
    private static CaseState sent(CaseState begun, Action action) {
        CaseType type = begun.type();
        for (Action sending : type.actions()) {
            for (Consequence.Dispatch dispatch : type.consequence(sending.id()).hands().dispatch()) {
                if (type.turn(dispatch.turn()).procedure().action(action.id()).isPresent()) {
                    return begun.after(act("a9", type.id() + "." + sending.id(), Map.of(dispatch.to(), ORGAN.id())));
                }
            }
        }
        throw new AssertionError(type.id() + " sends nobody what " + action.id() + " ends");
    }

    /** An ending in which nobody wrote anything: what the page says of it is all there is. */
    private static boolean bringsNothingToSay(Concluding one) {
        return one.type().ending(one.action().id(), null).filter(ending -> Set.of("withdrawn", "voided").contains(ending.id())).isPresent();
    }

    private static Act act(String id, String kind, Map<String, Object> detail) {
        return new Act(id, kind, "case", "here", null, DAY, Instant.parse("2026-03-02T04:00:00Z"), null, detail, null, null);
    }
}
