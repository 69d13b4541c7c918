package org.gongkai.operation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Keeps programs away that do not look themselves whether a later one has opened the database: those from before {@link Standing}. They note the
 * migrations they know before they serve, having changed nothing by then; the database refuses that note, and they stop with its sentence.
 */
final class EarlierPrograms {

    private static final String SENTENCE = "这里的数据已由更新的程序打开过，本程序不认识，没有改动。请换用更新的程序；要回到本程序，请把升级以前的备份恢复到另一个数据目录。";

    private EarlierPrograms() {
    }

    /** Makes the refusal, where there is a database to refuse, and exempts this connection from it. */
    static void shutOut(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("""
                    do $$ begin
                        if to_regclass('operation.migrations') is null then
                            return;
                        end if;
                        perform pg_advisory_xact_lock(hashtext('operation.migrations'));
                        create or replace function operation.refuse_earlier() returns trigger language plpgsql as $refuse$ begin
                            if current_setting('gongkai.looks_before', true) is distinct from 'yes' then
                                raise exception '%s';
                            end if;
                            return new;
                        end $refuse$;
                        create or replace trigger refuse_earlier before insert on operation.migrations
                            for each row execute function operation.refuse_earlier();
                    end $$""".formatted(SENTENCE));
            statement.execute("select set_config('gongkai.looks_before', 'yes', false)");
        }
    }
}
