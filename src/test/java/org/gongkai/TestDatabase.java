package org.gongkai;

import javax.sql.DataSource;

import org.gongkai.operation.TestServer;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

import com.zaxxer.hikari.HikariDataSource;

/**
 * A clean, migrated database for one test class, without Spring:
 * {@snippet :
 * @RegisterExtension
 * static final TestDatabase database = new TestDatabase();
 * }
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private TestServer.Clone clone;
    private HikariDataSource pool;

    @Override
    public void beforeAll(ExtensionContext context) {
        dataSource();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (pool != null) {
            pool.close();
            TestServer.drop(clone);
        }
    }

    public synchronized DataSource dataSource() {
        if (pool == null) {
            clone = TestServer.clone("room");
            pool = new HikariDataSource();
            pool.setJdbcUrl(clone.url());
            pool.setUsername(clone.user());
            pool.setPassword(clone.password());
            pool.setMaximumPoolSize(8);
            pool.setMinimumIdle(0);
        }
        return pool;
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(dataSource());
    }

    /** Runs each callback in one transaction, as {@code @Transactional} would. */
    public TransactionTemplate transaction() {
        return new TransactionTemplate(new JdbcTransactionManager(dataSource()));
    }
}
