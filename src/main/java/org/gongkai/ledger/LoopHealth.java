package org.gongkai.ledger;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How a loop is: for the operator's page and for whoever watches from outside; holds no words of a record.
 *
 * @param since       from when on it is not well
 * @param failures    rounds that failed in a row
 * @param lastErrorAt kept when it is well again
 * @param leftOut     records without which it goes on, oldest first
 */
public record LoopHealth(String name, String title, State state, @Nullable Instant since, int failures, @Nullable Instant lastSuccess,
        @Nullable Instant lastErrorAt, @Nullable Trouble lastError, List<LeftOut> leftOut) {

    /** How it stands. */
    public enum State {
        WELL("正常", false),
        /** Not started here: nothing is set that it could do. */
        RESTING("未启用", false),
        LEAVES_OUT("有记录没有做成，其余照常", true),
        FAILING("出错，正在重试", true),
        SILENT("没有动静", true),
        DEAD("已停止", true);

        private final String title;
        private final boolean ill;

        State(String title, boolean ill) {
            this.title = title;
            this.ill = ill;
        }

        public String title() {
            return title;
        }

        public boolean ill() {
            return ill;
        }
    }

    /** A record that could not be done. */
    public record LeftOut(String record, Trouble why, Instant at) {
    }

    /** What a person does about it. */
    public @Nullable String whatToDo() {
        return switch (state) {
            case WELL, RESTING -> null;
            case LEAVES_OUT -> leftOut.stream().anyMatch(one -> one.why().kind() == Trouble.Kind.KEPT) ? Trouble.Kind.KEPT.whatToDo()
                    : "逐条打开所列记录，按原因改正；改正后会自动重做，日志里有每一条的出错位置";
            case FAILING -> lastError == null ? null : lastError.kind().whatToDo();
            case SILENT -> "先看磁盘、数据库和邮件服务器是否有响应；仍没有动静的，重启服务，没做完的会接着做";
            case DEAD -> "重启服务，没做完的会接着做；把日志里的出错信息发给维护人员";
        };
    }
}
