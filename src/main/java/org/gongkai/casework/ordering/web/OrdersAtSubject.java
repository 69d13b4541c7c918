package org.gongkai.casework.ordering.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.gongkai.casework.ordering.Orders;
import org.gongkai.casework.ordering.subject.Subject;
import org.gongkai.directory.Staff;
import org.gongkai.face.BesidePage;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Says at the desk page of a document, a record or an organ which orders about it are open, to those who see them, and offers to open one; a matter says so in a panel of its page. */
@Component
class OrdersAtSubject implements HandlerInterceptor, WebMvcConfigurer {

    private final Orders orders;
    private final OrdersSaid saying;

    OrdersAtSubject(Orders orders, OrdersSaid saying) {
        this.orders = orders;
        this.saying = saying;
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
        Subject.of(request.getRequestURI() + (request.getQueryString() == null ? "" : "?" + request.getQueryString())).filter(subject -> subject.kind() != Subject.Kind.PAGE && subject.kind() != Subject.Kind.CASE).flatMap(subject -> saying.of(subject, orders.about(subject, staff.scope()), staff))
                .ifPresent(beside -> request.setAttribute(BesidePage.ATTRIBUTE, beside));
    }
}
