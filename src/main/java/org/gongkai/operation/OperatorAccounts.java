package org.gongkai.operation;

import java.util.Map;
import java.util.function.Consumer;

import org.gongkai.directory.AppointOperator;
import org.gongkai.directory.ChangePassword;
import org.gongkai.directory.Operator;
import org.gongkai.directory.People;
import org.springframework.stereotype.Component;

/** Opens the account from which all others are opened at the desk, or replaces its lost password. */
@Component
class OperatorAccounts implements OperatorTask {

    static final String NAME = "operator-account";

    /** @param password for the first sign-in only */
    record Opened(String login, String password) {
    }

    private final People people;
    private final AppointOperator appointOperator;
    private final ChangePassword changePassword;

    OperatorAccounts(People people, AppointOperator appointOperator, ChangePassword changePassword) {
        this.people = people;
        this.appointOperator = appointOperator;
        this.changePassword = changePassword;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Object run(Order order, Consumer<Object> progress) {
        Map<String, String> options = order.options();
        String login = options.getOrDefault("login", "");
        return people.byLogin(login)
                .map(known -> new Opened(login, CannotStart.unlessDone(changePassword.reset(known.id(), Operator.INSTALLATION))))
                .orElseGet(() -> new Opened(login, CannotStart.unlessDone(appointOperator.appoint(login,
                        options.getOrDefault("name", login), options.get("government"))).oneTimePassword()));
    }
}
