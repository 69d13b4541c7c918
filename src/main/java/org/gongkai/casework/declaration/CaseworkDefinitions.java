package org.gongkai.casework.declaration;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.gongkai.casework.papers.RemedyClauses;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.Kind;
import org.gongkai.definition.Known;
import org.gongkai.directory.Role;
import org.gongkai.procedure.Actor;
import tools.jackson.databind.json.JsonMapper;

/** The kinds of file that this room reads. */
class CaseworkDefinitions implements DefinitionKinds {

    @Override
    public List<Kind<?>> kinds() {
        return List.of(CaseTypeNames.FILES, RemedyClauses.FILE);
    }

    @Override
    public List<Known> known() {
        return List.of(Known.of(Role.SORT, List.of(Actor.APPLICANT, Actor.SYSTEM, Actor.CONSULTED)), Known.of(CaseTypeNames.GUARD, conditions()));
    }

    /** The names of the conditions, for whoever checks a file without the application: a test holds the list against the conditions themselves. */
    private static List<String> conditions() {
        try (InputStream in = CaseworkDefinitions.class.getResourceAsStream("/regulations/schema/conditions.json")) {
            return JsonMapper.shared().readTree(in).valueStream().map(condition -> condition.path("name").asString()).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
