package org.gongkai.inspection.claims;

import java.util.List;
import java.util.Objects;

import org.gongkai.inspection.text.Text;
import org.jspecify.annotations.Nullable;

/** Everything that a text claims in numbers, in its order. @param year of which the text reports; null where it is not known */
public record Claims(List<Claim> all, @Nullable Integer year) {

    private static final Claims NONE = new Claims(List.of(), null);

    public Claims {
        all = List.copyOf(all);
    }

    /** Of a text that is no report. */
    public static Claims none() {
        return NONE;
    }

    public static Claims in(Text text, @Nullable Integer year, @Nullable String organ) {
        return new Claims(new ClaimReader(Measures.shipped(), year, organ).read(text.words()), year);
    }

    /** Every whole that a text divides, and every sum that it adds up. */
    public static List<Listing> listsIn(Text text) {
        return new ListReader().read(text.words());
    }

    /** What is surely said of a measure about who reports, for the year of the report. */
    public List<Claim> sure(String measure) {
        return all.stream().filter(claim -> claim.measure().id().equals(measure) && isOfReport(claim)).toList();
    }

    public boolean isOfReport(Claim claim) {
        return claim.isSure() && claim.scope().isEmpty() && Objects.equals(claim.year(), year);
    }
}
