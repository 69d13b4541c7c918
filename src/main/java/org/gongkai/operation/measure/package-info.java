/** Takes the figures of docs/measured.md from outside, with processes of its own. */
@NullMarked
package org.gongkai.operation.measure;

import org.jspecify.annotations.NullMarked;
