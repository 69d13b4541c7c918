package org.gongkai.reporting.campaign;

/** Where an organ stands in a campaign. */
public enum Stage {

    NOT_BEGUN("未开始"), FILLING("填报"), CHECKED("校验"), SUBMITTED("报送"), RETURNED("退回"), ACCEPTED("接收"), LOCKED("锁定");

    private final String title;

    Stage(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    /** Whether the organ still owes its numbers. */
    public boolean isOwed() {
        return this == NOT_BEGUN || this == FILLING || this == CHECKED || this == RETURNED;
    }

    /** Whether its numbers stand in the total. */
    public boolean isCounted() {
        return this == ACCEPTED || this == LOCKED;
    }
}
