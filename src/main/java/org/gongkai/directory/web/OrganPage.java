package org.gongkai.directory.web;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganForm;
import org.gongkai.directory.Organs;
import org.gongkai.directory.PostHeld;
import org.jspecify.annotations.Nullable;

/**
 * One organ with its history and its posts.
 *
 * @param successor what it was merged into; null while it exists
 * @param names     of the people who hold or held the posts
 * @param others    every organ of today, to choose from
 */
public record OrganPage(Organ organ, List<Former> history, List<Organ> path, List<Organ> predecessors,
        @Nullable Organ successor, List<PostHeld> posts, Map<String, String> names, List<Organ> others) {

    /** @param parent name of the organ above, as it was called when the form began */
    public record Former(OrganForm form, String parent) {

        static List<Former> of(String organId, Organs organs) {
            return organs.forms(organId).stream().map(form -> new Former(form, form.parentId() == null ? ""
                    : organs.find(form.parentId(), form.from()).map(Organ::name).orElse(form.parentId()))).toList();
        }
    }
}
