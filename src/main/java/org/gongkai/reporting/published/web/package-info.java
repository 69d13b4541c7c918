/** Whether the annual reports of a tree are public, on screen. */
@NullMarked
package org.gongkai.reporting.published.web;

import org.jspecify.annotations.NullMarked;
