/** What two installations say to each other and how it is signed: pure functions over texts. */
@NullMarked
package org.gongkai.directreport.wire;

import org.jspecify.annotations.NullMarked;
