package org.gongkai.registers;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import org.gongkai.calendar.Now;
import org.gongkai.definition.Definition;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Regulations;
import org.gongkai.directory.Organs;
import org.gongkai.registers.datatype.Bounds;
import org.gongkai.registers.datatype.Coordinates;
import org.gongkai.registers.datatype.NamedType;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every register of {@code regulations/registers}, as it is declared today. */
@Component
public class Registers {

    /**
     * What the files say.
     *
     * @param dated each register by its id, one after the other as they hold
     * @param texts with all they inherit, by digest
     */
    private record Declared(Map<String, List<Register>> dated, Map<String, String> texts) {
    }

    private final Supplier<Declared> declared;
    private final Now now;
    private final RegisterReading reading;
    private final JdbcClient client;

    Registers(Regulations regulations, Organs organs, Now now, RecordRows records, ProjectedRecords projected, ObjectProvider<LinkTarget> targets, MapBase map, RegisterFiles files,
            JdbcClient client) {
        this.now = now;
        this.client = client;
        this.reading = new RegisterReading(new RegisterReading.Outside() {

            @Override
            public Optional<NamedType.Known> organ(String said) {
                return organs.find(said).or(() -> organs.named(said, now.today())).map(organ -> new NamedType.Known(organ.id(), organ.name(), ""));
            }

            @Override
            public Optional<NamedType.Known> link(String target, String said) {
                return targets.stream().filter(one -> one.id().equals(target)).findFirst().map(one -> one.find(said))
                        .orElseGet(() -> find(target).flatMap(register -> (register.isProjected() ? projected.find(register, said) : records.find(register, said))
                                .map(record -> PublicTerms.over(register, record, now.today()).isPresent() ? new NamedType.Known(said, said, "")
                                        : new NamedType.Known(said, record.name(register), RecordAddress.of(register.id(), said)))));
            }

            @Override
            public Optional<Bounds> bounds(Coordinates system) {
                return map.bounds(system);
            }

            @Override
            public Optional<Long> file(String register, String field, String digest, String name) {
                return files.bytes(register, field, digest, name);
            }
        });
        this.declared = regulations.made(this::read, this::keep);
    }

    private Declared read(DefinitionTree tree) {
        Map<String, List<Register>> dated = new TreeMap<>();
        Map<String, String> texts = new TreeMap<>();
        for (Definition<RegisterFile> file : Definitions.all(tree, RegisterKind.FILES)) {
            dated.computeIfAbsent(file.value().id(), id -> new ArrayList<>()).add(reading.read(file));
            texts.put(file.digest(), file.resolved());
        }
        dated.values().forEach(registers -> registers.sort(Comparator.comparing(register -> register.about().from())));
        return new Declared(dated, texts);
    }

    /** Before anything can be entered under a declaration, its text is there for good. */
    private void keep(Declared made) {
        made.dated().values().forEach(registers -> registers.forEach(register ->
                client.sql("insert into registers.definition (digest, register, content) values (?, ?, ?) on conflict do nothing")
                        .params(register.digest(), register.id(), made.texts().get(register.digest())).update()));
    }

    /** Each as it stands today, or stood last, in order of its title. */
    public List<Register> all() {
        LocalDate today = now.today();
        return declared.get().dated().values().stream().map(registers -> at(registers, today)).sorted(Comparator.comparing(Register::title)).toList();
    }

    public Optional<Register> find(String id) {
        return Optional.ofNullable(declared.get().dated().get(id)).map(registers -> at(registers, now.today()));
    }

    /** One that anybody may read. */
    public Optional<Register> open(String id) {
        return find(id).filter(Register::isOpen);
    }

    private static Register at(List<Register> registers, LocalDate day) {
        return registers.reversed().stream().filter(register -> !register.about().from().isAfter(day)).findFirst().orElse(registers.getFirst());
    }
}
