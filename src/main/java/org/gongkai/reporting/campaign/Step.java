package org.gongkai.reporting.campaign;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** What may happen in a campaign, from where, and where an organ stands afterwards. */
public enum Step {

    ISSUED("issued", "布置", null, null, false),
    ADDED("added", "补充布置", null, null, false),
    BEGUN("begun", "开始填报", EnumSet.of(Stage.NOT_BEGUN, Stage.RETURNED), Stage.FILLING, false),
    CHECKED("checked", "校验", EnumSet.of(Stage.FILLING), Stage.CHECKED, false),
    SUBMITTED("submitted", "报送", EnumSet.of(Stage.CHECKED), Stage.SUBMITTED, false),
    RETURNED("returned", "退回", EnumSet.of(Stage.SUBMITTED), Stage.RETURNED, true),
    ACCEPTED("accepted", "接收", EnumSet.of(Stage.SUBMITTED), Stage.ACCEPTED, false),
    EXTENSION_ASKED("extension-asked", "申请延期", EnumSet.of(Stage.NOT_BEGUN, Stage.FILLING, Stage.CHECKED, Stage.RETURNED), null, true),
    EXTENSION_GRANTED("extension-granted", "准予延期", EnumSet.of(Stage.NOT_BEGUN, Stage.FILLING, Stage.CHECKED, Stage.RETURNED), null, false),
    EXTENSION_DENIED("extension-denied", "不准延期", EnumSet.of(Stage.NOT_BEGUN, Stage.FILLING, Stage.CHECKED, Stage.RETURNED), null, true),
    REMINDED("reminded", "催报", EnumSet.of(Stage.NOT_BEGUN, Stage.FILLING, Stage.CHECKED, Stage.RETURNED), null, false),
    DEPUTED("deputed", "指定代填人", EnumSet.of(Stage.NOT_BEGUN, Stage.FILLING, Stage.CHECKED, Stage.RETURNED), null, false),
    CORRECTED("corrected", "更正", EnumSet.of(Stage.ACCEPTED, Stage.LOCKED), null, true),
    LOCKED("locked", "锁定", EnumSet.of(Stage.ACCEPTED), Stage.LOCKED, true);

    /** Before the id in the kind of its act. */
    static final String ACTS = "campaign.";

    private final String id;
    private final String title;
    private final @Nullable Set<Stage> from;
    private final @Nullable Stage to;
    private final boolean reasoned;

    Step(String id, String title, @Nullable Set<Stage> from, @Nullable Stage to, boolean reasoned) {
        this.id = id;
        this.title = title;
        this.from = from;
        this.to = to;
        this.reasoned = reasoned;
    }

    public static Optional<Step> named(String id) {
        return Arrays.stream(values()).filter(step -> step.id.equals(id)).findFirst();
    }

    public String id() {
        return id;
    }

    public String title() {
        return title;
    }

    String act() {
        return ACTS + id;
    }

    /** Whether it wants to know why. */
    public boolean isReasoned() {
        return reasoned;
    }

    boolean isFrom(Stage stage) {
        return from != null && from.contains(stage);
    }

    Stage after(Stage before) {
        return to == null ? before : to;
    }
}
