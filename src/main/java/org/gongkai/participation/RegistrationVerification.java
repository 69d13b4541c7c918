package org.gongkai.participation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.gongkai.ledger.Act;
import org.gongkai.ledger.Ledger;
import org.gongkai.ledger.Sealing;
import org.gongkai.ledger.Sha256;
import org.gongkai.ledger.Verification;
import org.gongkai.participation.Registration.Standing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Gives the places of each gathering again from its acts, draws its lot again, and compares who is bound with who is there. */
@Component
class RegistrationVerification implements Verification {

    static final String TITLE = "听证、座谈、开放日的报名";

    private final GatheringRows gatherings;
    private final Registrations registrations;
    private final Ledger ledger;
    private final Sealing sealing;
    private final JdbcClient client;

    RegistrationVerification(GatheringRows gatherings, Registrations registrations, Ledger ledger, Sealing sealing, JdbcClient client) {
        this.gatherings = gatherings;
        this.registrations = registrations;
        this.ledger = ledger;
        this.sealing = sealing;
        this.client = client;
    }

    @Override
    public String title() {
        return TITLE;
    }

    @Override
    public void verify(Range range, Differences out) {
        List<String> subjects = ledger.subjects("participation.", range);
        Map<String, List<Act>> acts = ledger.of(subjects);
        gatherings.among(subjects).forEach((id, plan) -> compare(id, plan, acts.getOrDefault(id, List.of()), out));
    }

    private void compare(String id, Gathering plan, List<Act> acts, Differences out) {
        Map<String, Standing> standings = new LinkedHashMap<>();
        Map<String, String> persons = new HashMap<>();
        Set<String> listed = new HashSet<>();
        acts.stream().filter(act -> act.kind().equals(AskThePublic.OPEN) || act.kind().equals(MoveGatherings.MOVE)).reduce((earlier, later) -> later).ifPresent(last -> {
            same(id, "公告的时间、地点和名额", String.valueOf(last.text("plan")), plan.digest(), out);
            same(id, "改时间、地点的原因", String.valueOf(last.text("reason")), plan.moved() == null ? "null" : Sha256.hex(plan.moved()), out);
        });
        for (Act act : acts) {
            String number = String.valueOf(act.text("registration"));
            switch (act.kind()) {
                // what was published before this was bound says nothing of it
                case PublishOutcome.ANSWER -> {
                    if (act.detail().containsKey("came")) {
                        same(id, "到场的人数", String.valueOf(act.number("came", 0)), String.valueOf(plan.came()), out);
                    }
                }
                case CancelGatherings.CANCEL -> same(id, "取消的理由", String.valueOf(act.text("digest")), plan.cancelled() == null ? "无" : Sha256.hex(plan.cancelled()), out);
                case GivePlaces.REGISTER -> {
                    standings.put(number, Standing.valueOf(String.valueOf(act.text("standing"))));
                    persons.put(number, String.valueOf(act.text("person")));
                }
                case GivePlaces.WITHDRAW -> {
                    standings.put(number, Standing.WITHDRAWN);
                    listed.remove(number);
                }
                case ListNames.LIST -> {
                    listed.clear();
                    if (act.detail().get("registrations") instanceof List<?> numbers) {
                        numbers.forEach(each -> listed.add(String.valueOf(each)));
                    }
                }
                case GivePlaces.ADMIT -> standings.put(number, Standing.ADMITTED);
                case DrawLots.DRAW -> {
                    same(id, "抽签的词和见证人", String.valueOf(act.text("lot")), plan.lot() == null ? "无" : plan.lot().digest(), out);
                    if (plan.lot() != null) {
                        List<String> order = plan.lot().order(standings.keySet().stream().filter(each -> standings.get(each) == Standing.REGISTERED).toList());
                        order.forEach(each -> standings.put(each, order.indexOf(each) < plan.places() ? Standing.ADMITTED : Standing.WAITING));
                    }
                }
                default -> { }
            }
        }
        Map<String, Standing> kept = new HashMap<>();
        registrations.of(id).forEach(each -> {
            kept.put(each.id(), each.standing());
            same(id + " " + each.id(), "公布的名单", listed.contains(each.id()) ? "列入" : "不列", each.listed() ? "列入" : "不列", out);
        });
        standings.forEach((number, standing) -> same(id + " " + number, "报名的名额", standing.name(), kept.containsKey(number) ? kept.get(number).name() : "无", out));
        kept.keySet().stream().filter(number -> !standings.containsKey(number)).forEach(number -> out.differs(id + " " + number, "没有记录过的报名", "无", "有"));
        client.sql("select id, person, person_salt, person_bound from participation.registration where solicitation = ?").param(id).query(row -> {
            String number = row.getString(1);
            same(id + " " + number, "报名的人", persons.getOrDefault(number, "无"), row.getString(4), out);
            if (row.getBytes(2) != null && !sealing.binding(row.getString(3), sealing.open(Registrations.PERSON + number, row.getBytes(2))).equals(row.getString(4))) {
                out.differs(id + " " + number, "报名的人", row.getString(4), "不符");
            }
        });
    }

    private static void same(String record, String what, String bound, String stored, Differences out) {
        if (!bound.equals(stored)) {
            out.differs(record, what, bound, stored);
        }
        out.compared(1);
    }
}
