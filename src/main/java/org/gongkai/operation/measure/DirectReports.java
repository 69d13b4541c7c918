package org.gongkai.operation.measure;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.directreport.Identity;
import org.gongkai.directreport.Item;
import org.gongkai.directreport.Items;
import org.gongkai.directreport.Peer;
import org.gongkai.directreport.Peers;
import org.gongkai.directreport.SendUpward;
import org.gongkai.directreport.Standing;
import org.gongkai.directreport.UpperBoard;

/**
 * Ten thousand items reported from one installation to another over HTTP on this machine: two sevenths of them said nearly the same before. Every one is signed for, in order, once.
 */
final class DirectReports implements Scenario {

    private static final int ITEMS = 10_000;
    /** 2,529 and 4,601 of 10,000. */
    private static final int DISTINCT_OF_ALL = 7130;
    private static final String ORGAN = "section";
    private static final String CHARACTERS = "春耕备种桥梁检测防汛抗旱社区养老就业培训招商引资项目建设学校食堂医院门诊公交线路老旧小区改造绿化养护文化惠民税费减免营商环境数据共享安全生产";
    private static final int BODY = 220;
    private static final int TITLE = 24;
    /** Nobody answers there. */
    private static final String NOWHERE = "http://127.0.0.1:9";
    private static final Staff KEEPER = staff("keeper", Role.OPERATOR);
    private static final long PATIENCE_NANOS = 600_000_000_000L;

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public String title() {
        return "10,000 items reported to an upper installation, nearly the same ones folded (--rounds for how many)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        int all = bench.rounds(ITEMS);
        int distinct = (int) ((long) all * DISTINCT_OF_ALL / ITEMS);
        Path lower = bench.path("lower");
        Path upper = bench.path("upper");
        String above;
        try (Inside site = bench.inside(upper)) {
            above = site.get(Identity.class).fingerprint();
        }
        String below;
        Peer peer;
        try (Inside site = bench.inside(lower)) {
            below = site.get(Identity.class).fingerprint();
            peer = trust(site.get(Peers.class), Peer.Direction.UPPER, NOWHERE, above);
            site.get(EstablishOrgan.class).establish(new Organ(ORGAN, "处室", "处室", null, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION);
            long start = System.nanoTime();
            write(site.get(Items.class), all, distinct, bench);
            bench.line("| %,d items through the chain of 处长, 主任 and 秘书长, a commit each step | %.0f s |", all, (System.nanoTime() - start) / 1e9);
        }
        try (Inside site = bench.inside(upper)) {
            trust(site.get(Peers.class), Peer.Direction.LOWER, "", below);
        }
        double seconds;
        try (Server server = bench.serve(upper); Inside site = bench.inside(lower)) {
            long start = System.nanoTime();
            site.get(Peers.class).move(peer.id(), server.address("/").toString(), KEEPER).orThrow();
            site.get(SendUpward.class).wake();
            while (site.get(Standing.class).upper().getFirst().held() < all) {
                if (System.nanoTime() - start > PATIENCE_NANOS) {
                    throw new IllegalStateException("signed for up to " + site.get(Standing.class).upper());
                }
                Thread.sleep(20);
            }
            seconds = (System.nanoTime() - start) / 1e9;
        }
        try (Inside site = bench.inside(upper)) {
            UpperBoard.Counted year = site.get(UpperBoard.class).lines().getFirst().year();
            bench.line("| %,d items from the outbox to the last receipt over HTTP on this machine | %.1f s, %.0f/s; above: %,d counted, %,d folded |", all, seconds, all / seconds, year.distinct(), year.folded());
            if (year.distinct() != distinct || year.folded() != all - distinct) {
                throw new IllegalStateException("counted " + year);
            }
        }
        for (Path data : List.of(lower, upper)) {
            bench.line("| `verify --all` of the %s one | %s |", data.getFileName(), bench.run("verify", "--all", "--data", data.toString()).exit() == 0 ? "clean" : "NOT CLEAN");
        }
    }

    /** As two people do who heard the same fingerprint. */
    private static Peer trust(Peers peers, Peer.Direction direction, String address, String fingerprint) {
        Peer peer = peers.name(direction, direction.title(), address, fingerprint, KEEPER).orThrow();
        return peers.confirm(peer.id(), fingerprint, staff("office", Role.DISCLOSURE_OFFICE)).orThrow();
    }

    private static void write(Items items, int all, int distinct, Bench bench) {
        Random random = new Random(7130);
        String[] written = new String[distinct];
        for (int n = 0; n < all; n++) {
            if (n < distinct) {
                written[n] = random.ints(BODY, 0, CHARACTERS.length()).mapToObj(at -> CHARACTERS.substring(at, at + 1)).collect(Collectors.joining());
            }
            String body = n < distinct ? written[n] : written[n - distinct] + "。补充报送";
            Item item = items.draft(new Items.Draft(ORGAN, body.substring(0, TITLE), body, Now.system().today().toString(), "", ""), staff("officer", Role.OFFICER)).orThrow();
            for (Role role : List.of(Role.OFFICER, Role.REVIEWER, Role.DISCLOSURE_HEAD, Role.APPROVER)) {
                items.pass(item.id(), staff(role.name(), role)).orThrow();
            }
            if (n % 1000 == 999) {
                bench.progress("%d items", n + 1);
            }
        }
    }

    private static Staff staff(String person, Role role) {
        return new Staff(person, person, List.of(new Post(ORGAN, role, Set.of(ORGAN))));
    }
}
