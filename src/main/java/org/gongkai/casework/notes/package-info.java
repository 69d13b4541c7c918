/** What people of the office write to each other beside a matter: notes, circulars, tasks and instructions with a term, and who follows it. */
@NullMarked
package org.gongkai.casework.notes;

import org.jspecify.annotations.NullMarked;
