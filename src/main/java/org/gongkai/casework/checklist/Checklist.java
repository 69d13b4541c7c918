package org.gongkai.casework.checklist;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

import org.gongkai.calendar.Now;
import org.gongkai.casework.Application;
import org.gongkai.casework.Applications;
import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CaseState;
import org.gongkai.casework.material.CameWith;
import org.gongkai.directory.Identifier;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.ActDraft;
import org.gongkai.ledger.Ledger;
import org.gongkai.procedure.Attempt;
import org.gongkai.procedure.Guard;
import org.gongkai.procedure.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Counts what came with a matter against the list of its type: files by themselves, paper as somebody notes it, each note an act. */
@Component
public class Checklist {

    /** Kind of the act by which somebody notes what came on paper. */
    static final String NOTE = "material.note";

    private final JdbcClient client;
    private final Applications applications;
    private final Ledger ledger;
    private final Now now;

    Checklist(JdbcClient client, Applications applications, Ledger ledger, Now now) {
        this.client = client;
        this.applications = applications;
        this.ledger = ledger;
        this.now = now;
    }

    /** The list of a matter with what is there, in its order; empty where its type has none. */
    public List<CountedMaterial> of(CaseState state, Application said) {
        List<ListedMaterial> list = ChecklistCapability.list(state.type());
        if (list.isEmpty()) {
            return List.of();
        }
        Map<String, Integer> files = new HashMap<>();
        Map<String, CameWith.Noted> noted = new HashMap<>();
        client.sql("""
                select true as came, field, count(*)::int, false from casework.material_held where application = ? and (case_id is null or case_id = ?) group by field
                union all select false, piece, copies, shown from (select distinct on (piece) piece, copies, shown from casework.material_noted
                    where case_id = ? order by piece, no desc) last""").params(said.id(), state.id(), state.id()).query(row -> {
                    if (row.getBoolean(1)) {
                        files.put(row.getString(2), row.getInt(3));
                    } else {
                        noted.put(row.getString(2), new CameWith.Noted(row.getInt(3), row.getBoolean(4)));
                    }
                });
        return counted(list, said, field -> files.getOrDefault(field, 0), noted);
    }

    /** The same for the page of a matter, from what its other panels read too. */
    static List<CountedMaterial> counted(CaseFolder folder, CameWith cameWith) {
        List<ListedMaterial> list = ChecklistCapability.list(folder.state().type());
        if (list.isEmpty()) {
            return List.of();
        }
        CameWith.All all = cameWith.with(folder);
        return counted(list, folder.application(), all::files, all.noted());
    }

    private static List<CountedMaterial> counted(List<ListedMaterial> list, Application said, ToIntFunction<String> files, Map<String, CameWith.Noted> noted) {
        return list.stream().map(piece -> {
            CameWith.Noted note = noted.getOrDefault(piece.id(), CameWith.Noted.NOTHING);
            return new CountedMaterial(piece, piece.isRequired(said.party(), said.applicant(), said.content()), piece.fields().stream().mapToInt(files).sum(),
                    note.copies(), note.shown());
        }).toList();
    }

    /** A step that is not taken while something required is missing. */
    public Guard<CaseState> complete() {
        return new Guard<>() {
            @Override
            public String name() {
                return "materials-complete";
            }

            @Override
            public String title() {
                return "清单上必须交的材料都齐了";
            }

            @Override
            public Optional<Refusal> refuse(CaseState state, Attempt attempt) {
                return ChecklistCapability.list(state.type()).isEmpty() ? Optional.empty() : missing(of(state, applications.of(state.id())));
            }
        };
    }

    private static Optional<Refusal> missing(List<CountedMaterial> counted) {
        String missing = counted.stream().map(CountedMaterial::missing).flatMap(Optional::stream).collect(Collectors.joining("、"));
        return missing.isEmpty() ? Optional.empty() : Optional.of(Refusal.because("材料还不齐：" + missing + "。请先要求补正，或者收到以后在材料清单里记下"));
    }

    /**
     * Notes what of a piece came on paper; what was noted before no longer counts.
     *
     * @param copies how many there are now
     * @param shown  whether the original was shown
     */
    @Transactional
    public void note(CaseFolder folder, ListedMaterial piece, int copies, boolean shown, Staff staff) {
        String id = Identifier.fresh();
        client.sql("insert into casework.material_noted (id, case_id, piece, copies, shown, noted_on) values (?, ?, ?, ?, ?, ?)")
                .params(id, folder.state().id(), piece.id(), copies, shown, now.today()).update();
        ledger.record(ActDraft.of(NOTE, id).organ(folder.state().organ()).actor(staff.personId()).article(piece.article()).detail("case", folder.state().id())
                .detail("piece", piece.id()).detail("copies", copies).detail("shown", shown));
    }
}
