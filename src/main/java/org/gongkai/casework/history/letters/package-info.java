/** Letters and answers of an earlier site, walked step by step like other past matters. */
@NullMarked
@NamedInterface("letters-of-before")
package org.gongkai.casework.history.letters;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
