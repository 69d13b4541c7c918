package org.gongkai.directory;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Rows of the directory that are there because of an act; the ledger, which lies above, looks for it.
 *
 * @param query  name of the row, the record of the act, and what the act says under {@code detail}
 * @param act    what the act is called
 */
public record RecordedRows(String table, String title, String query, String act, @Nullable String detail) {

    public static final List<RecordedRows> ALL = List.of(
            new RecordedRows("directory.organ", "机关", "select id, id from directory.organ", "organ-established", null),
            new RecordedRows("directory.organ_form", "机关名称", "select organ || ' ' || from_on, organ from directory.organ_form", "organ-", null),
            new RecordedRows("directory.merger", "机关合并", "select predecessor, predecessor, successor from directory.merger", "organ-merged", "successor"),
            new RecordedRows("directory.person", "人员", "select id, id from directory.person", "person-added", null),
            new RecordedRows("directory.post", "岗位", "select id, person, id from directory.post", "post-given", "post"),
            new RecordedRows("directory.absence", "请假", "select id, person, id from directory.absence", "absence-recorded", "absence"),
            new RecordedRows("directory.credential", "登录名", "select login, person from directory.credential", "person-added", null),
            new RecordedRows("directory.outsider", "外部人员", "select person, person, kind from directory.outsider", "outsider-admitted", "kind"));
}
