/** What had happened already when a step is recorded: a visit, a judgment that was served. It lies in no future. */
@NullMarked
package org.gongkai.casework.happened;

import org.jspecify.annotations.NullMarked;
