/**
 * Foreign bytes are opened in a child process only: own heap, own clock, own temporary folder, niced, at most one for each processor.
 *
 * <p>A room that has to open a file writes a {@link org.gongkai.reading.Job}: a class with a constructor without parameters that
 * turns bytes and parameters (a record) into a result (a record, and bytes where there are any). It says with
 * {@link org.gongkai.reading.Within} how long it may take, and throws {@link org.gongkai.reading.Refusal} with a sentence for the
 * person who sent the file. The room calls {@link org.gongkai.reading.ReadingRoom#open} with that class, before it begins a transaction
 * and never inside one, and gets an {@link org.gongkai.reading.Opened}: done, or refused in words, {@code busy} where the same file may
 * be sent again. Parameters and results travel as JSON, bytes as they are. A job cannot be made outside the child, and {@code OpenersTest} names for every class
 * that uses Tika, POI, PDFBox, jsoup, pictures, archives or XML which job leads to it.
 */
@NullMarked
@ApplicationModule(displayName = "阅读", allowedDependencies = {})
package org.gongkai.reading;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
