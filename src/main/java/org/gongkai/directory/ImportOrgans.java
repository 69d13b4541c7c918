package org.gongkai.directory;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.gongkai.directory.WholeFile.Row;
import org.gongkai.directory.WholeFile.RowRefused;
import org.springframework.stereotype.Component;

/** Enters organs from a CSV file, parents before children; an organ whose id is there already is left as it is. */
@Component
public class ImportOrgans {

    private static final List<String> COLUMNS = List.of("id", "name", "kind");
    /** For organs whose first day nobody wrote down: older than any paper of theirs. */
    static final LocalDate LONG_AGO = LocalDate.of(1949, 10, 1);

    private final WholeFile file;
    private final OrganRows rows;
    private final EstablishOrgan establishing;

    ImportOrgans(WholeFile file, OrganRows rows, EstablishOrgan establishing) {
        this.file = file;
        this.rows = rows;
        this.establishing = establishing;
    }

    /**
     * @param csv columns id, name, kind; and where known short_name, parent, credit_code, from, document_word,
     *            disclosure_office, functions, address, postcode, hours, phone, email, head
     * @return how many were new
     */
    public Attempt<Integer> from(byte[] csv) {
        return file.enter(csv, COLUMNS, this::enter);
    }

    private boolean enter(Row row) throws RowRefused {
        String id = row.text("id", "");
        LocalDate from = row.day("from", LONG_AGO);
        if (rows.tree().find(id, from).isPresent()) {
            return false;
        }
        String name = row.text("name", "");
        Organ organ = new Organ(id, name, row.text("short_name", name), row.text("parent"), kind(row.text("kind", "")),
                row.text("credit_code"), from, null, new OrganProfile(row.text("document_word"), row.text("disclosure_office"),
                        row.text("functions"), row.text("address"), row.text("postcode"), row.text("hours"),
                        row.text("phone"), row.text("email"), row.text("head")));
        if (establishing.establish(organ, Operator.INSTALLATION) instanceof Attempt.Refused<Organ>(List<String> reasons)) {
            throw new RowRefused(String.join(" ", reasons));
        }
        return true;
    }

    private static OrganKind kind(String text) throws RowRefused {
        Optional<OrganKind> kind = Arrays.stream(OrganKind.values())
                .filter(known -> known.name().equalsIgnoreCase(text) || text.length() > 1 && known.title().contains(text)).findFirst();
        return kind.orElseThrow(() -> new RowRefused("kind 应为 GOVERNMENT（政府）、DEPARTMENT（部门）或 STREET（街道）：" + text));
    }
}
