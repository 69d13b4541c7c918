/** The pages of the directory: signing in, organs, people. */
@NullMarked
package org.gongkai.directory.web;

import org.jspecify.annotations.NullMarked;
