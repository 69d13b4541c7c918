package org.gongkai.casework.ordering.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.BesidePage;
import org.gongkai.face.Link;
import org.gongkai.face.Wording;
import org.springframework.stereotype.Component;

/** What is said at a subject of the open orders about it, and the offer to open one. */
@Component
class OrdersSaid {

    private final OpenOrder opening;
    private final Organs organs;

    OrdersSaid(OpenOrder opening, Organs organs) {
        this.opening = opening;
        this.organs = organs;
    }

    /** Empty where no order is open and this person opens none. */
    Optional<BesidePage> of(Subject subject, List<Orders.Open> about, Staff staff) {
        List<Link> said = about.stream().map(order -> Link.to(Wording.t("督办中") + " " + order.number(), "/desk/cases/" + order.caseId())
                .noting(organs.shortName(order.addressed()) + (order.dueOn() == null ? "" : "，" + Wording.t("最迟 {0}", Wording.date(order.dueOn()))))).toList();
        List<Link> offer = opening.at(staff).isEmpty() ? List.of()
                : List.of(Link.to(Wording.t("发起督办"), "/desk/orders/new?subject=" + URLEncoder.encode(subject.address(), StandardCharsets.UTF_8)));
        return said.isEmpty() && offer.isEmpty() ? Optional.empty() : Optional.of(new BesidePage(said, offer));
    }
}
