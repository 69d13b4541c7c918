/** What whoever brought a matter was answered, whatever the type, and how they come to read it. */
@NullMarked
@NamedInterface("answer")
package org.gongkai.casework.answer;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
