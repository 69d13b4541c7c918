package org.gongkai.participation;

import java.time.LocalDate;

import org.jspecify.annotations.Nullable;

/**
 * That somebody wants to come.
 *
 * @param rank   in which order places are given; null before the lot
 * @param toldOn when they were told that they have a place; null while they were not
 * @param listed whether the name stands on the list that was published
 */
public record Registration(String id, String solicitation, Way way, LocalDate registeredOn, Standing standing, @Nullable Long rank, @Nullable LocalDate toldOn, boolean listed) {

    /** How it came. */
    public enum Way {
        WEB("网上"), LETTER("来信"), COUNTER("当面"), PHONE("电话"), INVITED("邀请");

        private final String title;

        Way(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }

    /** Whether there is a place. */
    public enum Standing {
        REGISTERED("已报名，等抽签"), ADMITTED("有名额"), WAITING("候补"), WITHDRAWN("已退出");

        private final String title;

        Standing(String title) {
            this.title = title;
        }

        public String title() {
            return title;
        }
    }
}
