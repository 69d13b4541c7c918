package org.gongkai.casework.diagram;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import org.gongkai.casework.casetype.CaseType;
import org.gongkai.casework.casetype.CaseTypes;
import org.gongkai.face.Entrance;
import org.gongkai.face.MadeFrom;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/** How each sort of matter goes, for everyone to read: the diagram and the table that the desk itself obeys. */
@Controller
class ProcedurePages {

    private final CaseTypes types;
    private final ProcedureTable table;

    ProcedurePages(CaseTypes types, ProcedureTable table) {
        this.types = types;
        this.table = table;
    }

    @GetMapping("/requests/procedure")
    Screen all() {
        return Screen.of("casework/diagram/procedures").with("page", page("办事程序")).with("types", types.all()).madeFrom(MadeFrom.declarations());
    }

    @GetMapping("/requests/procedure/{type}")
    Screen one(@PathVariable String type) {
        CaseType found = types.find(type).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        return Screen.of("casework/diagram/procedure").with("page", page(found.title()).crumb("办事程序", "/requests/procedure"))
                .with("type", found).with("parts", table.parts(found)).madeFrom(MadeFrom.declarations());
    }

    private static Page page(String title) {
        return Page.of(title).publicSite().entrance(Entrance.INTERACTION)
                .description("谁在哪个环节可以做什么、依据哪一条、对期限有什么影响");
    }
}
