/** A folder of ready pages for a web server: taken from a running site over HTTP, and kept up with its list of changes as any cache in between would. */
@NullMarked
package org.gongkai.operation.export;

import org.jspecify.annotations.NullMarked;
