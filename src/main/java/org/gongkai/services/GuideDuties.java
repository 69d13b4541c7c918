package org.gongkai.services;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.gongkai.directory.Organs;
import org.gongkai.directory.Post;
import org.gongkai.directory.Role;
import org.gongkai.directory.Staff;
import org.gongkai.procedure.Duties;
import org.gongkai.procedure.Duty;
import org.springframework.stereotype.Component;

/** Whoever enters the items of an organ is told how many of them have no guide, because it is not entered what they rest on. */
@Component
class GuideDuties implements Duties {

    private static final String KIND = "办事指南";
    private static final String WITHOUT = "缺依据";

    private final Guides guides;
    private final ItemStanding standing;
    private final Organs organs;

    GuideDuties(Guides guides, ItemStanding standing, Organs organs) {
        this.guides = guides;
        this.standing = standing;
        this.organs = organs;
    }

    @Override
    public Waiting of(Staff staff, int limit) {
        return guides.items().map(register -> {
            Set<Role> enters = register.keeping().enters().stream().map(Role::valueOf).collect(Collectors.toSet());
            Set<String> own = staff.posts().stream().filter(post -> enters.contains(post.role())).map(Post::organId).collect(Collectors.toSet());
            List<Duty> duties = own.isEmpty() ? List.of() : standing.of(register).organs().stream().filter(one -> one.withoutBasis() > 0 && own.contains(one.organ()))
                    .map(one -> new Duty(KIND, WITHOUT, "补登记设定依据，补上以后才有办事指南", one.withoutBasis() + " 项", register.title(), organs.shortName(one.organ()), null, null, 0, null,
                            "/desk/registers/" + register.id())).toList();
            return Waiting.of(duties, limit);
        }).orElse(Waiting.NOTHING);
    }
}
