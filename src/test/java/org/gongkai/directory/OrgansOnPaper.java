package org.gongkai.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A few organs without a database behind them. */
@SuppressWarnings("NullAway")
public final class OrgansOnPaper extends Organs {

    private final Map<String, Organ> organs;

    public OrgansOnPaper(Organ... organs) {
        super(null, null, null);
        this.organs = Arrays.stream(organs).collect(Collectors.toMap(Organ::id, Function.identity()));
    }

    @Override
    public Optional<Organ> find(String id) {
        return Optional.ofNullable(organs.get(id));
    }

    @Override
    public Organ require(String id) {
        return organs.get(id);
    }

    @Override
    public List<Organ> asOf(java.time.LocalDate day) {
        return List.copyOf(organs.values());
    }

    @Override
    public Optional<Organ> successor(String id) {
        return find(id);
    }
}
