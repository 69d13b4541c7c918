package org.gongkai.enactment;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.gongkai.calendar.Now;
import org.gongkai.definition.DecidedUnder;
import org.gongkai.definition.DefinitionKinds;
import org.gongkai.definition.DefinitionText;
import org.gongkai.definition.DefinitionTree;
import org.gongkai.definition.Definitions;
import org.gongkai.definition.Fault;
import org.gongkai.definition.OwnFolder;
import org.gongkai.definition.Regulations;
import org.gongkai.definition.Row;
import org.gongkai.directory.Organ;
import org.gongkai.enactment.Difference.RowChange;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The installation's own folder, and what would happen if what lies in it were accepted. */
@Component
class OwnRegulations {

    private static final String FOLDER = "regulations";

    private final Path folder;
    private final Regulations regulations;
    private final List<DecidedUnder> rooms;
    private final OrgansNamed organs;
    private final Now now;

    OwnRegulations(@Value("${gongkai.data}") Path data, Regulations regulations, List<DecidedUnder> rooms, OrgansNamed organs, Now now) {
        this.organs = organs;
        this.folder = data.resolve(FOLDER);
        this.regulations = regulations;
        this.rooms = rooms;
        this.now = now;
    }

    OwnFolder folder() {
        return OwnFolder.read(folder);
    }

    Prospect prospect(AcceptedSet accepted) {
        return prospect(folder(), accepted);
    }

    Prospect prospect(OwnFolder own, AcceptedSet accepted) {
        List<DefinitionText> texts = own.texts();
        String digest = AcceptedSet.digest(texts);
        if (digest.equals(accepted.digest()) || !own.there()) {
            return new Prospect(own.there(), digest, texts, own.faults(), List.of(), Difference.NOTHING);
        }
        DefinitionTree tree = DefinitionTree.shipped().over(texts);
        Definitions checked = DefinitionKinds.check(tree);
        List<Fault> faults = new ArrayList<>(own.faults());
        // What stands against new files alone and stood against what is in force already is no reason to refuse the rest.
        checked.faults().stream().filter(fault -> !fault.ofNew() || regulations.borne().stream().noneMatch(fault::repeats)).forEach(faults::add);
        Definitions before = DefinitionKinds.check(regulations.tree());
        Difference difference = Difference.between(accepted.texts(), texts, before, faults.isEmpty() ? checked : before, now.today());
        List<String> refusals = new ArrayList<>();
        if (faults.isEmpty()) {
            difference.rows().forEach(change -> refusals.addAll(refusals(change)));
            refusals.addAll(refusedByARoom(tree));
            refusals.addAll(organs.missing(checked.asked(Organ.SORT), file -> texts.stream().anyMatch(text -> text.path().equals(file) && !accepted.texts().contains(text))));
        }
        return new Prospect(true, digest, texts, List.copyOf(faults), List.copyOf(refusals), difference);
    }

    private List<String> refusedByARoom(DefinitionTree tree) {
        try {
            regulations.tryOut(tree);
            return List.of();
        } catch (RuntimeException unfit) {
            return List.of(String.valueOf(unfit.getMessage()));
        }
    }

    /** A row under which something was decided may be ended, never changed. */
    private List<String> refusals(RowChange change) {
        Row row = change.before();
        LocalDate today = now.today();
        if (row == null) {
            return List.of();
        }
        if (change.what() == Difference.What.ENDED) {
            LocalDate to = Objects.requireNonNull(change.after()).to();
            long after = to == null ? 0 : matters(row, to.plusDays(1), last(row, today));
            return after == 0 ? List.of() : List.of(row.place() + "：" + row.title() + "，" + to + " 以后已有 " + after + " 件按它办理，最后一日不能早于今天");
        }
        long decided = matters(row, row.from(), last(row, today));
        return decided == 0 ? List.of() : List.of(Objects.requireNonNullElse(change.after(), row).place() + "：" + row.title() + "已有 " + decided
                + " 件按它办理，只能写上最后一日，不能" + (change.after() == null ? "去掉" : "改动") + "。请另写一份，自以后某日起施行");
    }

    private static LocalDate last(Row row, LocalDate today) {
        LocalDate to = row.to();
        return to == null || to.isAfter(today) ? today : to;
    }

    private long matters(Row row, LocalDate from, LocalDate to) {
        return from.isAfter(to) ? 0 : rooms.stream().mapToLong(room -> room.matters(row, from, to)).sum();
    }
}
