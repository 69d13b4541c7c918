package org.gongkai.casework.ordering.web;

import java.util.Map;
import java.util.Optional;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.CasePanel;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Staff;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** On the page of a matter: which orders about it are open; asked together with whatever else stands beside the matter. */
@Component
@Order(-1)
class OrdersAtMatter implements CasePanel {

    private final Orders orders;
    private final OrdersSaid saying;

    OrdersAtMatter(Orders orders, OrdersSaid saying) {
        this.orders = orders;
        this.saying = saying;
    }

    @Override
    public Place place() {
        return Place.ABOVE;
    }

    @Override
    public Optional<Shown> of(CaseFolder folder, Staff staff) {
        if (OrderingCapability.of(folder.state().type()).isPresent()) {
            return Optional.empty();
        }
        String matter = folder.state().id();
        return saying.of(new Subject(Subject.Kind.CASE, "/desk/cases/" + matter), orders.aboutMatter(matter, staff.scope()), staff)
                .map(beside -> new Shown("face/layout/beside", Map.of("beside", beside)));
    }
}
