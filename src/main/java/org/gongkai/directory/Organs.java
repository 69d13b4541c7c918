package org.gongkai.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.gongkai.calendar.Now;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The organs of this installation as they stand today, and the tree as it stood on any day; held in memory. */
@Component
public class Organs {

    private record Snapshot(long revision, OrganTree tree) {
    }

    private final OrganRows rows;
    private final Revision revision;
    private final Now now;
    private volatile @Nullable Snapshot snapshot;

    Organs(OrganRows rows, Revision revision, Now now) {
        this.rows = rows;
        this.revision = revision;
        this.now = now;
    }

    /** Another one as soon as organs are otherwise. */
    public long revision() {
        return revision.current();
    }

    /** In its form of today; a dissolved organ in its last. */
    public Optional<Organ> find(String id) {
        return tree().find(id, now.today());
    }

    /** In its form of that day. */
    public Optional<Organ> find(String id, LocalDate on) {
        return tree().find(id, on);
    }

    /** What it is called today; its id where there is no such organ. */
    public String name(String id) {
        return find(id).map(Organ::name).orElse(id);
    }

    /** The same in short. */
    public String shortName(String id) {
        return find(id).map(Organ::shortName).orElse(id);
    }

    public Organ require(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("no such organ: " + id));
    }

    /** The organ under the name, or short name, that it bore on that day. */
    public Optional<Organ> named(String name, LocalDate on) {
        return tree().named(name, on);
    }

    /** The organ that people here mean by a name on that day: its name, its short name, or either without the place: 教育局. */
    public Optional<Organ> meant(String name, LocalDate on) {
        return tree().meant(name, on);
    }

    /** The government at the root; without one, the organ that was entered first. */
    public Optional<Organ> first() {
        return tree().first(now.today());
    }

    /** Every organ that existed on the day, in the order of lists. */
    public List<Organ> asOf(LocalDate day) {
        return tree().asOf(day);
    }

    public List<Organ> children(String organId, LocalDate on) {
        return tree().children(organId, on);
    }

    /** From the root down to the organ itself. */
    public List<Organ> path(String organId, LocalDate on) {
        return tree().path(organId, on);
    }

    /** The organ and all below it on that day; empty when it did not exist. */
    public Set<String> subtree(String organId, LocalDate on) {
        return tree().subtree(organId, on);
    }

    /** The organs whose records a post reaches today: its own, those below where it covers them, and what was merged into these. */
    public Set<String> reach(String organId, boolean subtree) {
        OrganTree tree = tree();
        Set<String> organs = subtree ? tree.subtree(organId, now.today()) : Set.of(organId);
        return tree.withPredecessors(organs, now.today());
    }

    /** The organs with every body that had been merged into one of them by that day: those whose records they answer for. */
    public Set<String> withPredecessors(Set<String> organs, LocalDate on) {
        return tree().withPredecessors(organs, on);
    }

    /** Who carries on an organ's work today: itself while it exists, else what it was merged into. */
    public Optional<Organ> successor(String organId) {
        return tree().successor(organId, now.today());
    }

    /** Who carried it on as of a day. */
    public Optional<Organ> successor(String organId, LocalDate on) {
        return tree().successor(organId, on);
    }

    /** Every name and place that an organ has had or will have, oldest first. */
    public List<OrganForm> forms(String organId) {
        return tree().forms(organId);
    }

    /** The organs that were merged into this one. */
    public List<Organ> predecessors(String organId) {
        return tree().predecessors(organId).stream().map(this::require).toList();
    }

    private OrganTree tree() {
        long current = revision.current();
        Snapshot held = snapshot;
        if (held == null || held.revision != current) {
            held = new Snapshot(current, rows.tree());
            snapshot = held;
        }
        return held.tree;
    }
}
