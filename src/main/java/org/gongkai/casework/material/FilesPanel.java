package org.gongkai.casework.material;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.opening.Veiling;
import org.gongkai.directory.Staff;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The files that came with a matter: for whoever works on it a way to each, for the others that they are there. */
@Component
@Order(5)
public class FilesPanel implements CasePanel {

    private final CameWith cameWith;
    private final Veiling veiling;

    FilesPanel(CameWith cameWith, Veiling veiling) {
        this.cameWith = cameWith;
        this.veiling = veiling;
    }

    /**
     * @param material null where its bytes are kept no longer
     * @param sight    whether it is shown, opened with a reason, or not for this person
     */
    public record Line(Enclosed enclosed, @Nullable Material material, Veiling.Sight sight) {
    }

    @Override
    public Place place() {
        return Place.ASKED;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        List<Enclosed> enclosed = Enclosed.in(folder);
        if (enclosed.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Material> kept = cameWith.with(folder).kept();
        boolean works = Veiling.worksOn(folder.state(), staff) && !Veiling.unnamed(folder.state(), staff);
        return Optional.of(new Shown("casework/material/files", Map.of("matter", folder.state().id(), "lines", enclosed.stream().map(one -> new Line(one, kept.get(one.file().id()),
                works ? veiling.sight(folder, staff, one.field(), one.where()) : Veiling.Sight.NEVER)).toList())));
    }
}
