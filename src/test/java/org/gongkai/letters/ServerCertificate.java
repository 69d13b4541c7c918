package org.gongkai.letters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** A certificate for {@code localhost} that nobody trusts who is not told to, made for one run of the tests. */
record ServerCertificate(Path store, Path pem) {

    static final String PASSWORD = "of-the-test";

    static ServerCertificate make() {
        try {
            Path folder = Files.createTempDirectory("mail-server");
            Path store = folder.resolve("server.p12");
            keytool("-genkeypair", "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=dns:localhost", "-validity", "3650", "-keystore", store.toString());
            Path pem = folder.resolve("server.pem");
            keytool("-exportcert", "-rfc", "-file", pem.toString(), "-keystore", store.toString());
            return new ServerCertificate(store, pem);
        } catch (IOException | InterruptedException fault) {
            throw new IllegalStateException(fault);
        }
    }

    SSLContext context() throws GeneralSecurityException, IOException {
        KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    private static void keytool(String... arguments) throws IOException, InterruptedException {
        java.util.List<String> command = new java.util.ArrayList<>(java.util.List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
        command.addAll(java.util.List.of(arguments));
        command.addAll(java.util.List.of("-alias", "mail", "-storepass", PASSWORD, "-storetype", "PKCS12"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException(said);
        }
    }
}
