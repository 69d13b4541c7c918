/** What a writer wants no longer to be read of a public letter: asked for, looked for in every later version, and answered by the version that lacks it. */
@NullMarked
package org.gongkai.casework.anonymity;

import org.jspecify.annotations.NullMarked;
