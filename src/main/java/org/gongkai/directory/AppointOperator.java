package org.gongkai.directory;

import java.util.List;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The first way into an installation: an operator over the whole tree, appointed from the command line. */
@Component
public class AppointOperator {

    private static final String ROOT = "government";

    private final Organs organs;
    private final EstablishOrgan establishing;
    private final AddPerson adding;
    private final GivePost giving;
    private final Now now;

    AppointOperator(Organs organs, EstablishOrgan establishing, AddPerson adding, GivePost giving, Now now) {
        this.organs = organs;
        this.establishing = establishing;
        this.adding = adding;
        this.giving = giving;
        this.now = now;
    }

    /** @param government name of the government to begin with, where no organ has been entered yet */
    @Transactional
    public Attempt<AddPerson.Added> appoint(String login, String name, @Nullable String government) {
        String root = organs.first().map(Organ::id).orElse(ROOT);
        if (organs.first().isEmpty()) {
            if (government == null || government.isBlank()) {
                return Attempt.refused("还没有任何机构。请先导入机构，或者给出政府的名称。");
            }
            establishing.establish(new Organ(ROOT, government.strip(), government.strip(), null, OrganKind.GOVERNMENT, null,
                    ImportOrgans.LONG_AGO, null, OrganProfile.EMPTY), Operator.INSTALLATION).orThrow();
        }
        return switch (adding.add(name, login, Operator.INSTALLATION)) {
            case Attempt.Refused<AddPerson.Added>(List<String> reasons) -> Attempt.refused(reasons);
            case Attempt.Done<AddPerson.Added>(AddPerson.Added added) -> {
                giving.give(added.person().id(), root, Role.OPERATOR, true, now.today(), Operator.INSTALLATION).orThrow();
                yield Attempt.done(added);
            }
        };
    }
}
