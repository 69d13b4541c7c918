package org.gongkai;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import org.gongkai.calendar.Now;

/** A document told in words that stand nowhere else, with its file, its organ and the document that it replaced: where the public may come upon it. */
record DocumentOfRareWords(String id, String replaced, String file, String organ) {

    static final List<String> WORDS = List.of("琥珀鲸", "钴蓝鹿", "橄榄隼", "锆石鸥", "孔雀鲤", "水晶獾", "狻猊");

    /** The addresses of that pattern which could speak of it: none where a pattern leads to no document. */
    List<String> at(String pattern) {
        if (!pattern.contains("{")) {
            return switch (pattern) {
                case "/search", "/search/suggestions", "/requests/suggestions", "/requests/new" -> WORDS.stream().map(word -> pattern + "?q=" + encoded(word)).toList();
                case "/feed.atom" -> List.of(pattern, pattern + "?column=policy");
                case "/api/v1/documents" -> List.of(pattern + "?limit=1000", pattern + "?column=policy&limit=1000");
                default -> List.of(pattern);
            };
        }
        return switch (pattern) {
            case "/documents/{id}", "/api/v1/documents/{id}" -> List.of(pattern.replace("{id}", id), pattern.replace("{id}", replaced));
            case "/documents/{id}/editions/{number}" -> List.of("/documents/" + id + "/editions/1", "/documents/" + id + "/editions/2");
            case "/documents/{id}/compare/{number}" -> List.of("/documents/" + id + "/compare/2");
            case "/documents/{id}/files/{attachmentId}" -> List.of("/documents/" + id + "/files/" + file);
            case "/documents/{id}/previews/{attachmentId}", "/documents/{id}/previews/{attachmentId}/{number}.png" -> List.of(pattern.replace("{id}", id).replace("{attachmentId}", file).replace("{number}", "1"));
            case "/requests/suggestions/{documentId}" -> List.of("/requests/suggestions/" + id);
            case "/columns/{id}" -> List.of("/columns/policy");
            case "/documents/{id}/plain", "/on-request/{id}" -> List.of(pattern.replace("{id}", id));
            case "/documents/{id}/paper.{ending}" -> List.of("/documents/" + id + "/paper.docx");
            case "/on/{day}" -> List.of("/on/" + LocalDate.now(Now.ZONE));
            case "/on/{day}/organs/{id}" -> List.of("/on/" + LocalDate.now(Now.ZONE) + "/organs/" + organ);
            case "/on/{day}/documents/{id}" -> List.of("/on/" + LocalDate.now(Now.ZONE) + "/documents/" + id);
            case "/organs/{id}" -> List.of("/organs/" + organ);
            case "/api/v1/organs/{id}" -> List.of("/api/v1/organs/" + organ);
            case "/mailboxes/{type}", "/mailboxes/{type}/figures", "/mailboxes/{type}/new" -> List.of(pattern.replace("{type}", "mayormail"));
            case "/{place}/new" -> List.of("/requests/new");
            case "/requests/procedure/{type}" -> List.of("/requests/procedure/inforequest");
            case "/reports/annual/{organ}/{year}", "/reports/annual/{organ}/{which}/report.docx", "/reports/annual/{organ}/{which}/report.json", "/reports/annual/{organ}/{which}/report.csv",
                "/reports/annual/{organ}/{which}/report.xlsx" -> List.of(pattern.replace("{organ}", organ).replace("{year}", "2025").replace("{which}", "2025"));
            case "/reports/statistics", "/reports/statistics/{organ}/{which}", "/reports/statistics/{organ}/{which}/report.docx", "/reports/statistics/{organ}/{which}/report.json",
                "/reports/statistics/{organ}/{which}/report.csv", "/reports/statistics/{organ}/{which}/report.xlsx" -> List.of(pattern.replace("{organ}", organ).replace("{which}", "website.2025"));
            default -> List.of();
        };
    }

    static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8);
    }
}
