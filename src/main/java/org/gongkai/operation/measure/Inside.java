package org.gongkai.operation.measure;

/** The application on a data folder within this process, for what pages and commands cannot show. */
public interface Inside extends AutoCloseable {

    <T> T get(Class<T> bean);

    @Override
    void close();
}
