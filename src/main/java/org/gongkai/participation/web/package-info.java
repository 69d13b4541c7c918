/** What everybody reads and sends, and the desk of whoever asks. */
@NullMarked
package org.gongkai.participation.web;

import org.jspecify.annotations.NullMarked;
