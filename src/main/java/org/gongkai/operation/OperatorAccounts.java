package org.gongkai.operation;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import org.gongkai.calendar.Now;
import org.gongkai.directory.AddPerson;
import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.EstablishOrgan;
import org.gongkai.directory.GivePost;
import org.gongkai.directory.Operator;
import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganKind;
import org.gongkai.directory.OrganProfile;
import org.gongkai.directory.Organs;
import org.gongkai.directory.People;
import org.gongkai.directory.Role;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Opens the account from which all others are opened at the desk: an operator over the whole tree. */
@Component
class OperatorAccounts implements OperatorTask {

    static final String NAME = "operator-account";

    /** @param password for the first sign-in only */
    record Opened(String login, String password, String organ) {
    }

    private final Organs organs;
    private final People people;
    private final EstablishOrgan establishOrgan;
    private final AddPerson addPerson;
    private final GivePost givePost;
    private final ChangePassword changePassword;
    private final Now now;
    private final TransactionTemplate transaction;

    OperatorAccounts(Organs organs, People people, EstablishOrgan establishOrgan, AddPerson addPerson, GivePost givePost,
            ChangePassword changePassword, Now now, TransactionTemplate transaction) {
        this.organs = organs;
        this.people = people;
        this.establishOrgan = establishOrgan;
        this.addPerson = addPerson;
        this.givePost = givePost;
        this.changePassword = changePassword;
        this.now = now;
        this.transaction = transaction;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        Map<String, String> options = order.options();
        String login = options.get("login");
        return transaction.execute(status -> people.byLogin(login)
                .map(known -> new Opened(login, CannotStart.unlessDone(changePassword.reset(known.id(), Operator.INSTALLATION)), ""))
                .orElseGet(() -> open(login, options)));
    }

    private Opened open(String login, Map<String, String> options) {
        String organ = root(options);
        var added = CannotStart.unlessDone(addPerson.add(options.getOrDefault("name", login), login, Operator.INSTALLATION));
        CannotStart.unlessDone(givePost.give(added.person().id(), organ, Role.OPERATOR, true, now.today(), Operator.INSTALLATION));
        return new Opened(login, added.oneTimePassword(), organ);
    }

    private String root(Map<String, String> options) {
        Optional<Organ> first = organs.first();
        if (first.isPresent()) {
            return first.get().id();
        }
        String name = options.get("government");
        if (name == null) {
            throw new CannotStart("还没有任何机关。请用 --government 给出本级人民政府的全称，如 --government 某某区人民政府。");
        }
        LocalDate day = LocalDate.of(now.today().getYear(), 1, 1);
        var government = new Organ(options.getOrDefault("code", "gov"), name, name.replace("人民政府", "政府"), null,
                OrganKind.GOVERNMENT, null, day, null, OrganProfile.EMPTY);
        return CannotStart.unlessDone(establishOrgan.establish(government, Operator.INSTALLATION)).id();
    }
}
