package org.gongkai.directory.web;

import java.util.List;
import java.util.Map;

import org.gongkai.directory.Organ;
import org.gongkai.directory.OrganForm;
import org.gongkai.directory.PostHeld;
import org.jspecify.annotations.Nullable;

/**
 * One organ with its history and its posts.
 *
 * @param successor what it was merged into; null while it exists
 * @param names     of the people who hold or held the posts
 * @param others    every organ of today, to choose from
 */
public record OrganPage(Organ organ, List<OrganForm> forms, List<Organ> path, List<Organ> predecessors,
        @Nullable Organ successor, List<PostHeld> posts, Map<String, String> names, List<Organ> others) {
}
