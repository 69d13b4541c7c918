/** What in a text would tell who somebody is: the words of a sealed application, and numbers of the shape that persons have. */
@NullMarked
@NamedInterface("identity")
package org.gongkai.casework.identity;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
