package org.gongkai.registers.web;

import java.time.LocalDate;

import org.gongkai.registers.Keepers;
import org.gongkai.registers.KeptUp;
import org.gongkai.registers.Proposals;
import org.gongkai.registers.Register;

/** Lines of the lists at the desk of registers. */
public final class DeskLists {

    private DeskLists() {
    }

    /** A register in the list. */
    public record Row(Keepers.Hand hand, String keeper, long standing, String changed) {
    }

    /** Rows that wait or came back. */
    public record Waiting(Register register, Proposals.Proposal proposal, String organ, String stage, LocalDate since) {

        public String address() {
            return "/desk/registers/" + register.id() + "/proposals/" + proposal.id();
        }
    }

    /** What is owed, with the name of the organ. */
    public record Owing(KeptUp.Owed owed, String organ) {
    }
}
