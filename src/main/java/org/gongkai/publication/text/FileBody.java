package org.gongkai.publication.text;

import java.util.List;

/**
 * The text of a file as a body.
 *
 * @param markup clean
 * @param lost   what did not come over, as sentences for whoever reads the body next
 */
public record FileBody(String markup, List<String> lost) {
}
