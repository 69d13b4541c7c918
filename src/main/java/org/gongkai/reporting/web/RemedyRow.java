package org.gongkai.reporting.web;

import org.gongkai.reporting.Remedy;

/** A reconsideration or suit with the name of the organ concerned. */
public record RemedyRow(Remedy remedy, String organName) {

    public String result() {
        Remedy.Result result = remedy.result();
        return result == null ? "尚未审结" : result.title();
    }
}
