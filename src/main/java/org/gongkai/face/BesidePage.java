package org.gongkai.face;

import java.util.List;

/**
 * What a room knows of the record or page that is shown at the desk, said above it whatever room shows it; set as request attribute {@link #ATTRIBUTE}.
 *
 * @param said  what concerns it now, each with its address; empty where nothing does
 * @param offer what can be done about it; empty where nothing can, by whoever looks
 */
public record BesidePage(List<Link> said, List<Link> offer) {

    public static final String ATTRIBUTE = "gongkai.besidePage";
}
