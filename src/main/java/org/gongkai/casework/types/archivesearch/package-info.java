/** Searches in an archives: whose identity was checked, which volumes are out, and what it counts for everyone. */
@NullMarked
package org.gongkai.casework.types.archivesearch;

import org.jspecify.annotations.NullMarked;
