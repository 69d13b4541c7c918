package org.gongkai.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
@DisplayName("现成页面：来源变了就不再用，别的照旧；停机再开还在，程序换了就不要")
class PageStoreTest {

    private static final PageAddress DOCUMENT = new PageAddress("/documents/a", true);
    private static final PageAddress LIST = new PageAddress("/columns", true);
    private static final PageAddress NARROWED = new PageAddress("/columns?kind=budget", false);

    @TempDir
    Path folder;

    @Test
    @DisplayName("一条来源变了：由它做成的页面要重做，别的页面原样答复")
    void onlyWhatDepends() {
        try (PageStore store = new PageStore(folder, "one")) {
            store.keep(DOCUMENT, page(store.changes(), "publication/a"));
            store.keep(LIST, page(store.changes(), "publication"));
            store.keep(NARROWED, page(store.changes(), "publication"));

            store.changed(List.of("acts", "publication", "publication/b"));

            assertThat(store.holds(found(store, DOCUMENT))).as("另一件文件变了").isTrue();
            assertThat(store.holds(found(store, LIST))).as("清单").isFalse();
            assertThat(store.holds(found(store, NARROWED))).as("筛过的清单").isFalse();
            store.keep(LIST, page(store.changes(), "publication"));
            assertThat(store.holds(found(store, LIST))).as("重做以后").isTrue();
        }
    }

    @Test
    @DisplayName("做到一半来源变了：做成的页面不作数")
    void changedWhileBeingMade() {
        try (PageStore store = new PageStore(folder, "one")) {
            long begun = store.changes();
            store.changed(List.of("publication/a"));
            store.keep(DOCUMENT, page(begun, "publication/a"));
            assertThat(store.holds(found(store, DOCUMENT))).isFalse();
        }
    }

    @Test
    @DisplayName("停机再开：字节、标签、变更都在；停机时记到第几条也在")
    void afterRestart() {
        try (PageStore store = new PageStore(folder, "one")) {
            store.keep(DOCUMENT, page(store.changes(), "publication/a"));
            store.keep(LIST, page(store.changes(), "publication"));
            store.changed(List.of("publication"));
            store.reached(17);
        }
        try (PageStore store = new PageStore(folder, "one")) {
            assertThat(store.position()).isEqualTo(17);
            assertThat(new String(found(store, DOCUMENT).unpacked(), StandardCharsets.UTF_8)).isEqualTo("<p>公开</p>");
            assertThat(store.holds(found(store, DOCUMENT))).isTrue();
            assertThat(store.holds(found(store, LIST))).as("停机以前就变了").isFalse();
            store.changed(List.of("publication/a"));
            assertThat(store.holds(found(store, DOCUMENT))).as("停机以后才变").isFalse();
        }
    }

    @Test
    @DisplayName("程序或者站名换了：以前的页面一件不用")
    void anotherProgramme() {
        try (PageStore store = new PageStore(folder, "one")) {
            store.keep(DOCUMENT, page(store.changes(), "publication/a"));
        }
        try (PageStore store = new PageStore(folder, "two")) {
            assertThat(store.find(DOCUMENT)).isNull();
        }
    }

    @Test
    @DisplayName("存页面的文件坏了：丢掉重做，照常开门")
    void brokenFile() throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("pages.mv"), "不是页面".repeat(5000));
        try (PageStore store = new PageStore(folder, "one")) {
            store.keep(DOCUMENT, page(store.changes(), "publication/a"));
            assertThat(store.find(DOCUMENT)).isNotNull();
        }
    }

    @Test
    @DisplayName("只到某一天为止的页面，到了那天重做；日子往回走也重做")
    void theDay() {
        KeptPage page = page(0, "publication/a");
        assertThat(page.holdsOn(LocalDate.of(2026, 3, 2))).isTrue();
        assertThat(page.holdsOn(LocalDate.of(2026, 3, 9))).isTrue();
        assertThat(page.holdsOn(LocalDate.of(2026, 3, 10))).isFalse();
        assertThat(page.holdsOn(LocalDate.of(2026, 3, 1))).isFalse();
    }

    private static KeptPage found(PageStore store, PageAddress address) {
        KeptPage page = store.find(address);
        assertThat(page).isNotNull();
        return page;
    }

    private static KeptPage page(long made, String source) {
        byte[] bytes = "<p>公开</p>".getBytes(StandardCharsets.UTF_8);
        return new KeptPage(made, LocalDate.of(2026, 3, 2).toEpochDay(), LocalDate.of(2026, 3, 10).toEpochDay(), 200, List.of(source),
                List.of("Content-Type", "text/html;charset=UTF-8"), "abc", bytes.length, KeptPage.pack(bytes));
    }
}
