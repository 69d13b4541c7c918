package org.gongkai.directory;

/**
 * Where somebody of the office wants to be reminded of what they owe.
 *
 * @param address of the mailbox, the telephone or the account; empty where they want none
 */
public record ReminderWay(Channel channel, String address) {

    public static final ReminderWay NOT_SAID = new ReminderWay(Channel.NONE, "");

    /** What carries it. */
    public enum Channel {
        NONE("不提醒"), EMAIL("电子邮件"), SMS("短信"), GOVERNMENT_WECHAT("政务微信");

        private final String title;

        Channel(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
