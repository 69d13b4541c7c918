package org.gongkai;

import org.gongkai.directory.CreditCode;
import org.gongkai.directory.ResidentNumber;

/** Numbers of documents that hold by their rule and that nobody has: no place has the code 990005. */
public final class InventedNumbers {

    private InventedNumbers() {
    }

    public static String ofPerson(int one) {
        String seventeen = "99000519900101%03d".formatted(Math.floorMod(one, 1000));
        return seventeen + ResidentNumber.check(seventeen);
    }

    public static String ofOrganisation(int one) {
        return CreditCode.completed("91990000%08d".formatted(Math.floorMod(one, 100_000_000)));
    }
}
