package org.gongkai.casework.ordering.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.casework.CaseFolder;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.casework.ordering.OrderingCapability;
import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.Subject;
import org.gongkai.directory.Organs;
import org.gongkai.directory.Staff;
import org.gongkai.face.BesidePage;
import org.gongkai.face.Link;
import org.gongkai.face.Screen;
import org.gongkai.face.Wording;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Says at the desk page of a matter, a document, a record or an organ which orders about it are open, to those who see them, and offers to open one. */
@Component
class OrdersAtSubject implements HandlerInterceptor, WebMvcConfigurer {

    private final Orders orders;
    private final OpenOrder opening;
    private final Organs organs;

    OrdersAtSubject(Orders orders, OpenOrder opening, Organs organs) {
        this.orders = orders;
        this.opening = opening;
        this.organs = organs;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).addPathPatterns("/desk/**");
    }

    @Override
    public void postHandle(HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable ModelAndView shown) {
        if (!"GET".equals(request.getMethod()) || !(request.getUserPrincipal() instanceof Authentication signedIn) || !(signedIn.getPrincipal() instanceof Staff staff)) {
            return;
        }
        Subject.of(request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString())).filter(subject -> subject.kind() != Subject.Kind.PAGE).ifPresent(subject -> {
            List<Link> said = orders.about(subject, staff.scope()).stream().map(order -> Link.to(Wording.t("督办中") + " " + order.number(), "/desk/cases/" + order.caseId())
                    .noting(organs.shortName(order.addressed()) + (order.dueOn() == null ? "" : "，" + Wording.t("最迟 {0}", Wording.date(order.dueOn()))))).toList();
            List<Link> offer = opening.at(staff).isEmpty() || isOrder(shown) ? List.of()
                    : List.of(Link.to(Wording.t("发起督办"), "/desk/orders/new?subject=" + URLEncoder.encode(subject.address(), StandardCharsets.UTF_8)));
            if (!said.isEmpty() || !offer.isEmpty()) {
                request.setAttribute(BesidePage.ATTRIBUTE, new BesidePage(said, offer));
            }
        });
    }

    /** Whether the page is of a matter that is an order itself: about an order there is none. */
    private static boolean isOrder(@Nullable ModelAndView shown) {
        return shown != null && shown.getView() instanceof Screen screen && screen.value("folder") instanceof CaseFolder folder && OrderingCapability.of(folder.state().type()).isPresent();
    }
}
