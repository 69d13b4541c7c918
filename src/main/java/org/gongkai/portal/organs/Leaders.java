package org.gongkai.portal.organs;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.calendar.Now;
import org.gongkai.registers.Entry;
import org.gongkai.registers.RecordSearch;
import org.gongkai.registers.Register;
import org.gongkai.registers.Registers;
import org.gongkai.registers.datatype.FileType;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Office holders, read from the register that a declaration gives them; where an installation has none, nobody is listed. */
@Component
public class Leaders {

    /** The register of {@code regulations/registers/office-holders.yaml}. */
    static final String REGISTER = "office-holders";

    private static final int MOST = 1000;

    private final Registers registers;
    private final RecordSearch records;
    private final Now now;

    Leaders(Registers registers, RecordSearch records, Now now) {
        this.registers = registers;
        this.records = records;
        this.now = now;
    }

    /** Those who are in office and those who were, in the order the register gives them. */
    public List<Leader> all() {
        return registers.open(REGISTER).map(register -> records.standing(register, "", MOST).stream().filter(entry -> !entry.isWithdrawn())
                .sorted(Comparator.comparingInt(Leaders::rank)).map(entry -> leader(register, entry)).toList()).orElse(List.of());
    }

    /** Those who lead an organ today. */
    public List<Leader> of(String organ) {
        return all().stream().filter(leader -> leader.organ().equals(organ) && leader.isIn(now.today())).toList();
    }

    Optional<Leader> find(String key) {
        return all().stream().filter(leader -> leader.key().equals(key)).findFirst();
    }

    private static int rank(Entry entry) {
        String said = entry.said().getOrDefault("rank", "");
        return said.matches("\\d{1,9}") ? Integer.parseInt(said) : Integer.MAX_VALUE;
    }

    private static Leader leader(Register register, Entry entry) {
        Map<String, String> said = entry.said();
        String portrait = said.get("portrait");
        return new Leader(entry.key(), said.getOrDefault("name", entry.key()), said.getOrDefault("post", ""), said.getOrDefault("at", entry.organ()),
                said.getOrDefault("portfolio", ""), said.getOrDefault("cv", "").lines().map(String::strip).filter(line -> !line.isEmpty()).toList(),
                portrait == null ? null : register.field("portrait").filter(field -> field.type() instanceof FileType).map(field -> field.type().shown(portrait)).orElse(null),
                day(said.get("since")), day(said.get("until")));
    }

    private static @Nullable LocalDate day(@Nullable String said) {
        return said == null || said.isEmpty() ? null : LocalDate.parse(said);
    }
}
