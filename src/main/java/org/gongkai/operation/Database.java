package org.gongkai.operation;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

import org.jspecify.annotations.Nullable;

/**
 * How to reach one PostgreSQL database.
 *
 * @param user null when the URL tells it, likewise the password
 */
record Database(String url, @Nullable String user, @Nullable String password) {

    Connection connect() throws SQLException {
        var login = new Properties();
        if (user != null) {
            login.setProperty("user", user);
        }
        if (password != null) {
            login.setProperty("password", password);
        }
        return DriverManager.getConnection(url, login);
    }

    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "");
    }
}
