/** Pairs of what people say and what documents say: proposed from the texts and from what was sought in vain, accepted or refused by a person, in force at once. */
@NullMarked
@NamedInterface("words")
package org.gongkai.publication.words;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
