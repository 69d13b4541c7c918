package org.gongkai.ledger;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What went wrong, without the words of it: messages of faults quote values, and values are people's.
 *
 * @param error the classes of the fault and its causes, the state the database gave, and the place in our programme
 */
public record Trouble(Kind kind, String error) {

    /** What sort of trouble it is, and what a person does about it. */
    public enum Kind {
        DATABASE("数据库连不上", "检查数据库是否在运行、地址和密码是否改过；恢复后会自动接着做"),
        DISK("磁盘写不下", "清理或者扩大磁盘；有空间后会自动接着做"),
        KEPT("保管的文件不在了或者已被改动", "从更早的备份里按 SHA-256 找回这个文件，放回数据目录的 attachments，再运行 ./gongkai verify --all；在此以前这个附件不提供下载"),
        NETWORK("网络或文件读写出错", "检查网络、邮件服务器和数据目录的权限；恢复后会自动接着做"),
        PROGRAMME("程序出错", "会继续重试；一小时后仍没有恢复的，把日志里这一段发给维护人员");

        private final String title;
        private final String whatToDo;

        Kind(String title, String whatToDo) {
            this.title = title;
            this.whatToDo = whatToDo;
        }

        public String title() {
            return title;
        }

        public String whatToDo() {
            return whatToDo;
        }
    }

    private static final int DEEPEST = 8;
    private static final String OURS = "org.gongkai.";

    /** The process cannot be trusted after it. A stack that was too deep is none of these: it is empty again. */
    public static boolean isFatal(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof VirtualMachineError && !(cause instanceof StackOverflowError)) {
                return true;
            }
        }
        return false;
    }

    public static Trouble of(Throwable fault) {
        StringBuilder said = new StringBuilder();
        Kind kind = Kind.PROGRAMME;
        int depth = 0;
        for (Throwable cause = fault; cause != null && depth < DEEPEST; cause = cause.getCause()) {
            said.append(depth == 0 ? "" : " ← ").append(cause.getClass().getSimpleName());
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                said.append(' ').append(sql.getSQLState());
            }
            kind = kind == Kind.PROGRAMME ? kindOf(cause) : kind;
            depth++;
        }
        return new Trouble(kind, said + place(fault));
    }

    private static Kind kindOf(Throwable cause) {
        if (cause instanceof SQLException sql) {
            String state = String.valueOf(sql.getSQLState());
            return state.startsWith("08") || state.startsWith("57P") || sql instanceof java.sql.SQLTransientConnectionException ? Kind.DATABASE
                    : state.startsWith("53") ? Kind.DISK : Kind.PROGRAMME;
        }
        return cause instanceof KeptDamaged ? Kind.KEPT : !(cause instanceof IOException) ? Kind.PROGRAMME
                : String.valueOf(cause.getMessage()).contains("No space left") ? Kind.DISK : Kind.NETWORK;
    }

    private static String place(Throwable fault) {
        for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
            @Nullable StackTraceElement ours = Arrays.stream(cause.getStackTrace()).filter(frame -> frame.getClassName().startsWith(OURS)).findFirst().orElse(null);
            if (ours != null) {
                return " @ " + ours.getClassName().substring(OURS.length()) + ":" + ours.getLineNumber();
            }
        }
        return "";
    }

    /** The same fault for the log: its classes and places, none of its words. */
    public static Throwable bare(Throwable fault) {
        return new Bare(fault, 0);
    }

    private static final class Bare extends Throwable {

        Bare(Throwable fault, int depth) {
            super(of(fault).error(), fault.getCause() == null || depth >= DEEPEST ? null : new Bare(fault.getCause(), depth + 1), false, true);
            setStackTrace(fault.getStackTrace());
        }

        @Override
        public String toString() {
            return String.valueOf(getMessage());
        }
    }
}
