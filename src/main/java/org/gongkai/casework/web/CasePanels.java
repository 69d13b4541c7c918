package org.gongkai.casework.web;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import gg.jte.Content;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.CasePanel.Place;
import org.gongkai.directory.Staff;
import org.gongkai.face.Parts;
import org.springframework.stereotype.Component;

/** What the capabilities show of a case at the desk, place by place. */
@Component
class CasePanels {

    private final List<CasePanel> panels;
    private final Parts parts;

    CasePanels(List<CasePanel> panels, Parts parts) {
        this.panels = panels;
        this.parts = parts;
    }

    Map<Place, List<Content>> of(CaseFolder folder, Staff staff) {
        Map<Place, List<Content>> shown = new EnumMap<>(Place.class);
        List.of(Place.values()).forEach(place -> shown.put(place, new ArrayList<>()));
        for (CasePanel panel : panels) {
            panel.of(folder, staff).ifPresent(one -> shown.get(panel.place()).add(parts.of(one.template(), one.values())));
        }
        return shown;
    }
}
