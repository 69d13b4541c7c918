package org.gongkai.operation.measure;

/** What the whole process tree holds, PostgreSQL included. */
final class Memory implements Scenario {

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory of the whole process tree, PostgreSQL included (PSS)";
    }

    @Override
    public void run(Bench bench) throws Exception {
        try (Server server = bench.serve(bench.path("memory"), "--demo")) {
            bench.line("| memory after the start, with the demo | %,d MiB |", server.memory());
            Import.into(bench, bench.path("memory"), server);
            bench.line("| memory after the import | %,d MiB |", server.memory());
            Search.ask(Search.pages(bench, server));
            bench.line("| memory after 3,000 searches | %,d MiB |", server.memory());
        }
    }
}
