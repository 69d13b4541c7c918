/** What of a person is shown only when somebody opens it, with a reason and a line in a journal. */
@NullMarked
@NamedInterface("opening")
package org.gongkai.casework.opening;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
