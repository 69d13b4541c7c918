package org.gongkai.reporting.campaign.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import org.gongkai.reporting.campaign.Campaign;
import org.gongkai.reporting.campaign.RollUp;
import org.gongkai.reporting.form.Cell;
import org.gongkai.reporting.print.Numbers;

/** What was accepted, summed up the tree. @param names of organs as they were called then */
public record TotalView(Campaign campaign, RollUp total, UnaryOperator<String> names) {

    public String name(String organ) {
        return names.apply(organ);
    }

    public List<String> names(Iterable<String> organs) {
        List<String> named = new ArrayList<>();
        organs.forEach(organ -> named.add(name(organ)));
        return named;
    }

    /** A dash where an organ brings nothing, which is neither a blank nor zero. */
    public String number(RollUp.Line line, Cell cell) {
        return isSum(line) || line.own() != null ? Numbers.printed(line.sum(), cell) : "—";
    }

    /** Whether organs stand one below another: where more organs than numbers are asked. */
    public boolean isByOrgan() {
        return total.lines().size() > cells().size();
    }

    /** Whether an organ is one that has others below it in the total. */
    public boolean isSum(RollUp.Line line) {
        int at = total.lines().indexOf(line);
        return at + 1 < total.lines().size() && total.lines().get(at + 1).depth() > line.depth();
    }

    /** The cells in which somebody said something. */
    public List<Cell> cells() {
        return total.form().cells().stream().filter(cell -> total.total().at(cell) != null).toList();
    }
}
