package org.gongkai.operation.measure;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** nginx on a folder of packed pages, as {@code deploy/nginx.conf} has it, without the server behind it. */
final class Nginx implements AutoCloseable {

    private static final int START_MILLIS = 1000;

    private final Process process;
    private final int port;

    private Nginx(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    static Nginx showing(Bench bench, Path folder) throws IOException, InterruptedException {
        Path own = Files.createDirectories(bench.path("nginx"));
        int port = free();
        Path settings = Files.writeString(own.resolve("nginx.conf"), """
                user root; daemon off; worker_processes 2; pid %1$s/nginx.pid; error_log %1$s/error.log;
                events { worker_connections 1024; }
                http {
                  include /etc/nginx/mime.types; charset utf-8; access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000;
                  client_body_temp_path %1$s/b; proxy_temp_path %1$s/p; fastcgi_temp_path %1$s/f; uwsgi_temp_path %1$s/u; scgi_temp_path %1$s/s;
                  server {
                    listen 127.0.0.1:%2$d; root %3$s;
                    location = / { gzip_static always; gunzip on; rewrite ^ /index.html break; }
                    location / { default_type text/html; gzip_static always; gunzip on; }
                  }
                }
                """.formatted(own, port, folder));
        Process process = bench.launch(own.resolve("said.txt"), own, List.of("nginx", "-c", settings.toString()));
        Thread.sleep(START_MILLIS);
        if (!process.isAlive()) {
            throw new IOException("nginx did not start: " + Files.readString(own.resolve("said.txt")));
        }
        return new Nginx(process, port);
    }

    String address() {
        return "http://127.0.0.1:" + port + "/";
    }

    private static int free() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
