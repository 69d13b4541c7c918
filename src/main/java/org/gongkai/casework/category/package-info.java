/** What a letter is about, by a tree of categories: proposed from its words, chosen by whoever takes it up, and by whom such letters are mostly handled. */
@NullMarked
@NamedInterface("category")
package org.gongkai.casework.category;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
