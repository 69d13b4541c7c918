package org.gongkai.casework.theirs;

import org.gongkai.casework.lists.CaseLists;

/**
 * A matter in the list of whose it is, in words.
 *
 * @param byCode whether they added it themselves, by its access code
 */
public record OwnMatterRow(CaseLists.Line line, String type, String title, String organ, String stage, boolean byCode) {
}
