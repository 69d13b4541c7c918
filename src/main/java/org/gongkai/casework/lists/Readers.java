package org.gongkai.casework.lists;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.directory.Scope;
import org.springframework.stereotype.Component;

/**
 * Who sees which matters: whoever holds a post that reaches an organ with a handling of it, and, where its type says {@code read:}, one of
 * those roles, or works on it. Always part of the query, of lists and of single records alike.
 */
@Component
public class Readers {

    private final CaseTypes types;

    Readers(CaseTypes types) {
        this.types = types;
    }

    /** A condition on the handlings {@code h} and cases {@code c} of a query, with its parameters in order. */
    public record Condition(String sql, List<Object> params) {

        static final Condition NONE = new Condition("true", List.of());
    }

    public Condition of(Scope scope) {
        if (scope.everything()) {
            return Condition.NONE;
        }
        Map<String, Set<String>> confidential = types.confidential();
        if (confidential.isEmpty()) {
            return new Condition("h.organ = any(?)", List.of(array(scope.organs())));
        }
        List<Object> params = new ArrayList<>(List.of(array(scope.organs()), array(confidential.keySet())));
        StringBuilder sql = new StringBuilder("(h.organ = any(?) and not c.type = any(?)");
        confidential.forEach((type, roles) -> {
            Set<String> organs = scope.organs(roles);
            if (!organs.isEmpty()) {
                sql.append(" or c.type = ? and h.organ = any(?)");
                params.add(type);
                params.add(array(organs));
            }
        });
        if (scope.person() != null) {
            sql.append(" or c.type = any(?) and h.assignee = any(?) and h.organ = any(?)");
            params.add(array(confidential.keySet()));
            params.add(Stream.concat(Stream.of(scope.person()), scope.insteadOf().stream()).toArray(String[]::new));
            params.add(array(scope.organs()));
        }
        return new Condition(sql.append(")").toString(), params);
    }

    /** The same of a case alone, by any of its handlings. */
    public Condition ofCase(Scope scope) {
        if (scope.everything()) {
            return Condition.NONE;
        }
        Condition condition = of(scope);
        return new Condition("exists (select from casework.handling h where h.case_id = c.id and " + condition.sql() + ")", condition.params());
    }

    /** Whether a scope sees the matters of a type at an organ, whoever works on them. */
    boolean sees(Scope scope, String type, String organ) {
        Set<String> roles = types.confidential().get(type);
        return scope.everything() || (roles == null ? scope.organs() : scope.organs(roles)).contains(organ);
    }

    private static Object array(Set<String> values) {
        return values.toArray(String[]::new);
    }
}
