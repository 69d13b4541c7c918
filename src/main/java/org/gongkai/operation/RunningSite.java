package org.gongkai.operation;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.gongkai.ledger.MissingKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** The application running on an installation; closing it stops the pages first and the database last. */
final class RunningSite implements AutoCloseable {

    private final Installation installation;
    private final ConfigurableApplicationContext context;
    private final RunningServer server;
    private final CountDownLatch closed = new CountDownLatch(1);

    private RunningSite(Installation installation, ConfigurableApplicationContext context, String host, String token) {
        this.installation = installation;
        this.context = context;
        int port = ((WebServerApplicationContext) context).getWebServer().getPort();
        this.server = new RunningServer(ProcessHandle.current().pid(), RunningServer.reached(host), port, token);
    }

    /**
     * @param root the class whose package Spring reads
     * @param port 0 takes a free one
     */
    static RunningSite start(Class<?> root, Installation installation, String host, int port) {
        String token = RunningServer.freshToken();
        try {
            var spring = new SpringApplication(root);
            spring.setRegisterShutdownHook(false);
            spring.addInitializers(starting -> {
                starting.getEnvironment().getPropertySources().addFirst(new MapPropertySource("server", Map.of("gongkai.operator-token", token)));
                starting.getBeanFactory().registerSingleton("database", new Reached(installation));
            });
            Path data = installation.data();
            var site = new RunningSite(installation, spring.run(
                    "--spring.config.additional-location=optional:file:" + data.resolve("site.yaml"),
                    "--gongkai.data=" + data, "--server.address=" + host, "--server.port=" + port), host, token);
            Runtime.getRuntime().addShutdownHook(new Thread(site::close, "shutdown"));
            return site;
        } catch (RuntimeException failed) {
            installation.close();
            throw sentence(failed, port);
        }
    }

    <T> T get(Class<T> bean) {
        return context.getBean(bean);
    }

    /** Where commands on the same data reach it. */
    RunningServer server() {
        return server;
    }

    void waitUntilClosed() throws InterruptedException {
        closed.await();
    }

    @Override
    public synchronized void close() {
        if (closed.getCount() == 0) {
            return;
        }
        RunningServer.withdraw(installation.data());
        context.close();
        installation.close();
        closed.countDown();
    }

    /** The database is asked for only when the pool is made: until then it starts beside Spring. */
    private record Reached(Installation installation) implements JdbcConnectionDetails {

        @Override
        public String getJdbcUrl() {
            return installation.database().url();
        }

        @Override
        public @Nullable String getUsername() {
            return installation.database().user();
        }

        @Override
        public @Nullable String getPassword() {
            return installation.database().password();
        }
    }

    private static RuntimeException sentence(RuntimeException failed, int port) {
        for (@Nullable Throwable cause = failed; cause != null; cause = cause.getCause()) {
            if (cause instanceof CannotStart known) {
                return known;
            }
            if (cause instanceof MissingKeys missing) {
                return new CannotStart(missing.getMessage(), missing);
            }
            if (cause instanceof PortInUseException) {
                return portTaken(port, failed);
            }
        }
        return failed;
    }

    static CannotStart portTaken(int port, Throwable cause) {
        return new CannotStart("端口 " + port + " 已被别的程序占用。请用 --port 另选一个。", cause);
    }
}
