package org.gongkai.reporting;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;

/**
 * Who keeps the register and the reports: a person with a post, or the installation from its command line.
 *
 * @param staff   null for the installation
 * @param inPlace the one report that they fill in beside the organ's own people; null for none
 */
public record Reporter(@Nullable Staff staff, @Nullable ReportKey inPlace) {

    public static final Reporter INSTALLATION = new Reporter(null);

    public Reporter(@Nullable Staff staff) {
        this(staff, null);
    }

    public @Nullable String personId() {
        return staff == null ? null : staff.personId();
    }

    /** Why this needs somebody else: none of the roles is held at the organ. */
    public Optional<String> whyNot(String organ, Role... roles) {
        if (staff == null || inPlace != null && inPlace.organ().equals(organ) && List.of(roles).contains(Role.OFFICER) || Arrays.stream(roles).anyMatch(role -> staff.holds(role, organ))) {
            return Optional.empty();
        }
        return Optional.of("须由该机关的" + Arrays.stream(roles).map(Role::title).collect(Collectors.joining("或")) + "办理。");
    }
}
