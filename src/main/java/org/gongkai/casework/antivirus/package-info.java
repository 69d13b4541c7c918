/** Looks for viruses in files that come with matters, before anything of them is kept: a port that speaks clamd's protocol. */
@NullMarked
package org.gongkai.casework.antivirus;

import org.jspecify.annotations.NullMarked;
