/** How the file of a type says that an action is drafted first, and what the posts of a person let them do then. */
@NullMarked
package org.gongkai.casework.drafting.declared;

import org.jspecify.annotations.NullMarked;
