package org.gongkai.casework.mail;

import static org.springframework.http.HttpStatus.NOT_FOUND;

import java.util.List;
import java.util.Set;

import org.gongkai.casework.CaseFiles;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Power;
import org.gongkai.directory.Scope;
import org.gongkai.directory.Staff;
import org.gongkai.face.Form;
import org.gongkai.face.Page;
import org.gongkai.face.Screen;
import org.gongkai.letters.Outbox;
import org.gongkai.letters.OutgoingMail;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/** The outbox at the desk: what waits, what came back, what is uncertain; names nobody. */
@Controller
class OutboxPages {

    private static final int SHOWN = 200;

    private final Outbox outbox;
    private final CaseFiles files;
    private final Organs organs;

    OutboxPages(Outbox outbox, CaseFiles files, Organs organs) {
        this.outbox = outbox;
        this.files = files;
        this.organs = organs;
    }

    @GetMapping("/desk/outbox")
    Screen standing(@AuthenticationPrincipal Staff staff) {
        Scope scope = staff.may(Power.OPERATE) ? Scope.EVERYTHING : staff.scope(Power.WORK);
        List<OutgoingMail> standing = outbox.standing(scope, SHOWN);
        Set<String> cases = files.among(standing.stream().map(OutgoingMail::subject).toList());
        List<OutboxRow> rows = standing.stream().map(mail -> new OutboxRow(mail, organs.shortName(mail.organ()),
                cases.contains(mail.subject()) && staff.scope().covers(mail.organ()), mayDecide(staff, mail))).toList();
        return Screen.of("casework/mail/outbox").with("page", Page.of("发件箱").desk().wide()).with("rows", rows).with("open", outbox.isOpen())
                .with("full", rows.size() == SHOWN);
    }

    @PostMapping("/desk/outbox/{id}/{decision:sent|again|otherwise}")
    @Form(Form.Typed.NOTHING)
    View decide(@AuthenticationPrincipal Staff staff, @PathVariable String id, @PathVariable String decision) {
        OutgoingMail mail = outbox.find(id).orElseThrow(() -> new ResponseStatusException(NOT_FOUND));
        if (!mayDecide(staff, mail)) {
            staff.demand(Power.COORDINATE, mail.organ());
        }
        switch (decision) {
            case "sent" -> outbox.confirmSent(id, staff.personId());
            case "again" -> outbox.sendAgain(id, staff.personId());
            default -> outbox.toldOtherwise(id, staff.personId());
        }
        return new RedirectView("/desk/outbox");
    }

    private static boolean mayDecide(Staff staff, OutgoingMail mail) {
        return staff.may(Power.HANDLE, mail.organ());
    }
}
