/** Files that are to become public: which kinds are taken, all that stands in them, what readers do not see, and a copy without it. */
@NullMarked
package org.gongkai.inspection.file;

import org.jspecify.annotations.NullMarked;
