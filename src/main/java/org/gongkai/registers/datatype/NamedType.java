package org.gongkai.registers.datatype;

import java.util.Optional;
import java.util.function.Function;

/**
 * Something that another part of the house knows by an id: an organ, a document, a record of another register. People write the id or the
 * name; the id is kept, and the name is asked for whenever it is shown.
 *
 * @param what  what it is called, such as 机关
 * @param known answers id and name by either
 */
public record NamedType(String what, Function<String, Optional<Known>> known) implements Datatype {

    /** What records of other registers are called. */
    public static final String RECORD = "名录里的记录";
    public static final String ORGAN = "机关";
    public static final String DOCUMENT = "文件";
    public static final String LETTER = "公开的来信和答复";

    /** @param address where it is read; empty where it has no page */
    public record Known(String id, String name, String address) {
    }

    /** Whether its name can be taken back where it lives: it is asked for each time, and kept nowhere. */
    public boolean mayBeTakenBack() {
        return what.equals(DOCUMENT) || what.equals(LETTER);
    }

    @Override
    public Read read(String typed) {
        String said = Datatype.plain(typed);
        return known.apply(said).or(() -> known.apply(typed.strip())).<Read>map(one -> new Value(one.id()))
                .orElseGet(() -> Wrong.because("里的“" + said + "”不是已有的" + what + "，请写全称或者编号"));
    }

    @Override
    public String shown(String kept) {
        return known.apply(kept).map(Known::name).orElse(kept);
    }

    /** Where it is read. */
    public Optional<String> address(String kept) {
        return known.apply(kept).map(Known::address).filter(address -> !address.isEmpty());
    }
}
