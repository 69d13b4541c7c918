package org.gongkai.casework.ordering.round;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

import org.gongkai.casework.CaseFolders;
import org.gongkai.casework.filing.Submission;
import org.gongkai.casework.ordering.OpenOrder;
import org.gongkai.directory.People;
import org.gongkai.directory.Staff;
import org.gongkai.ledger.Loop;
import org.gongkai.ledger.Loops;
import org.gongkai.ledger.Trouble;
import org.gongkai.procedure.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Issues the orders of started rounds, each in a transaction of its own with the line that says so: after a crash it goes on with the lines that wait, and
 * the token of each filing keeps it from being issued twice.
 */
@Component
class OrderRoundWorker {

    private static final Logger LOG = LoggerFactory.getLogger(OrderRoundWorker.class);

    private final OrderRounds rounds;
    private final OpenOrder orders;
    private final People people;
    final Loop loop;

    OrderRoundWorker(OrderRounds rounds, OpenOrder orders, People people, Loops loops) {
        this.rounds = rounds;
        this.orders = orders;
        this.people = people;
        this.loop = loops.add(Loop.Plan.of("order-rounds", "成批发出督办", Duration.ofSeconds(5)).finishing(Duration.ofSeconds(10)), this::go);
    }

    @TransactionalEventListener
    void wakeUp(OrderRounds.Started started) {
        loop.wake();
    }

    private boolean go() {
        for (String round : rounds.running()) {
            try {
                round(rounds.find(round).orElseThrow());
                loop.cameThrough(List.of(round));
            } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException unreachable) {
                throw unreachable;
            } catch (RuntimeException fault) {
                loop.leaveOut(round, fault);
            }
        }
        return false;
    }

    private void round(OrderRound round) {
        OpenOrder.Said said = rounds.said(round.id()).orElse(null);
        if (said == null) {
            rounds.stop(round);
            return;
        }
        Staff staff = people.staff(round.person()).orElse(new Staff(round.person(), "", List.of()));
        for (OrderRound.Line line : rounds.lines(round.id())) {
            if (line.state() != OrderRound.LineState.READY) {
                continue;
            }
            if (!loop.isRunning() || !rounds.isRunning(round.id())) {
                return;
            }
            issue(round, line, said, staff);
            loop.beat();
        }
        rounds.finish(round.id());
    }

    private void issue(OrderRound round, OrderRound.Line line, OpenOrder.Said said, Staff staff) {
        try {
            Submission issued = orders.open(said, line.organ(), CaseFolders.actor(staff, said.ordering()), null, round.id() + "/" + line.no(),
                    accepted -> rounds.done(round.id(), line.no(), accepted.caseIds().getFirst()));
            switch (issued) {
                case Submission.Accepted accepted -> LOG.debug("Order {} of round {} issued", line.no(), round.id());
                case Submission.Repeated before -> rounds.doneBefore(round.id(), line.no(), before.applicationId());
                case Submission.Refused refused -> rounds.failed(round.id(), line.no(), refused.reasons().stream().map(Refusal::sentence).distinct().collect(Collectors.joining("；")));
            }
        } catch (TransientDataAccessException | DataAccessResourceFailureException | TransactionException unreachable) {
            throw unreachable;
        } catch (RuntimeException fault) {
            LOG.error("Order {} of round {} failed", line.no(), round.id(), Trouble.bare(fault));
            rounds.failed(round.id(), line.no(), "发出时出错，没有发成；请单独发出");
        }
    }
}
