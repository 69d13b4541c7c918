package org.gongkai;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Set;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.ResourceLocksProvider;

/**
 * Runs a class of tests beside the others, on the second core. For what is pure or starts processes and databases of its own: it shares no
 * context, no browser and no database with another class, sets nothing of the process (its properties, its output), and no figure of it
 * falls when the machine is busy. Its own tests still run one after another, because the class holds a lock of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Execution(ExecutionMode.CONCURRENT)
@ResourceLock(providers = Beside.Itself.class)
public @interface Beside {

    /** The lock of a class: its name. */
    final class Itself implements ResourceLocksProvider {
        @Override
        public Set<Lock> provideForClass(Class<?> tests) {
            return Set.of(new Lock(tests.getName()));
        }
    }
}
