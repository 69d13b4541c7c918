package org.gongkai.directory;

import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

import org.gongkai.directory.ReminderWay.Channel;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How each person of the office wants to be reminded: their own choice, which nobody makes for them. */
@Component
public class ReminderWays {

    private static final Pattern MOBILE = Pattern.compile("1[0-9]{10}");
    private static final Pattern ACCOUNT = Pattern.compile("[A-Za-z0-9._@-]{1,64}");

    private final JdbcClient database;

    ReminderWays(JdbcClient database) {
        this.database = database;
    }

    /** Of everybody who wants to be reminded, by id of the person. */
    public Map<String, ReminderWay> all() {
        Map<String, ReminderWay> ways = new TreeMap<>();
        database.sql("select person, channel, address from directory.reminder where channel <> 'NONE'").query(row -> {
            ways.put(row.getString(1), new ReminderWay(Channel.valueOf(row.getString(2)), row.getString(3)));
        });
        return ways;
    }

    public ReminderWay of(String person) {
        return database.sql("select channel, address from directory.reminder where person = ?").param(person)
                .query((row, n) -> new ReminderWay(Channel.valueOf(row.getString(1)), row.getString(2))).optional().orElse(ReminderWay.NOT_SAID);
    }

    @Transactional
    public Attempt<ReminderWay> choose(Staff staff, Channel channel, String written) {
        String address = written.strip();
        String wrong = switch (channel) {
            case NONE -> null;
            case EMAIL -> MailAddress.deliverable(address).isPresent() ? null : "请填写单位的电子邮箱，如 zhang@example.gov.cn。";
            case SMS -> MOBILE.matcher(address).matches() ? null : "请填写 11 位手机号码。";
            case GOVERNMENT_WECHAT -> ACCOUNT.matcher(address).matches() ? null : "请填写政务微信的账号，只有字母、数字和 . _ @ -。";
        };
        if (wrong != null) {
            return Attempt.refused(wrong);
        }
        ReminderWay way = new ReminderWay(channel, channel == Channel.NONE ? "" : address);
        database.sql("insert into directory.reminder (person, channel, address) values (?, ?, ?) on conflict (person) do update set channel = excluded.channel, address = excluded.address")
                .params(staff.personId(), channel.name(), way.address()).update();
        return Attempt.done(way);
    }
}
