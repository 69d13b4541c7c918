/** Full-text search over what is published, one embedded index per node, fed by the change sequence. */
@NullMarked
package org.gongkai.publication.search;

import org.jspecify.annotations.NullMarked;
