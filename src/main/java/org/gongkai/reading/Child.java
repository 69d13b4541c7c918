package org.gongkai.reading;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

import tools.jackson.databind.JavaType;

/** The process in which foreign bytes are opened: takes one job after the other from its parent, and ends with it. */
final class Child {

    private static final int MEMORY_IS_OUT = 3;
    private static final int TOO_SLOW = 4;
    private static final int GRACE_SECONDS = 2;
    private static boolean here;

    private Child() {
    }

    /** The parent stops a job that takes too long; this is for a parent that is no more. */
    private static final class Clock extends Thread {

        private volatile long end;

        Clock() {
            super("clock");
            setDaemon(true);
        }

        @Override
        public void run() {
            while (true) {
                if (end != 0 && System.nanoTime() - end > 0) {
                    Runtime.getRuntime().halt(TOO_SLOW);
                }
                try {
                    sleep(500);
                } catch (InterruptedException ended) {
                    return;
                }
            }
        }
    }

    static void requireHere() {
        if (!here) {
            throw new IllegalStateException("foreign bytes are opened in the child process only: ReadingRoom.open");
        }
    }

    public static void main(String[] arguments) throws IOException {
        here = true;
        try (DataInputStream in = new DataInputStream(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
                DataOutputStream out = new DataOutputStream(new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), 1 << 16))) {
            System.setOut(System.err);
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            Clock clock = new Clock();
            clock.start();
            while (true) {
                Frames.requireBegin(in);
                String job = Frames.text(in, Frames.MOST_PARAMETERS);
                int seconds = in.readInt();
                byte[] parameters = Frames.read(in, Frames.MOST_PARAMETERS);
                clock.end = System.nanoTime() + (seconds + GRACE_SECONDS) * 1_000_000_000L;
                byte[] content = Frames.read(in, Frames.MOST_CONTENT);
                answer(job, parameters, content, out);
                clock.end = 0;
                empty(folder);
            }
        } catch (EOFException parentIsDone) {
            if (System.getProperty(ChildProcess.REHEARSAL) == null) {
                removeOwnFolder();
                Runtime.getRuntime().halt(0);
            }
        }
    }

    private static void answer(String job, byte[] parameters, byte[] content, DataOutputStream out) throws IOException {
        try {
            Job.Result<Object> result = made(job).open(content, Frames.JSON.readValue(parameters, typeOf(Class.forName(job), 0)));
            byte[] value = Frames.JSON.writeValueAsBytes(result.value());
            Frames.begin(out);
            out.writeByte(Frames.DONE);
            Frames.write(out, value);
            Frames.write(out, result.bytes());
        } catch (Refusal refused) {
            said(Frames.REFUSED, String.valueOf(refused.getMessage()), out);
        } catch (OutOfMemoryError full) {
            Runtime.getRuntime().halt(MEMORY_IS_OUT);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError fault) {
            fault.printStackTrace();
            said(Frames.FAILED, fault.getClass().getName(), out);
        }
        out.flush();
    }

    private static void said(byte kind, String words, DataOutputStream out) throws IOException {
        Frames.begin(out);
        out.writeByte(kind);
        Frames.write(out, words);
    }

    @SuppressWarnings("unchecked")
    private static Job<Object, Object> made(String name) throws ReflectiveOperationException {
        Constructor<? extends Job<?, ?>> constructor = (Constructor<? extends Job<?, ?>>) Class.forName(name).asSubclass(Job.class).getDeclaredConstructor();
        constructor.setAccessible(true);
        return (Job<Object, Object>) constructor.newInstance();
    }

    /** @param which 0 for the parameters of a job, 1 for its result */
    static JavaType typeOf(Class<?> job, int which) {
        Type declared = ((ParameterizedType) job.getGenericSuperclass()).getActualTypeArguments()[which];
        return Frames.JSON.constructType(declared);
    }

    /** A parent that was killed removes nothing. */
    private static void removeOwnFolder() throws IOException {
        Path folder = Path.of(System.getProperty("java.io.tmpdir")).getParent();
        if (folder != null && folder.getFileName().toString().startsWith(ChildProcess.FOLDER)) {
            empty(folder);
            Files.deleteIfExists(folder);
        }
    }

    /** What a library left behind in the temporary folder goes with the job. */
    private static void empty(Path folder) {
        try (Stream<Path> left = Files.walk(folder)) {
            for (Path each : left.filter(one -> !one.equals(folder)).sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        } catch (IOException inUse) {
            System.err.println("left in " + folder + ": " + inUse);
        }
    }
}
