package org.gongkai.directreport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

import org.gongkai.calendar.Now;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Verify;
import org.gongkai.operation.TestServer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.support.PropertySourcesPlaceholderConfigurer;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;
import org.springframework.transaction.support.DefaultTransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariDataSource;

/** An installation with a database, a data folder and a clock of its own, of the rooms that reporting needs; it can be killed and started again. */
final class House implements AutoCloseable {

    /** As if the power failed. */
    static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Killed() {
            super("killed", null, false, false);
        }
    }

    /** When the next transaction kills it. */
    enum Kill { NEVER, BEFORE_COMMIT, AFTER_COMMIT }

    private final TestServer.Clone clone = TestServer.clone("house");
    private final HikariDataSource pool = new HikariDataSource();
    private final Path data;
    private final Wire wire;
    private final Clock clock;
    private AnnotationConfigApplicationContext context;
    volatile Kill kill = Kill.NEVER;

    /** @param ahead how far its clock is wrong */
    House(Duration ahead, Wire wire) {
        this.wire = wire;
        this.clock = new Clock(ahead);
        pool.setJdbcUrl(clone.url());
        pool.setUsername(clone.user());
        pool.setPassword(clone.password());
        pool.setMaximumPoolSize(4);
        try {
            data = Files.createTempDirectory(Files.createDirectories(Path.of("target", "data-of-tests").toAbsolutePath()), "house");
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
        start();
    }

    /** What was in memory is gone. */
    void restart() {
        kill = Kill.NEVER;
        context.close();
        start();
    }

    private void start() {
        context = new AnnotationConfigApplicationContext();
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("house", Map.of("gongkai.data", data.toString())));
        context.registerBean(DataSource.class, () -> pool, definition -> definition.setDestroyMethodName(""));
        context.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(pool));
        context.registerBean(JdbcClient.class, () -> JdbcClient.create(pool));
        Mortal manager = new Mortal(pool);
        context.registerBean(Mortal.class, () -> manager);
        context.registerBean(TransactionTemplate.class, () -> new TransactionTemplate(manager));
        context.registerBean("wire", Wire.class, () -> wire, definition -> definition.setPrimary(true));
        context.registerBean("clock", Now.class, () -> clock, definition -> definition.setPrimary(true));
        context.register(Rooms.class);
        context.refresh();
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    Clock clock() {
        return clock;
    }

    Path data() {
        return data;
    }

    JdbcClient jdbc() {
        return JdbcClient.create(pool);
    }

    String fingerprint() {
        return get(Identity.class).fingerprint();
    }

    /** Trusts another one after two people heard its fingerprint. */
    Peer trust(Peer.Direction direction, String name, String fingerprint) {
        return trust(direction, name, direction == Peer.Direction.UPPER ? "https://upper.example" : "", fingerprint);
    }

    Peer trust(Peer.Direction direction, String name, String address, String fingerprint) {
        Peer peer = get(Peers.class).name(direction, name, address, fingerprint, OPERATOR).orThrow();
        return get(Peers.class).confirm(peer.id(), fingerprint, OFFICE).orThrow();
    }

    void establish(String id, String name) {
        get(EstablishOrgan.class).establish(new Organ(id, name, name, null, OrganKind.DEPARTMENT, null, LocalDate.of(2000, 1, 1), null, OrganProfile.EMPTY), Operator.INSTALLATION);
    }

    /** An item through the whole chain. */
    Item report(String organ, String title, String body) {
        Items items = get(Items.class);
        Item item = items.draft(new Items.Draft(organ, title, body, clock.today().toString(), "", ""), staff("xinxi", organ, Role.OFFICER)).orThrow();
        items.pass(item.id(), staff("xinxi", organ, Role.OFFICER)).orThrow();
        items.pass(item.id(), staff("chuzhang", organ, Role.REVIEWER)).orThrow();
        items.pass(item.id(), staff("zhuren", organ, Role.DISCLOSURE_HEAD)).orThrow();
        return items.pass(item.id(), staff("mishuzhang", organ, Role.APPROVER)).orThrow();
    }

    /** Speaks until nothing is left to say, or something happens. */
    void send() {
        get(SendUpward.class).wake();
        while (get(SendUpward.class).round()) {
            // on with the next batch
        }
    }

    /** As the door answers. */
    static Wire.Answered answered(Inbox.Answer answer) {
        return switch (answer) {
            case Inbox.Answer.Told told -> new Wire.Answered(200, told.reply().bytes());
            case Inbox.Answer.Refused(Inbox.Why why) -> new Wire.Answered(403, ("{\"refused\":\"" + why.sentence() + "\"}").getBytes(StandardCharsets.UTF_8));
        };
    }

    List<Verify.Difference> verify() {
        return get(Verify.class).run(true, position -> { }).differences();
    }

    static Staff staff(String person, String organ, Role role) {
        return new Staff(person, person, List.of(new Post(organ, role, Set.of(organ))));
    }

    static final Staff OPERATOR = staff("yunwei", "qu", Role.OPERATOR);
    static final Staff OFFICE = staff("gongkaiban", "qu", Role.DISCLOSURE_OFFICE);

    @Override
    public void close() {
        context.close();
        pool.close();
        TestServer.drop(clone);
    }

    /** A clock that is wrong. */
    static final class Clock extends Now {

        private volatile Duration ahead;

        Clock(Duration ahead) {
            this.ahead = ahead;
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(ahead);
        }

        void set(Duration wrong) {
            ahead = wrong;
        }
    }

    private final class Mortal extends JdbcTransactionManager {

        private static final long serialVersionUID = 1L;

        private Mortal(DataSource source) {
            super(source);
        }

        @Override
        protected void doCommit(DefaultTransactionStatus status) {
            Kill now = kill;
            kill = Kill.NEVER;
            if (now == Kill.BEFORE_COMMIT) {
                super.doRollback(status);
                throw new Killed();
            }
            super.doCommit(status);
            if (now == Kill.AFTER_COMMIT) {
                throw new Killed();
            }
        }
    }

    @EnableTransactionManagement(proxyTargetClass = true)
    @ComponentScan(basePackages = {"org.gongkai.definition", "org.gongkai.calendar", "org.gongkai.directory", "org.gongkai.ledger", "org.gongkai.directreport"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = {"org\\.gongkai\\.[a-z]+\\.(web|security)\\..*", ".*Demo.*", ".*Duties", ".*Test.*", ".*Installed"}))
    static class Rooms {

        @Bean
        static PropertySourcesPlaceholderConfigurer places() {
            return new PropertySourcesPlaceholderConfigurer();
        }
    }
}
