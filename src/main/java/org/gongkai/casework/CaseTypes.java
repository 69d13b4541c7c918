package org.gongkai.casework;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

import org.gongkai.calendar.Provision;
import org.gongkai.calendar.Provisions;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.procedure.Permissions;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every case type in {@code regulations/casetypes}, and every definition that a case ever began under. */
@Component
public class CaseTypes {

    private final Map<String, CaseType> current = new TreeMap<>();
    private final Map<String, CaseType> byDefinition = new ConcurrentHashMap<>();
    private final JdbcClient client;
    private final Provisions provisions;

    CaseTypes(JdbcClient client, Provisions provisions, Permissions<CaseState> permissions, DefinitionTree regulations) {
        this.client = client;
        List<Provision> terms = new ArrayList<>();
        for (Definition<CaseTypeDeclared.Root> file : Definitions.all(regulations, CaseTypeNames.FILES)) {
            CaseType type = CaseTypeFile.of(file);
            permissions.requireGuardsOf(type.procedure());
            type.turns().forEach(turn -> permissions.requireGuardsOf(turn.procedure()));
            terms.addAll(type.terms());
            if (current.put(type.id(), type) != null) {
                throw new IllegalStateException("case type " + type.id() + " is defined twice");
            }
            keep(type, file.resolved());
        }
        this.provisions = provisions.with(terms);
        current.values().forEach(type -> this.provisions.inForce(type.term(), type.from()));
    }

    /** The law and what the office promised in its case types. */
    Provisions provisions() {
        return provisions;
    }

    public List<CaseType> all() {
        return List.copyOf(current.values());
    }

    /** Ids of all types that a case ever began under, also of those that are declared no more. */
    List<String> everUsed() {
        return client.sql("select distinct type from casework.definition order by type").query(String.class).list();
    }

    public Optional<CaseType> find(String id) {
        return Optional.ofNullable(current.get(id));
    }

    public CaseType require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("没有“" + id + "”这种办件"));
    }

    /** The term of a type as it stands on a day. */
    public Provision term(CaseType type, LocalDate on) {
        return provisions.inForce(type.term(), on);
    }

    public Optional<CaseType> byEntrance(String address) {
        return current.values().stream().filter(type -> type.entrance().equals(address)).findFirst();
    }

    /** What a stage is called in the definition a case began under. */
    public String stageTitle(String definition, String stage) {
        return byDefinition(definition).stage(stage).title();
    }

    /** The definition a case began under. */
    CaseType byDefinition(String digest) {
        return byDefinition.computeIfAbsent(digest, wanted -> {
            try {
                return CaseTypeFile.read(client.sql("select content from casework.definition where digest = ?")
                        .param(wanted).query(String.class).single());
            } catch (EmptyResultDataAccessException lost) {
                throw new IllegalStateException("the definition " + wanted + " is not kept", lost);
            }
        });
    }

    private void keep(CaseType type, String text) {
        client.sql("insert into casework.definition (digest, type, content) values (?, ?, ?) on conflict do nothing")
                .params(type.definition(), type.id(), text).update();
        byDefinition.put(type.definition(), type);
    }
}
