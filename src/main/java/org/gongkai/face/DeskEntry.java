package org.gongkai.face;

import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

/**
 * An entry in the head of the desk; each room offers its own as a bean.
 *
 * @param order   position, 10 for the first
 * @param roles   who sees it, by role name; empty for everyone who is signed in
 */
public record DeskEntry(int order, String label, String address, List<String> roles) {

    public static DeskEntry of(int order, String label, String address, String... roles) {
        return new DeskEntry(order, label, address, List.of(roles));
    }

    boolean isFor(HttpServletRequest request) {
        return roles.isEmpty() || roles.stream().anyMatch(request::isUserInRole);
    }
}
