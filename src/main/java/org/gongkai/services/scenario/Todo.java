package org.gongkai.services.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;

import org.gongkai.services.Guide;
import org.gongkai.services.Guides;
import org.gongkai.services.scenario.Scenario.Item;
import org.jspecify.annotations.Nullable;

/**
 * What has to be done with some answers: the steps in their order, each with its items as their records say today, and all papers together.
 *
 * @param papers by their name, each once, with the items that want it
 */
public record Todo(List<Done> steps, Map<String, Paper> papers) {

    /** A step and what it comes to. */
    public record Done(Answers.Outcome outcome, List<Task> tasks) {
    }

    /** @param guide null where the register does not have the item, or not what it rests on; @param code null where it has no page at all */
    public record Task(Item item, @Nullable Guide guide) {

        public String name() {
            return guide == null ? item.name() : guide.name();
        }
    }

    /** @param row as the first item describes it */
    public record Paper(Guide.Row row, List<String> wantedBy) {
    }

    public static Todo of(Answers answers, Guides guides) {
        List<Done> steps = new ArrayList<>();
        Map<String, Paper> papers = new LinkedHashMap<>();
        for (Answers.Outcome outcome : answers.outcomes()) {
            List<Task> tasks = new ArrayList<>();
            for (Item item : outcome.rule().items()) {
                Guide guide = guides.find(item.code()) instanceof Guides.Made(Guide made) ? made : null;
                tasks.add(new Task(item, guide));
                if (guide != null) {
                    guide.asked().forEach(row -> papers.computeIfAbsent(row.said("name"), name -> new Paper(row, new ArrayList<>())).wantedBy().add(guide.name()));
                }
            }
            steps.add(new Done(outcome, tasks));
        }
        return new Todo(steps, papers);
    }

    public List<Task> tasks() {
        return steps.stream().flatMap(step -> step.tasks().stream()).toList();
    }

    /** Promised working days of all items one after the other; empty where one of them does not say. */
    public OptionalInt days() {
        List<Task> tasks = tasks();
        return tasks.stream().allMatch(task -> task.guide() != null && task.guide().has("promisedDays"))
                ? OptionalInt.of(tasks.stream().mapToInt(task -> Integer.parseInt(task.guide().kept("promisedDays"))).sum()) : OptionalInt.empty();
    }

    /** Items that say they cost something. */
    public List<String> charged() {
        return tasks().stream().filter(task -> task.guide() != null && task.guide().is("fee", "yes")).map(Task::name).toList();
    }

    /** Items of which nothing is known here. */
    public Set<String> unknown() {
        Set<String> unknown = new LinkedHashSet<>();
        tasks().stream().filter(task -> task.guide() == null).forEach(task -> unknown.add(task.name()));
        return unknown;
    }
}
