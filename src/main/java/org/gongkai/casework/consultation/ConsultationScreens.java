package org.gongkai.casework.consultation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.gongkai.casework.CaseState;
import org.gongkai.casework.Cases;
import org.gongkai.casework.Perform;
import org.gongkai.casework.Performed;
import org.gongkai.casework.web.Filled;
import org.gongkai.directory.Identifier;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.procedure.Actor;
import org.gongkai.procedure.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

import static org.springframework.http.HttpStatus.NOT_FOUND;

/** A question to somebody outside as they see and answer it, whichever way they came. */
@Component
public class ConsultationScreens {

    private final Consultations consultations;
    private final Cases cases;

    ConsultationScreens(Consultations consultations, Cases cases) {
        this.consultations = consultations;
        this.cases = cases;
    }

    /** @param page on which it stands; {@code base} its address */
    public Screen one(Page page, String base, String actId) {
        return one(page, base, asked(actId), Map.of(), List.of());
    }

    public View answer(Page page, String base, String actId, MultiValueMap<String, String> posted, Actor actor) {
        Consultations.Asked asked = asked(actId);
        Map<String, String> values = Filled.joined(posted);
        Map<String, String> said = new HashMap<>(Filled.composed(values));
        said.put(CaseState.CONSULTATION, String.valueOf(asked.order()));
        Performed performed = cases.perform(Perform.today(asked.caseId(), asked.action().id(), actor, said).once(values.get("token")));
        return performed instanceof Performed.Refused refused ? one(page, base, asked, values, refused.reasons()).status(422) : new RedirectView(base);
    }

    private static Screen one(Page page, String base, Consultations.Asked asked, Map<String, String> values, List<Refusal> reasons) {
        return Screen.of("casework/consultation/consultation").with("page", page.personal()).with("base", base)
                .with("asked", asked).with("filled", new Filled(values, reasons)).with("token", Identifier.fresh());
    }

    private Consultations.Asked asked(String actId) {
        return consultations.open(actId).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
    }
}
