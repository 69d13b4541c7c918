package org.gongkai.face;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/**
 * An entry in the head of the desk; each room offers its own as a bean.
 *
 * @param order   position, 10 for the first; from 60 on what is not opened every day, 90 for the settings
 * @param roles   who sees it, by role name; empty for everyone who is signed in
 */
public record DeskEntry(int order, String label, String address, List<String> roles) {

    public static DeskEntry of(int order, String label, String address, String... roles) {
        return new DeskEntry(order, label, address, List.of(roles));
    }

    /** Whether it may stand behind “更多”. */
    boolean mayFold() {
        return order >= 60 && order < 90;
    }

    boolean isFor(HttpServletRequest request) {
        return roles.isEmpty() || roles.stream().anyMatch(request::isUserInRole);
    }
}
