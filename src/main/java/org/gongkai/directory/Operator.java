package org.gongkai.directory;

import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Who changes the directory: an operator at the desk, or the installation itself from its command line.
 *
 * @param staff null for the installation
 */
public record Operator(@Nullable Staff staff) {

    public static final Operator INSTALLATION = new Operator(null);

    @Nullable String id() {
        return staff == null ? null : staff.personId();
    }

    /** Why this operator may not change the organ or its posts; empty when it is allowed. */
    public Optional<String> whyNot(String organId) {
        return staff == null || staff.may(Power.OPERATE, organId) ? Optional.empty()
                : Optional.of("需要在该机关（%s）或其上级担任运维岗位。".formatted(organId));
    }
}
